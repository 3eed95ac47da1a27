package io.restock.backtest.vectors;

import io.restock.engine.PhantomStock;
import java.util.Arrays;

/** The doubt that silence casts on stock. */
final class PhantomArea implements Area {
    private static final String[] DAYS = {"zeroDays", "days", "n"};
    private static final String[] SILENT = {"probZeroSalesPerDay", "probZero", "P0", "p0"};

    @Override
    public Answer answer(Inputs in) {
        double prior = in.number("prior", "pi");
        if (in.has(SILENT) && in.json(SILENT).isArray()) {
            double product = Arrays.stream(in.numbers(SILENT)).reduce(1, (a, b) -> a * b);
            return new Answer().number(() -> PhantomStock.posterior(prior, product), "posterior", "probability");
        }
        double silent = in.has(SILENT) ? in.number(SILENT) : 1 - LawReader.read(in, "").exceeds(0);
        var answer = new Answer();
        if (in.has("threshold")) {
            double threshold = in.number("threshold");
            answer.number(() -> PhantomStock.daysUntil(prior, silent, threshold), "days", "daysUntil", "zeroDays");
        }
        if (!in.has(DAYS)) {
            return answer;
        }
        double posterior = PhantomStock.posterior(prior, Math.pow(silent, in.number(DAYS)));
        double mean = in.numberOr(0, "dailyMean", "mean");
        return answer.number(() -> posterior, "posterior", "probability")
                .number(() -> PhantomStock.expectedLostSales(posterior, mean), "expectedLostSales");
    }
}
