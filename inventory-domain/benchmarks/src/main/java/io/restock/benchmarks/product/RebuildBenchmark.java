package io.restock.benchmarks.product;

import com.fasterxml.jackson.databind.JsonNode;
import io.restock.benchmarks.measuring.Runs;
import io.restock.benchmarks.measuring.Settings;
import io.restock.benchmarks.report.Figures;
import io.restock.benchmarks.report.Report;
import io.restock.benchmarks.report.Report.Ratio;
import io.restock.benchmarks.report.Report.Row;
import io.restock.benchmarks.workload.Workload;
import io.restock.contracts.Json;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** The stock projection, built anew from the journal of a running ledger and compared with the live one. */
public final class RebuildBenchmark {
    public static final String NAME = "rebuild";
    private static final int LANES = 4;
    private static final Duration TRADE = Duration.ofSeconds(60);
    private static final Duration DRAIN = Duration.ofMinutes(3);

    private RebuildBenchmark() {}

    public static Report run(Settings settings) throws Exception {
        Workload chain = Workload.usual(settings.seed());
        try (var product = Product.start(settings); var backlog = new Backlog(product)) {
            Shops.open(product, chain);
            var lanes = IntStream.rangeClosed(1, LANES).mapToObj(number -> new BulkLane(product, backlog, chain, number)).toList();
            BulkLane.sell(lanes, TRADE);
            product.awaitLines(lanes.stream().mapToLong(BulkLane::lines).sum(), DRAIN);
            rebuild(product);
            Rebuilds amid = rebuilds(product, settings.runs());
            boolean waited = product.waiting().values().stream().anyMatch(events -> events > 0);
            boolean caughtUp = product.awaitFollowers(Product.FOLLOWERS_CATCH_UP);
            Rebuilds quiet = rebuilds(product, settings.runs());
            return new Report(NAME, "how fast is the stock projection built from the journal?",
                    List.of(Ratio.atLeast("events a second", quiet.rates().median(), 200_000)),
                    List.of(new Row("journal to stock, compared and swapped", "events/s", quiet.rates(), Map.of()),
                            new Row("the same while those who follow the ledger catch up", "events/s", amid.rates(), Map.of())),
                    List.of(Figures.of(quiet.events()) + " events of " + Figures.of(chain.storeItemCount())
                            + " store-items; all services run, nobody sells. Each rebuild was equal to the live stock.",
                            "The second row was measured first, right after a minute's rush; " + (waited ? "events still waited after it. " : "no event waited any more after it. ")
                                    + (caughtUp ? "None waited for the first row." : "Events still waited for the first row, too: " + product.waiting())));
        }
    }

    /** @param events that were folded each time */
    private record Rebuilds(Runs rates, long events) {}

    private static Rebuilds rebuilds(Product product, int runs) throws Exception {
        var rates = new ArrayList<Double>();
        long events = 0;
        for (int run = 0; run < runs; run++) {
            var rebuilt = rebuild(product);
            events = rebuilt.get("events").asLong();
            rates.add(events / rebuilt.get("seconds").asDouble());
        }
        return new Rebuilds(new Runs(rates), events);
    }

    /** @throws IllegalStateException if what was rebuilt is not the live stock */
    private static JsonNode rebuild(Product product) throws Exception {
        var rebuilt = Json.MAPPER.readTree(product.rebuild());
        if (rebuilt.get("differences").asInt() != 0 || !rebuilt.get("swapped").asBoolean()) {
            throw new IllegalStateException("the rebuilt stock is not the live one: " + rebuilt);
        }
        return rebuilt;
    }
}
