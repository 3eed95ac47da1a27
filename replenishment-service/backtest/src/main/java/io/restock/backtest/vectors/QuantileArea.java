package io.restock.backtest.vectors;

/** Quantiles: the smallest demand that so large a share stays within. With q given, its probability. */
final class QuantileArea implements Area {
    @Override
    public Answer answer(Inputs in) {
        var law = LawReader.read(in, "");
        var answer = new Answer().number(law::mean, "mean");
        if (in.has("x")) {
            double x = in.number("x");
            answer.number(() -> 1 - law.exceeds(x), "probability", "cdf", "prob").number(() -> law.exceeds(x), "exceeds", "survival");
        }
        if (!in.has("prob", "probability", "tau", "level")) {
            return answer;
        }
        double probability = in.number("prob", "probability", "tau", "level");
        if (!(probability > 0 && probability < 1)) {
            throw new Misunderstood("inputs_json: prob must be above 0 and below 1, was " + probability);
        }
        return answer.number(() -> law.quantile(probability), "q", "quantile", "x");
    }
}
