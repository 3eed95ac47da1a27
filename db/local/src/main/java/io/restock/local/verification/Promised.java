package io.restock.local.verification;

import io.restock.contracts.Json;
import io.restock.local.supervisor.Part;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;

/**
 * What became of the promise of 24 hours since the data began, as replenishment counts it.
 *
 * @param missed lines that were due and not received in time; the overdue ones are among them
 * @param share kept of what was due, null if nothing was
 * @param shareOfWhatTheDcHad the same without what the distribution centers did not have, null if that leaves nothing
 * @param causes of the misses, each with its count
 */
public record Promised(long due, long kept, long missed, long overdue, Double share, Double shareOfWhatTheDcHad, Map<String, Long> causes) {
    private static final String SINCE_THE_DATA_BEGAN = "/v1/promise?from=1970-01-01T00:00:00Z&limit=0";

    /** Absent while replenishment does not answer. */
    public static Optional<Promised> read(Operator operator) {
        try {
            return Optional.of(ask(operator));
        } catch (IOException away) {
            return Optional.empty();
        }
    }

    /** @throws IOException when replenishment does not answer; the message says so */
    static Promised ask(Operator operator) throws IOException {
        return Json.MAPPER.convertValue(operator.get(Part.REPLENISHMENT, SINCE_THE_DATA_BEGAN), Promised.class);
    }

    /** In one line: {@code 98.20 % of 1,234 due, 12 overdue}. */
    public String sentence() {
        return share == null ? "nothing was due yet" : "%s of %,d due, %,d overdue".formatted(percent(share), due, overdue);
    }

    /** Rounded down: a promise that was broken once is not kept at 100 %. */
    public static String percent(double share) {
        return "%.2f %%".formatted(Math.floor(share * 10_000 + 1e-6) / 100);
    }
}
