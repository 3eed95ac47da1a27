package io.restock.benchmarks;

import com.fasterxml.jackson.databind.ObjectWriter;
import io.restock.benchmarks.engines.Logs;
import io.restock.benchmarks.engines.Workplace;
import io.restock.benchmarks.history.ColdBenchmark;
import io.restock.benchmarks.history.HistoryBenchmark;
import io.restock.benchmarks.ledger.LedgerBenchmark;
import io.restock.benchmarks.measuring.Machine;
import io.restock.benchmarks.measuring.Settings;
import io.restock.benchmarks.parts.PartsBenchmark;
import io.restock.benchmarks.plan.PlanBenchmark;
import io.restock.benchmarks.product.DcBenchmark;
import io.restock.benchmarks.product.EndToEndBenchmark;
import io.restock.benchmarks.product.FrugalBenchmark;
import io.restock.benchmarks.product.IntakeBenchmark;
import io.restock.benchmarks.product.RebuildBenchmark;
import io.restock.benchmarks.report.Report;
import io.restock.benchmarks.report.Table;
import io.restock.benchmarks.search.ChainBenchmark;
import io.restock.benchmarks.search.RelevanceBenchmark;
import io.restock.contracts.Json;
import io.restock.local.duration.DurationText;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code ./restock bench}: runs benchmarks one after the other and prints what they found, ratios first. */
@Command(name = "restock bench", sortOptions = false, mixinStandardHelpOptions = true, version = "1",
        description = "Measures Restock, side by side with the ways in which others would do it. Nothing else should run on the machine.")
public final class Bench implements Callable<Integer> {
    private static final List<Benchmark> ALL = List.of(
            new Benchmark(LedgerBenchmark.NAME, LedgerBenchmark::run),
            new Benchmark(EndToEndBenchmark.NAME, EndToEndBenchmark::run),
            new Benchmark(ColdBenchmark.NAME, ColdBenchmark::run),
            new Benchmark(HistoryBenchmark.NAME, HistoryBenchmark::run),
            new Benchmark(RebuildBenchmark.NAME, RebuildBenchmark::run),
            new Benchmark(IntakeBenchmark.NAME, IntakeBenchmark::run),
            new Benchmark(FrugalBenchmark.NAME, FrugalBenchmark::run),
            new Benchmark(DcBenchmark.NAME, DcBenchmark::run),
            new Benchmark(PlanBenchmark.NAME, PlanBenchmark::run),
            new Benchmark(RelevanceBenchmark.NAME, RelevanceBenchmark::run),
            new Benchmark(ChainBenchmark.NAME, ChainBenchmark::run),
            new Benchmark(PartsBenchmark.NAME, PartsBenchmark::run));

    static final class Names implements Iterable<String> {
        @Override
        public Iterator<String> iterator() {
            return ALL.stream().map(Benchmark::name).iterator();
        }
    }

    /** All that is kept in JSON. */
    public record Account(String command, Machine machine, List<Report> benchmarks) {}

    @Parameters(paramLabel = "NAME", description = "${COMPLETION-CANDIDATES}; all of them if none is named.", completionCandidates = Bench.Names.class)
    private List<String> names = new ArrayList<>();

    @Option(names = "--json", paramLabel = "FILE", description = "Writes everything measured, run by run, to this file.")
    private Path json;

    @Option(names = "--runs", paramLabel = "N", defaultValue = "3", description = "Runs of each contestant, 1 to 20. Default: ${DEFAULT-VALUE}.")
    private int runs;

    @Option(names = "--seed", paramLabel = "N", defaultValue = "1", description = "Another seed makes other sales. Default: ${DEFAULT-VALUE}.")
    private long seed;

    @Option(names = "--for", paramLabel = "DURATION", defaultValue = "10m", description = "How long end-to-end lasts. Default: ${DEFAULT-VALUE}.")
    private Duration length;

    @Option(names = "--history", paramLabel = "EVENTS", split = ",", defaultValue = "1000000,10000000,100000000",
            description = "Events before each append of history. Default: ${DEFAULT-VALUE}.")
    private List<Long> history = new ArrayList<>();

    @Option(names = "--scale", paramLabel = "X", defaultValue = "1", description = "Smaller sizes for a quick look, 0.001 to 1. Default: ${DEFAULT-VALUE}.")
    private double scale;

    @Option(names = "--data", paramLabel = "DIR",
            description = "Recorded names for search: off_gtin_names_us.csv.gz, off_products_1000.csv.gz, cj_products.csv.gz, as far as they are there. Without it, names are made up.")
    private @Nullable Path data;

    @Spec
    private CommandSpec spec;

    public static void main(String[] arguments) {
        Logs.warningsOnly();
        var bench = new Bench();
        System.exit(new CommandLine(bench).registerConverter(Duration.class, DurationText::parse).execute(arguments));
    }

    @Override
    public Integer call() throws Exception {
        List<Benchmark> chosen = chosen();
        require(runs >= 1 && runs <= 20, "--runs must be 1 to 20, was " + runs);
        require(scale >= 0.001 && scale <= 1, "--scale must be 0.001 to 1, was " + scale);
        Path project = Path.of(System.getProperty("restock.project", ".")).toAbsolutePath().normalize();
        var settings = new Settings(project, Workplace.own(project.resolve(".restock/bench")), runs, seed, length, history, scale, data);
        String command = "./restock bench " + String.join(" ", spec.commandLine().getParseResult().originalArgs());
        Machine machine = Machine.here();
        System.out.printf("%s%n%s, %d cores, %s GiB, Java %s, %s, load %s%n", command, machine.processor(), machine.cores(), machine.gibibytes(),
                machine.java(), machine.at(), machine.load());
        var reports = new ArrayList<Report>();
        for (Benchmark benchmark : chosen) {
            System.err.println(benchmark.name() + " is running");
            reports.add(benchmark.measuring().run(settings));
            System.out.print(Table.of(reports.getLast()));
            if (json != null) {
                ObjectWriter writer = Json.MAPPER.writerWithDefaultPrettyPrinter();
                writer.writeValue(json.toFile(), new Account(command, machine, reports));
            }
        }
        return 0;
    }

    private List<Benchmark> chosen() {
        for (String name : names) {
            require(ALL.stream().anyMatch(benchmark -> benchmark.name().equals(name)),
                    "there is no benchmark \"" + name + "\"; there are " + ALL.stream().map(Benchmark::name).toList());
        }
        return ALL.stream().filter(benchmark -> names.isEmpty() || names.contains(benchmark.name())).toList();
    }

    private void require(boolean holds, String sentence) {
        if (!holds) {
            throw new ParameterException(spec.commandLine(), sentence);
        }
    }
}
