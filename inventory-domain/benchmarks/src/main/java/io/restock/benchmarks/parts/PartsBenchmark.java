package io.restock.benchmarks.parts;

import static java.util.Objects.requireNonNull;

import io.restock.benchmarks.measuring.Runs;
import io.restock.benchmarks.measuring.Settings;
import io.restock.benchmarks.report.Report;
import io.restock.benchmarks.report.Report.Ratio;
import io.restock.benchmarks.report.Report.Row;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.results.BenchmarkResult;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/** The small parts by JMH: instants, payloads, rows of a COPY, the reorder level. A run is a fork of JMH. */
public final class PartsBenchmark {
    public static final String NAME = "parts";
    private static final int MEASURED = 3;
    private static final int ITERATION_MILLIS = 500;
    private static final double DEAREST_LEVEL_NANOS = 10_000;

    private PartsBenchmark() {}

    public static Report run(Settings settings) throws RunnerException {
        Map<String, Runs> nanos = measured(settings, "");
        double dearest = nanos.entrySet().stream().filter(part -> part.getKey().startsWith(ReorderLevelPart.class.getSimpleName()))
                .mapToDouble(part -> part.getValue().median()).max().orElseThrow();
        return new Report(NAME, "what do the small parts cost that every line passes?",
                List.of(Ratio.atMost("nanoseconds of the dearest reorder level", dearest, DEAREST_LEVEL_NANOS),
                        Ratio.atLeast("the JDK's reading of an instant / ours", ratio(nanos, "InstantPart.readByJdk", "InstantPart.read"), 1),
                        Ratio.atLeast("the JDK's writing of an instant / ours", ratio(nanos, "InstantPart.writtenByJdk", "InstantPart.written"), 1)),
                nanos.entrySet().stream().sorted(Map.Entry.comparingByKey()).map(part -> new Row(part.getKey(), "ns", part.getValue(), Map.of())).toList(),
                List.of("Average time of one, by JMH, each run a JVM of its own: %d iterations of %d ms after as many to warm up."
                        .formatted(MEASURED, settings.scaled(ITERATION_MILLIS))));
    }

    /** @param part whose name begins so; all of them if it is empty */
    static Map<String, Runs> measured(Settings settings, String part) throws RunnerException {
        TimeValue iteration = TimeValue.milliseconds(settings.scaled(ITERATION_MILLIS));
        var options = new OptionsBuilder().include("^" + (PartsBenchmark.class.getPackageName() + "." + part).replace(".", "\\."))
                .mode(Mode.AverageTime).timeUnit(TimeUnit.NANOSECONDS).verbosity(VerboseMode.SILENT)
                .forks(settings.runs()).warmupIterations(MEASURED).measurementIterations(MEASURED).warmupTime(iteration).measurementTime(iteration)
                .jvmArgsAppend("-XX:+UseSerialGC", "-XX:+UseCompactObjectHeaders", "--sun-misc-unsafe-memory-access=allow").build();
        return new Runner(options).run().stream().collect(Collectors.toMap(result -> name(result.getParams()), PartsBenchmark::forks));
    }

    private static double ratio(Map<String, Runs> nanos, String one, String other) {
        return requireNonNull(nanos.get(one), one).median() / requireNonNull(nanos.get(other), other).median();
    }

    /** The class and method, and what its parameters are, such as {@code ReorderLevelPart.level mean=100}. */
    private static String name(BenchmarkParams part) {
        String[] path = part.getBenchmark().split("\\.");
        return path[path.length - 2] + "." + path[path.length - 1]
                + part.getParamsKeys().stream().map(key -> " " + key + "=" + part.getParam(key)).collect(Collectors.joining());
    }

    private static Runs forks(RunResult result) {
        Collection<BenchmarkResult> forks = result.getBenchmarkResults();
        return new Runs(forks.stream().map(fork -> fork.getPrimaryResult().getScore()).toList());
    }
}
