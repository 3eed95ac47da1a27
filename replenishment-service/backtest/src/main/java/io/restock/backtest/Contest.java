package io.restock.backtest;

import static java.util.Objects.requireNonNull;

import io.restock.backtest.history.Days;
import io.restock.backtest.history.History;
import io.restock.backtest.history.Series;
import io.restock.backtest.policy.MovingMean;
import io.restock.backtest.policy.OurPolicy;
import io.restock.backtest.policy.SeasonalNaive;
import io.restock.backtest.policy.SmoothedMean;
import io.restock.backtest.policy.StaticMinimum;
import io.restock.backtest.report.Calibration;
import io.restock.backtest.report.Curve;
import io.restock.backtest.simulation.Clairvoyant;
import io.restock.backtest.simulation.Policy;
import io.restock.backtest.simulation.Result;
import io.restock.backtest.simulation.Simulation;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleFunction;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/** All policies on the same days of the same chain. A policy's own settings are chosen on the days for tuning; the curves are those of the days for testing. */
final class Contest {
    static final String OURS = "ours";
    static final String MOVING_MEAN = "28-day mean + z sigma";
    static final String SMOOTHED = "exponential smoothing + z sigma";
    static final String ALL = "ALL";
    private static final double[] Z = {0, 0.25, 0.5, 0.75, 1, 1.25, 1.5, 1.75, 2, 2.5, 3, 3.5, 4, 5, 6, 8};
    private static final double[] K = {0.75, 1, 1.25, 1.5, 1.75, 2, 2.5, 3, 3.5, 4, 5, 6, 8};
    private static final double[] SERVICE = {0.4, 0.5, 0.6, 0.7, 0.75, 0.8, 0.85, 0.88, 0.9, 0.92, 0.94, 0.95, 0.96, 0.97, 0.98, 0.985, 0.99, 0.995, 0.998, 0.999, 0.9995};
    private static final double[] LOST_UNIT = {1, 1.5, 2, 2.5, 3, 4, 5, 7, 10, 15, 20, 30, 40, 60, 80, 120};
    private static final double[] ALPHAS = {0.05, 0.1, 0.15, 0.2, 0.3};
    private static final double TUNED_AT = 0.98;
    private static final double CALIBRATED_AT = 0.98;
    private static final int YEAR = 365;
    private static final int QUARTER = 91;
    private static final int WINDOW = 28;

    private final History history;
    private final int[] packs;
    private final int[] classes;
    private final int lead;
    private final int all;
    private final Map<String, Sweep> runs;

    /** A policy under each of its parameters. */
    private record Sweep(double[] parameters, List<Result> results) {}

    Contest(History history, int lead) {
        this.history = history;
        this.lead = lead;
        this.all = history.series().size();
        this.packs = packs(history);
        this.classes = history.series().stream().mapToInt(series -> SpeedClass.of(series.speed(Days.LEARN)).ordinal()).toArray();
        this.runs = sweeps();
    }

    private static int[] packs(History history) {
        var speeds = new HashMap<String, List<Double>>();
        history.series().forEach(series -> speeds.computeIfAbsent(series.item(), _ -> new ArrayList<>()).add(series.speed(Days.LEARN)));
        return history.series().stream().map(Series::item)
                .mapToInt(item -> SpeedClass.pack(requireNonNull(speeds.get(item)).stream().mapToDouble(x -> x).average().orElse(0))).toArray();
    }

    /** For each policy the curve over all series, and that of each class of speed. */
    List<Curve> curves() {
        var curves = new ArrayList<Curve>();
        runs.forEach((name, sweep) -> curves.addAll(curves(name, sweep.parameters, sweep.results)));
        return curves;
    }

