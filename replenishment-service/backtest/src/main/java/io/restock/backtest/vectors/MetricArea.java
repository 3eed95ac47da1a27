package io.restock.backtest.vectors;

import io.restock.backtest.textbook.ForecastError;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntToDoubleFunction;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/** Errors of forecasts: pinball, absolute, squared, scaled, and weighted over series, which stand as objects or as lists of lists. */
final class MetricArea implements Area {
    private static final String[] ACTUAL = {"actual", "actuals", "y"};
    private static final String[] FORECAST = {"forecast", "forecasts", "predicted", "yhat", "quantileForecast", "quantileForecasts", "quantile", "q"};
    private static final String[] TRAIN = {"train", "training", "insample", "history"};
    private static final String[] SERIES = {"series", "levels", "items"};
    private static final String[] WEIGHT = {"weight", "w", "weights", "dollarSales", "revenue"};
    private static final String[] TAU = {"tau", "quantileLevel", "u", "alpha"};
    private static final String[] TAUS = {"taus", "quantileLevels", "quantiles"};

    private record Forecast(double[] train, double[] actual, double[] forecast) {
        double rootMeanSquaredScaled() {
            return ForecastError.rootMeanSquaredScaled(train, actual, forecast);
        }
    }

    @Override
    public Answer answer(Inputs in) {
        if (in.has(SERIES)) {
            var series = in.each(SERIES);
            double[] weights = in.has(WEIGHT) ? in.numbers(WEIGHT) : series.stream().mapToDouble(one -> one.numberOr(1, WEIGHT)).toArray();
            return weighted(in, series.stream().map(one -> new Forecast(one.numbers(TRAIN), one.numbers(ACTUAL), one.numbers(FORECAST))).toList(), weights);
        }
        if (in.isNested(ACTUAL)) {
            return nested(in, in.table(ACTUAL));
        }
        return in.isNested(FORECAST) ? quantiles(in) : single(in);
    }

    private static Answer single(Inputs in) {
        double[] actual = in.numbers(ACTUAL);
        double[] forecast = in.numbers(actual.length, 0, in.has(FORECAST) ? FORECAST : new String[] {"forecast"});
        var answer = new Answer().number(() -> ForecastError.meanAbsolute(actual, forecast), "mae", "mad")
                .number(() -> ForecastError.meanSquared(actual, forecast), "mse")
                .number(() -> Math.sqrt(ForecastError.meanSquared(actual, forecast)), "rmse")
                .number(() -> ForecastError.bias(actual, forecast), "bias", "meanError")
                .number(() -> ForecastError.meanAbsolute(actual, forecast) / Arrays.stream(actual).average().orElseThrow(), "wape", "wmape");
        double tau = in.numberOr(0.5, TAU);
        answer.number(() -> ForecastError.pinball(actual, forecast, tau), "pinball", "pinballLoss", "quantileLoss");
        if (!in.has(TRAIN)) {
            return answer;
        }
        double[] train = in.numbers(TRAIN);
        int period = in.wholeOr(1, "period", "m", "seasonality");
        return answer.number(() -> ForecastError.rootMeanSquaredScaled(train, actual, forecast), "rmsse", "wrmsse")
                .number(() -> ForecastError.meanAbsoluteScaled(train, actual, forecast, period), "mase")
                .number(() -> ForecastError.scaledPinball(train, actual, forecast, tau), "spl", "scaledPinball", "wspl");
    }

    /** Several quantiles of the same days, one list for each. */
    private static Answer quantiles(Inputs in) {
        double[] actual = in.numbers(ACTUAL);
        double[][] forecasts = in.table(FORECAST);
        double[] taus = in.numbers(TAUS);
        alike("forecast", forecasts.length, taus.length);
        var answer = new Answer().number(() -> mean(taus.length, i -> ForecastError.pinball(actual, forecasts[i], taus[i])), "pinball", "pinballLoss", "quantileLoss");
        if (!in.has(TRAIN)) {
            return answer;
        }
        double[] train = in.numbers(TRAIN);
        return answer.number(() -> mean(taus.length, i -> ForecastError.scaledPinball(train, actual, forecasts[i], taus[i])), "spl", "scaledPinball", "wspl");
    }

    private static Answer nested(Inputs in, double[][] actual) {
        double[][] forecast = in.table(FORECAST);
        double[][] train = in.table(TRAIN);
        double[] weights = in.numbers(actual.length, 1, WEIGHT);
        alike("forecast", forecast.length, actual.length);
        alike("train", train.length, actual.length);
        return weighted(in, IntStream.range(0, actual.length).mapToObj(i -> new Forecast(train[i], actual[i], forecast[i])).toList(), weights);
    }

    private static Answer weighted(Inputs in, List<Forecast> series, double[] weights) {
        double tau = in.numberOr(0.5, TAU);
        alike("weights", weights.length, series.size());
        ToDoubleFunction<Forecast> pinball = one -> ForecastError.scaledPinball(one.train, one.actual, one.forecast, tau);
        return new Answer().number(() -> ForecastError.weighted(errors(series, Forecast::rootMeanSquaredScaled), weights), "wrmsse")
                .number(() -> ForecastError.weighted(errors(series, pinball), weights), "wspl")
                .numbers(() -> errors(series, Forecast::rootMeanSquaredScaled), "rmsse").numbers(() -> errors(series, pinball), "spl");
    }

    private static double[] errors(List<Forecast> series, ToDoubleFunction<Forecast> measure) {
        return series.stream().mapToDouble(measure).toArray();
    }

    private static double mean(int count, IntToDoubleFunction each) {
        return IntStream.range(0, count).mapToDouble(each).average().orElseThrow();
    }

    private static void alike(String name, int has, int needs) {
        if (has != needs) {
            throw new Misunderstood("inputs_json: " + name + " must have " + needs + " entries, has " + has);
        }
    }
}
