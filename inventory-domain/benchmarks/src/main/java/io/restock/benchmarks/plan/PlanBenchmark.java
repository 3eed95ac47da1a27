package io.restock.benchmarks.plan;

import io.restock.benchmarks.measuring.Runs;
import io.restock.benchmarks.measuring.Settings;
import io.restock.benchmarks.plan.DayCloses.Closed;
import io.restock.benchmarks.report.Report;
import io.restock.benchmarks.report.Report.Ratio;
import io.restock.benchmarks.report.Report.Row;
import io.restock.engine.CompactStates;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/** What planning a whole chain costs: the close of its day, the review after a sale. */
public final class PlanBenchmark {
    public static final String NAME = "plan";
    private static final int STORE_ITEMS = 10_000_000;
    private static final int LEARNT_DAYS = 7;
    private static final int LIVE_STORE_ITEMS = 200_000;

    private PlanBenchmark() {}

    public static Report run(Settings settings) {
        int count = settings.scaled(STORE_ITEMS);
        var closes = new DayCloses(count, settings.seed());
        for (int day = 0; day < LEARNT_DAYS; day++) {
            closes.close();
        }
        var days = new ArrayList<Closed>();
        for (int run = 0; run < settings.runs(); run++) {
            days.add(closes.close());
        }
        closes.check();
        var live = new LiveReviews(settings.scaled(LIVE_STORE_ITEMS), settings.seed()).run(settings.runs());
        var rows = new ArrayList<Row>();
        Runs rates = runs(days, day -> count / day.processorSeconds());
        rows.add(new Row("day close: learn, forecast, decide", "store-items/s", rates, Map.of()));
        rows.add(new Row("day close of all " + String.format("%,d", count), "s", runs(days, Closed::seconds), Map.of()));
        rows.add(new Row("of it garbage collection", "s", runs(days, Closed::collectionSeconds), Map.of()));
        rows.add(new Row("state, compact, outside the heap", "bytes/store-item", Runs.of(closes.bytes()), Map.of()));
        rows.add(new Row("review after a sale", "decisions/s", live.decisionsPerSecond(), Map.of()));
        rows.add(new Row("its state, an object", "bytes/store-item", Runs.of(live.bytes()), Map.of()));
        return new Report(NAME, "what does planning a whole chain cost?",
                List.of(Ratio.atLeast("decisions a second and core", rates.median(), 93_000),
                        Ratio.atMost("bytes of state per store-item", closes.bytes(), 100)),
                rows, conditions(count, days));
    }

    private static List<String> conditions(int count, List<Closed> days) {
        return List.of(
                String.format(
                        "%,d store-items that sell 0.02 to 20 units a day, packs of 1 to 24, 98%% fill; %d days learnt, then one day a run: read its %d bytes, fold the day in, "
                                + "demand of two days, reorder level, packs, write back.",
                        count, LEARNT_DAYS, CompactStates.BYTES),
                String.format(
                        "One thread does it all. Rates are by processor time of the whole JVM, collector and compiler included: more than one core cannot show (%.2f cores were used at most).",
                        days.stream().mapToDouble(day -> day.processorSeconds() / day.seconds()).max().orElseThrow()),
                "Every position equals its beginning − sold + ordered; one store-item of each 10,000 was planned a second time, by itself, to the same state and orders.");
    }

    private static Runs runs(List<Closed> days, ToDoubleFunction<Closed> figure) {
        return new Runs(days.stream().map(figure::applyAsDouble).toList());
    }
}
