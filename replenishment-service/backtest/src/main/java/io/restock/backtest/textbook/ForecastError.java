package io.restock.backtest.textbook;

import java.util.Arrays;

/**
 * Errors of forecasts against what came. Scaled errors are those of the M5 competition (Makridakis, Spiliotis and Assimakopoulos, International Journal
 * of Forecasting 38, 2022), after Hyndman and Koehler, International Journal of Forecasting 22, 2006.
 */
public final class ForecastError {
    private ForecastError() {}

    /** Mean pinball loss of quantile forecasts: τ·(y − q) where more came, (1 − τ)·(q − y) where less. */
    public static double pinball(double[] actual, double[] quantile, double tau) {
        double sum = 0;
        for (int t = 0; t < actual.length; t++) {
            double error = actual[t] - quantile[t];
            sum += Math.max(tau * error, (tau - 1) * error);
        }
        return sum / actual.length;
    }

    public static double meanAbsolute(double[] actual, double[] forecast) {
        return meanPower(actual, forecast, 1);
    }

    public static double meanSquared(double[] actual, double[] forecast) {
        return meanPower(actual, forecast, 2);
    }

    /** Forecast minus actual, on average. */
    public static double bias(double[] actual, double[] forecast) {
        double sum = 0;
        for (int t = 0; t < actual.length; t++) {
            sum += forecast[t] - actual[t];
        }
        return sum / actual.length;
    }

    /** MASE: mean absolute error over that of repeating, in the training series, what was so many periods before. */
    public static double meanAbsoluteScaled(double[] train, double[] actual, double[] forecast, int period) {
        return meanAbsolute(actual, forecast) / naive(train, period, 1);
    }

    /** RMSSE: root of the mean squared error over that of repeating the period before. The training series begins with its first demand. */
    public static double rootMeanSquaredScaled(double[] train, double[] actual, double[] forecast) {
        return Math.sqrt(meanSquared(actual, forecast) / naive(fromFirstDemand(train), 1, 2));
    }

    /** SPL: pinball loss over the mean absolute error of repeating the period before. The training series begins with its first demand. */
    public static double scaledPinball(double[] train, double[] actual, double[] quantile, double tau) {
        return pinball(actual, quantile, tau) / naive(fromFirstDemand(train), 1, 1);
    }

    /** WRMSSE and WSPL: errors weighed by the share of each series' weight. */
    public static double weighted(double[] errors, double[] weights) {
        double sum = 0;
        double total = 0;
        for (int i = 0; i < errors.length; i++) {
            sum += weights[i] * errors[i];
            total += weights[i];
        }
        return sum / total;
    }

    private static double meanPower(double[] actual, double[] forecast, int power) {
        double sum = 0;
        for (int t = 0; t < actual.length; t++) {
            sum += Math.pow(Math.abs(actual[t] - forecast[t]), power);
        }
        return sum / actual.length;
    }

    private static double naive(double[] train, int period, int power) {
        double sum = 0;
        for (int t = period; t < train.length; t++) {
            sum += Math.pow(Math.abs(train[t] - train[t - period]), power);
        }
        return sum / (train.length - period);
    }

    private static double[] fromFirstDemand(double[] train) {
        int first = 0;
        while (first < train.length && train[first] == 0) {
            first++;
        }
        return Arrays.copyOfRange(train, first, train.length);
    }
}
