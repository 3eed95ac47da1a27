package io.restock.backtest;

import io.restock.backtest.experiment.Effect;
import io.restock.backtest.experiment.Experiment;
import io.restock.backtest.experiment.Trial;
import io.restock.backtest.history.Chain;
import io.restock.backtest.history.Days;
import io.restock.backtest.history.Series;
import io.restock.backtest.history.UserError;
import io.restock.backtest.whatif.Comparison;
import io.restock.backtest.whatif.Costs;
import io.restock.backtest.whatif.WhatIf;
import java.io.PrintWriter;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Replays sales under two sets of parameters. */
@Command(name = "whatif", mixinStandardHelpOptions = true, sortOptions = false,
        description = "What other parameters would have done to what was sold: orders, fill, stock and cost side by side. The days before --from are learnt, the others replayed. "
                + "Each parameter is one value for both, or two: what is now, and the other. What was wanted is taken to be what was sold.")
public final class WhatIfCommand implements Callable<Integer> {
    @Mixin
    private SourceOptions source;

    @Mixin
    private PlanOptions plans;

    @Option(names = "--store", paramLabel = "GLN", description = "Counts this store alone.")
    private String store;

    @Option(names = "--department", paramLabel = "NAME", description = "Counts this department alone.")
    private String department;

    @Option(names = "--from", paramLabel = "DATE", description = "First business date that is replayed. Default: the middle one.")
    private LocalDate from;

    @Option(names = "--to", paramLabel = "DATE", description = "Last business date that is replayed. Default: the last one.")
    private LocalDate to;

    @Option(names = "--split", paramLabel = "NAME",
            description = "Instead of both for all: the experiment of this name splits the stores between the two, always alike, and says how sure the difference is.")
    private String split;

    @Option(names = "--holding", paramLabel = "COST", defaultValue = "0.01", description = "Of a unit on hand for a day. Default: ${DEFAULT-VALUE}.")
    private double holding;

    @Option(names = "--margin", paramLabel = "COST", defaultValue = "1", description = "Of a unit that is wanted and not there. Default: ${DEFAULT-VALUE}.")
    private double margin;

    @Option(names = "--line", paramLabel = "COST", defaultValue = "0.2", description = "Of an order line. Default: ${DEFAULT-VALUE}.")
    private double line;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        if (split != null && store != null) {
            throw new UserError("--split compares stores with each other: leave --store out");
        }
        Chain chain = source.read(department);
        var history = chain.history();
        if (history.series().stream().noneMatch(this::counts)) {
            throw new UserError("there are no sales of --store and --department as given");
        }
        try {
            var whatIf = new WhatIf(history, days(history.dates()), chain.packs(), new Costs(holding, margin, line, 0));
            describe(whatIf);
            if (split == null) {
                print(whatIf.compare(plans.plan("now", 0), plans.plan("other", 1), this::counts));
            } else {
                print(Trial.run(new Experiment(split), whatIf, plans.plan("now", 0), plans.plan("other", 1), this::counts));
            }
        } catch (IllegalArgumentException e) {
            throw new UserError(String.valueOf(e.getMessage()));
        }
        return 0;
    }

    private boolean counts(Series series) {
        return (store == null || store.equals(series.store())) && (department == null || department.equals(series.department()));
    }

    private Days days(List<LocalDate> dates) {
        if (dates.size() < 2) {
            throw new UserError("there are sales of one day alone; two or more are needed, of which the first are learnt");
        }
        var first = dates.getFirst();
        var start = from == null ? dates.get(dates.size() / 2) : from;
        var last = to == null ? dates.getLast() : to;
        if (!start.isAfter(first) || last.isBefore(start) || last.isAfter(dates.getLast())) {
            throw new UserError("--from and --to must lie in this order from %s to %s, were %s and %s".formatted(first.plusDays(1), dates.getLast(), start, last));
        }
        return new Days((int) (start.toEpochDay() - first.toEpochDay()), (int) (last.toEpochDay() - first.toEpochDay()) + 1);
    }

    private void describe(WhatIf whatIf) {
        var dates = whatIf.history().dates();
        out().printf(Locale.ROOT, "%,d store-items counted, %s to %s replayed after %,d days learnt%n", whatIf.history().series().stream().filter(this::counts).count(),
                dates.get(whatIf.measured().first()), dates.get(whatIf.measured().end() - 1), whatIf.measured().first());
    }

    private void print(Comparison compared) {
        out().printf("%-18s%14s%14s%14s%n", "", compared.now().name(), compared.other().name(), "difference");
        compared.figures().forEach(figure -> out().printf(Locale.ROOT, "%-18s%14.4f%14.4f%+14.4f%n", figure.name(), figure.now(), figure.other(), figure.difference()));
    }

    private void print(Trial trial) {
        out().printf("%-22s%14s%14s%14s%26s%n", "mean of the stores", "now (" + trial.fill().a().stores() + ")", "other (" + trial.fill().b().stores() + ")", "difference",
                "95% interval");
        print("fill rate", trial.fill());
        print("cover, days", trial.cover());
        print("order lines a unit", trial.linesPerUnit());
        print("cost of a unit wanted", trial.costPerUnit());
    }

    private void print(String name, Effect effect) {
        out().printf(Locale.ROOT, "%-22s%14.4f%14.4f%+14.4f%+13.4f%+13.4f  %s%n", name, effect.a().mean(), effect.b().mean(), effect.difference(), effect.low(), effect.high(),
                effect.isSure() ? "sure" : "may be chance");
    }

    private PrintWriter out() {
        return spec.commandLine().getOut();
    }
}
