package io.restock.backtest.experiment;

import io.restock.backtest.history.Series;
import io.restock.backtest.whatif.Costs;
import io.restock.backtest.whatif.Outcome;
import io.restock.backtest.whatif.Plan;
import io.restock.backtest.whatif.WhatIf;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;

/**
 * An experiment on recorded sales: what it would show before any store changes its policy. Figures are by unit wanted, so that large and small stores compare.
 *
 * @param fill share of demand that was met
 * @param cover days for which the average stock lasts
 * @param linesPerUnit order lines of each unit wanted
 * @param costPerUnit of each unit wanted
 */
public record Trial(Effect fill, Effect cover, Effect linesPerUnit, Effect costPerUnit) {
    /**
     * @param scope of what is counted in each store
     * @throws IllegalArgumentException if an arm has fewer than two stores
     */
    public static Trial run(Experiment experiment, WhatIf whatIf, Plan a, Plan b, Predicate<Series> scope) {
        var outcomes = new HashMap<>(whatIf.byStore(a, scope));
        whatIf.byStore(b, scope).forEach((store, outcome) -> outcomes.computeIfPresent(store, (_, ofA) -> experiment.arm(store) == Arm.B ? outcome : ofA));
        Costs costs = whatIf.costs();
        return new Trial(effect(experiment, outcomes, Outcome::fill), effect(experiment, outcomes, Outcome::cover), effect(experiment, outcomes, Outcome::linesPerUnit),
                effect(experiment, outcomes, outcome -> outcome.costPerUnit(costs)));
    }

    private static Effect effect(Experiment experiment, Map<String, Outcome> outcomes, ToDoubleFunction<Outcome> figure) {
        return experiment.effect(outcomes.entrySet().stream().collect(Collectors.toMap(Map.Entry::getKey, entry -> figure.applyAsDouble(entry.getValue()))));
    }
}
