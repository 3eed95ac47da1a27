package io.restock.benchmarks.product;

import io.restock.benchmarks.Benchmark;
import io.restock.benchmarks.Settings;
import io.restock.benchmarks.measuring.Runs;
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
public final class RebuildBenchmark implements Benchmark {
    private static final int LANES = 4;
    private static final Duration TRADE = Duration.ofSeconds(60);
    private static final Duration DRAIN = Duration.ofMinutes(3);

    @Override
    public String name() {
        return "rebuild";
    }

    @Override
    public Report run(Settings settings) throws Exception {
        Workload chain = Workload.usual(settings.seed());
        try (var product = Product.start(settings); var backlog = new Backlog(product)) {
            Shops.open(product, chain);
            var lanes = IntStream.rangeClosed(1, LANES).mapToObj(number -> new BulkLane(product, backlog, chain, number)).toList();
            BulkLane.sell(lanes, TRADE);
            product.awaitLines(lanes.stream().mapToLong(BulkLane::lines).sum(), DRAIN);
            var rates = new ArrayList<Double>();
            long events = 0;
            for (int run = 0; run <= settings.runs(); run++) {
                var rebuilt = Json.MAPPER.readTree(product.rebuild());
                events = rebuilt.get("events").asLong();
                if (rebuilt.get("differences").asInt() != 0 || !rebuilt.get("swapped").asBoolean()) {
                    throw new IllegalStateException("the rebuilt stock is not the live one: " + rebuilt);
                }
                if (run > 0) {
                    rates.add(events / rebuilt.get("seconds").asDouble());
                }
            }
            var runs = new Runs(rates);
            return new Report(name(), "how fast is the stock projection built from the journal?", List.of(Ratio.atLeast("events a second", runs.median(), 200_000)),
                    List.of(new Row("journal to stock, compared and swapped", "events/s", runs, Map.of())),
                    List.of(Figures.of(events) + " events of " + Figures.of(chain.storeItemCount())
                            + " store-items; all services run, nobody sells. Each rebuild was equal to the live stock."));
        }
    }
}
