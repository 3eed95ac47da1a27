package io.restock.backtest;

import io.restock.backtest.history.Days;
import io.restock.backtest.history.SalesLogFile;
import io.restock.backtest.history.Series;
import io.restock.backtest.simulation.Timing;
import io.restock.backtest.whatif.Comparison;
import io.restock.backtest.whatif.Costs;
import io.restock.backtest.whatif.Plan;
import io.restock.backtest.whatif.Rule;
import io.restock.backtest.whatif.WhatIf;
import io.restock.engine.aim.ServiceAim;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Replays single sales under two sets of parameters. */
@Command(name = "whatif", mixinStandardHelpOptions = true, sortOptions = false,
        description = "What other parameters would have done to recorded sales: orders, fill, stock and cost side by side. The first half of the days is learnt, the second replayed. "
                + "Each parameter is one value for both, or two: what is now, and the other.")
public final class WhatIfCommand implements Callable<Integer> {
    @Option(names = "--sales", required = true, description = "store,item,department,day,units: a line for each sale")
    private Path sales;

    @Option(names = "--service", split = ",", defaultValue = "0.98", description = "service level, above 0 and below 1 (default ${DEFAULT-VALUE})")
    private double[] service;

    @Option(names = "--lead", split = ",", defaultValue = "2", description = "days from order to shelf, 1 to 14 (default ${DEFAULT-VALUE})")
    private int[] lead;

    @Option(names = "--review", split = ",", defaultValue = "1", description = "days between orders, 1 to 14 (default ${DEFAULT-VALUE})")
    private int[] review;

    @Option(names = "--pack", split = ",", defaultValue = "6", description = "units of a case pack, 1 and up (default ${DEFAULT-VALUE})")
    private int[] pack;

    @Option(names = "--store", description = "counts this store alone")
    private String store;

    @Option(names = "--department", description = "counts this department alone")
    private String department;

    @Option(names = "--holding", defaultValue = "0.01", description = "cost of a unit on hand for a day (default ${DEFAULT-VALUE})")
    private double holding;

    @Option(names = "--margin", defaultValue = "1", description = "cost of a unit that is wanted and not there (default ${DEFAULT-VALUE})")
    private double margin;

    @Option(names = "--line", defaultValue = "0.2", description = "cost of an order line (default ${DEFAULT-VALUE})")
    private double line;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        var history = SalesLogFile.read(sales);
        int days = history.dates().size();
        if (days < 2 || history.series().stream().noneMatch(this::counts)) {
            throw new UserError("--sales " + sales + " has " + days + " days; it needs two or more, and sales of --store and --department");
        }
        var own = new int[history.series().size()];
        Arrays.fill(own, 1);
        try {
            var whatIf = new WhatIf(history, new Days(days / 2, days), own, new Costs(holding, margin, line, 0));
            print(whatIf.compare(plan("now", 0), plan("other", 1), this::counts));
        } catch (IllegalArgumentException e) {
            throw new UserError(e.getMessage());
        }
        return 0;
    }

    private boolean counts(Series series) {
        return (store == null || store.equals(series.store())) && (department == null || department.equals(series.department()));
    }

    private Plan plan(String name, int which) {
        return new Plan(name, new Timing(lead[of("--lead", lead.length, which)], review[of("--review", review.length, which)]),
                OptionalInt.of(pack[of("--pack", pack.length, which)]),
                new Rule.Engine(new ServiceAim.InStock(service[of("--service", service.length, which)])));
    }

    private static int of(String option, int values, int which) {
        if (values > 2) {
            throw new UserError(option + " takes one value for both or two, had " + values);
        }
        return Math.min(which, values - 1);
    }

    private void print(Comparison compared) {
        var out = spec.commandLine().getOut();
        out.printf("%-18s%14s%14s%14s%n", "", compared.now().name(), compared.other().name(), "difference");
        compared.figures().forEach(figure -> out.printf(Locale.ROOT, "%-18s%14.4f%14.4f%+14.4f%n", figure.name(), figure.now(), figure.other(), figure.difference()));
    }
}
