package io.restock.local.cloning;

import com.fasterxml.jackson.databind.JsonNode;
import io.restock.local.supervisor.Part;
import io.restock.local.supervisor.StartFailure;
import io.restock.local.verification.Operator;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Lists stores, then items, so many at once that a large chain is soon listed and a small memory holds them. */
final class Listing {
    private static final int AT_ONCE = 10_000;

    private final Operator operator;
    private final List<String> waiting = new ArrayList<>();
    private String waitingFor = "";

    Listing(Operator operator) {
        this.operator = operator;
    }

    /** @param path to which it is put, such as {@code /v1/items} */
    void add(String path, JsonNode value) throws IOException {
        if (!path.equals(waitingFor) || waiting.size() == AT_ONCE) {
            flush();
        }
        waitingFor = path;
        waiting.add(value.toString());
    }

    /** @throws StartFailure if the ledger does not take all of them */
    void flush() throws IOException {
        if (!waiting.isEmpty()) {
            JsonNode outcome = operator.putLines(Part.LEDGER, waitingFor, String.join("\n", waiting));
            if (outcome.path("rejected").asLong() > 0) {
                throw new StartFailure("the ledger does not take " + outcome.path("rejected") + " lines on " + waitingFor + ": " + outcome.path("problems"));
            }
            waiting.clear();
        }
    }
}