    /** For each policy, over all series, what the units on hand are worth, at a price for each series. */
    List<Curve> values(double[] prices) {
        var everywhere = new boolean[all];
        Arrays.fill(everywhere, true);
        return runs.entrySet().stream().map(run -> curve(run.getKey(), ALL, run.getValue().parameters, run.getValue().results, everywhere, result -> result.averageValue(prices)))
                .toList();
    }

    private Map<String, Sweep> sweeps() {
        double alpha = tunedAlpha();
        var sweeps = new LinkedHashMap<String, Sweep>();
        sweeps.put("static minimum, yearly", sweep(z -> new StaticMinimum(all, YEAR, lead, z), Z));
        sweeps.put("static minimum, quarterly", sweep(z -> new StaticMinimum(all, QUARTER, lead, z), Z));
        sweeps.put("seasonal naive x k", sweep(k -> new SeasonalNaive(all, lead, k), K));
        sweeps.put(MOVING_MEAN, sweep(z -> new MovingMean(all, WINDOW, lead, z), Z));
        sweeps.put(SMOOTHED, sweep(z -> new SmoothedMean(all, alpha, lead, z), Z));
        sweeps.put(OURS, sweep(level -> new OurPolicy(history, packs, lead, level), SERVICE));
        sweeps.put("clairvoyant", new Sweep(LOST_UNIT, Arrays.stream(LOST_UNIT).mapToObj(lost -> new Clairvoyant(history, packs).run(lost, Days.TEST)).toList()));
        return sweeps;
    }

    /** Share of test intervals within our quantiles, for each class, while we keep the shelf at a usual level. */
    double[][] calibration() {
        var calibration = new Calibration(new OurPolicy(history, packs, lead, CALIBRATED_AT), history, classes, SpeedClass.values().length, lead);
        run(calibration, Days.TEST);
        return IntStream.range(0, SpeedClass.values().length).mapToObj(calibration::shares).toArray(double[][]::new);
    }

    private double tunedAlpha() {
        return Arrays.stream(ALPHAS).boxed().min(Comparator.comparingDouble(alpha -> {
            double onHand = curve(SMOOTHED, ALL, Z, results(z -> new SmoothedMean(all, alpha, lead, z), Z, Days.TUNE)).onHandAt(TUNED_AT);
            return Double.isNaN(onHand) ? Double.MAX_VALUE : onHand;
        })).orElseThrow();
    }

    private Sweep sweep(DoubleFunction<Policy> policy, double[] parameters) {
        return new Sweep(parameters, results(policy, parameters, Days.TEST));
    }

    private List<Result> results(DoubleFunction<Policy> policy, double[] parameters, Days measured) {
        return Arrays.stream(parameters).parallel().mapToObj(parameter -> run(policy.apply(parameter), measured)).toList();
    }

    private Result run(Policy policy, Days measured) {
        Simulation.teach(policy, history, Days.LEARN.end());
        return new Simulation(history, packs, lead).run(policy, Days.TUNE.first(), measured);
    }

    private List<Curve> curves(String name, double[] parameters, List<Result> results) {
        var curves = new ArrayList<>(List.of(curve(name, ALL, parameters, results)));
        for (SpeedClass speed : SpeedClass.values()) {
            curves.add(curve(name, speed.name(), parameters, results));
        }
        return curves;
    }

    private Curve curve(String name, String speed, double[] parameters, List<Result> results) {
        var counts = new boolean[all];
        for (int i = 0; i < all; i++) {
            counts[i] = speed.equals(ALL) || SpeedClass.valueOf(speed).ordinal() == classes[i];
        }
        return curve(name, speed, parameters, results, counts, result -> result.averageOnHand(counts));
    }

    private Curve curve(String name, String speed, double[] parameters, List<Result> results, boolean[] counts, ToDoubleFunction<Result> stock) {
        return new Curve(name, lead, speed, IntStream.range(0, parameters.length)
                .mapToObj(i -> new Curve.Point(parameters[i], results.get(i).fill(counts), stock.applyAsDouble(results.get(i)))).toList());
    }
}
