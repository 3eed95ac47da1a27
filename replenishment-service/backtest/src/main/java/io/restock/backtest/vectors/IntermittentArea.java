package io.restock.backtest.vectors;

import io.restock.backtest.textbook.Croston;
import io.restock.backtest.textbook.Tsb;
import java.util.Arrays;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Forecasts of demand that comes now and then: Croston's, with the corrections SBA and SBJ, and TSB's where a probability is smoothed. */
final class IntermittentArea implements Area {
    private static final String[] ALPHA_SIZE = {"alphaSize", "alpha", "a"};
    private static final String[] ALPHA_INTERVAL = {"alphaInterval", "beta", "alphaSize", "alpha", "a"};
    private static final String[] ALPHA_PROBABILITY = {"alphaProb", "alphaProbability", "beta", "alphaSize", "alpha"};
    private static final String[] INIT = {"init", "initial", "start"};

    @Override
    public Answer answer(Inputs in) {
        double[] series = PublishedSeries.of(in);
        String method = in.has("alphaProb", "alphaProbability") ? "tsb" : in.wordOr("croston", "tsb", "sba", "sbj", "syntetos", "croston");
        double[] weights = in.has("w", "weights") ? in.numbers("w", "weights") : null;
        return switch (method) {
            case "tsb" -> tsb(in, series, weights);
            case "sba", "syntetos" -> croston(in, series, Croston.Variant.SBA, weights);
            case "sbj" -> croston(in, series, Croston.Variant.SBJ, weights);
            default -> croston(in, series, Croston.Variant.CROSTON, weights);
        };
    }

    private static Answer croston(Inputs in, double[] series, Croston.Variant variant, double @Nullable [] weights) {
        double size = weights != null ? weights[0] : in.number(ALPHA_SIZE);
        double interval = weights != null ? weights[weights.length - 1] : in.number(ALPHA_INTERVAL);
        if (in.has(ALPHA_SIZE)) {
            in.number(ALPHA_SIZE);
        }
        var result = Croston.of(series, variant, size, interval, crostonStart(in, series));
        return forecasts(new Answer().number(result::rate, "rate", "forecast", "frc"), result.rate())
                .number(result::size, "size", "z").number(result::interval, "interval", "x");
    }

    private static Answer tsb(Inputs in, double[] series, double @Nullable [] weights) {
        double size = weights != null ? weights[0] : in.number(ALPHA_SIZE);
        double probability = weights != null ? weights[1] : in.number(ALPHA_PROBABILITY);
        var result = Tsb.of(series, size, probability, tsbStart(in, series));
        return forecasts(new Answer().number(result::rate, "rate", "forecast", "frc"), result.rate())
                .number(result::size, "size", "z").number(result::probability, "probability", "prob", "p");
    }

    private static Answer forecasts(Answer answer, double rate) {
        for (int ahead = 1; ahead <= 12; ahead++) {
            var flat = new double[ahead];
            Arrays.fill(flat, rate);
            answer.numbers(() -> flat, "next" + ahead);
        }
        return answer;
    }

    /** The mean interval where the start speaks of a mean, the first where it does not, or two numbers; tsintermittent's own default is the mean. */
    private static Croston.Start crostonStart(Inputs in, double[] series) {
        if (in.has("initSize", "z0", "size0")) {
            return new Croston.Start(in.number("initSize", "z0", "size0"), in.number("initInterval", "x0", "interval0"));
        }
        if (in.has(INIT) && in.json(INIT).isArray()) {
            double[] start = in.numbers(INIT);
            return new Croston.Start(start[0], start[1]);
        }
        return speaksOfMean(in) ? Croston.Start.mean(series) : Croston.Start.naive(series);
    }

    private static Tsb tsbStart(Inputs in, double[] series) {
        if (in.has("initSize", "z0", "size0")) {
            return new Tsb(in.number("initSize", "z0", "size0"), in.number("initProb", "p0", "prob0", "initProbability"));
        }
        if (in.has(INIT) && in.json(INIT).isArray()) {
            double[] start = in.numbers(INIT);
            return new Tsb(start[0], start[1]);
        }
        return speaksOfMean(in) ? Tsb.mean(series) : Tsb.naive(series);
    }

    private static boolean speaksOfMean(Inputs in) {
        return in.has(INIT) ? in.text(INIT).toLowerCase(Locale.ROOT).contains("mean") : in.wordOr("mean", "naive", "mean").equals("mean");
    }
}
