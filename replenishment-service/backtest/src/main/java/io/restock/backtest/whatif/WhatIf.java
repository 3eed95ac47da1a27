package io.restock.backtest.whatif;

import io.restock.backtest.history.Days;
import io.restock.backtest.history.History;
import io.restock.backtest.history.Series;
import io.restock.backtest.simulation.Result;
import io.restock.backtest.simulation.Simulation;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;

/**
 * Recorded sales once more, under other parameters. Both plans learn from the sales of the days before the measured ones, then order for the whole chain; a scope
 * chooses what is counted. What was wanted is taken to be what was sold: where the recorded shelf was empty, both plans are judged by too little.
 *
 * @param measured days that are replayed; the days before them are learnt
 * @param packs of each series, 1 and up
 */
public record WhatIf(History history, Days measured, int[] packs, Costs costs) {
    /** @throws IllegalArgumentException if the packs or days do not fit the history */
    public WhatIf {
        if (packs.length != history.series().size()) {
            throw new IllegalArgumentException("packs must be " + history.series().size() + ", one of each series, were " + packs.length);
        }
        if (measured.first() < 1 || measured.length() < 1 || measured.end() > history.dates().size()) {
            throw new IllegalArgumentException("measured days must follow a learnt one and end with the history's " + history.dates().size() + ", were " + measured);
        }
    }

    public Comparison compare(Plan now, Plan other, Predicate<Series> scope) {
        boolean[] counts = counted(scope);
        return new Comparison(now, other, Outcome.of(run(now), counts), Outcome.of(run(other), counts), costs);
    }

    /** A plan's outcome in each store of a scope, by its name. */
    public Map<String, Outcome> byStore(Plan plan, Predicate<Series> scope) {
        var result = run(plan);
        var counts = new TreeMap<String, boolean[]>();
        for (int i = 0; i < packs.length; i++) {
            Series series = history.series().get(i);
            if (scope.test(series)) {
                counts.computeIfAbsent(series.store(), _ -> new boolean[packs.length])[i] = true;
            }
        }
        var byStore = new TreeMap<String, Outcome>();
        counts.forEach((store, counted) -> byStore.put(store, Outcome.of(result, counted)));
        return byStore;
    }

    private Result run(Plan plan) {
        int[] planned = plan.packs(packs);
        var policy = plan.rule().policy(history, planned, plan.timing(), measured.first());
        Simulation.teach(policy, history, measured.first());
        return new Simulation(history, planned, plan.timing()).run(policy, measured.first(), measured);
    }

    private boolean[] counted(Predicate<Series> scope) {
        var counts = new boolean[packs.length];
        for (int i = 0; i < counts.length; i++) {
            counts[i] = scope.test(history.series().get(i));
        }
        return counts;
    }
}
