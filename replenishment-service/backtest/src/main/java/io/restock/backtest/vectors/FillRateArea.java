package io.restock.backtest.vectors;

import static io.restock.backtest.vectors.Names.LEAD_TIME;
import static io.restock.backtest.vectors.Names.REVIEW;

import io.restock.backtest.textbook.ReorderPoint;
import io.restock.backtest.textbook.StandardNormal;
import io.restock.engine.Demand;
import io.restock.engine.aim.FillRate;

/** Fill rates: the safety factor of an order size, the share that a level of packs serves, and either way back. */
final class FillRateArea implements Area {
    private static final String[] TARGET = {"fillRate", "P2", "beta", "target"};
    private static final String[] SD = {"sdProtection", "sigmaL", "sigma", "sd", "sdLeadTime"};
    private static final String[] UNITS = {"Q", "orderQuantity"};
    private static final String[] DAY_MEAN = {"dailyMean", "mean", "demandMean", "m"};

    @Override
    public Answer answer(Inputs in) {
        return in.has("sdProtection", "sigmaL", "sdLeadTime") || in.has(SD) && !in.has(LEAD_TIME) ? normal(in) : periodic(in);
    }

    private static Answer normal(Inputs in) {
        double sd = in.number(SD);
        double k = safetyFactor(in, sd);
        double mean = in.numberOr(0, "meanProtection", "mean", "meanLeadTime");
        var answer = new Answer().number(() -> k, "k", "z", "safetyFactor").number(() -> k * sd, "safetyStock", "ss")
                .number(() -> mean + k * sd, "s", "r", "reorderPoint", "reorderLevel")
                .number(() -> 1 - StandardNormal.exceeds(k), "P1", "cycleService", "cycleServiceLevel")
                .number(() -> sd * StandardNormal.loss(k), "expectedShortage", "esprc");
        if (!in.has(UNITS)) {
            return answer;
        }
        double units = in.number(UNITS);
        return answer.number(() -> ReorderPoint.fillRate(units, k, sd), "fillRate", "P2", "beta");
    }

    /** Where lost sales are not made up for, the shortage of a cycle counts against more than Q: Q·(1 − P₂)/P₂ (Silver, Pyke and Thomas, 6.7.9). */
    private static double safetyFactor(Inputs in, double sd) {
        if (in.has("P1", "cycleService", "cycleServiceLevel")) {
            return StandardNormal.quantile(in.number("P1", "cycleService", "cycleServiceLevel"));
        }
        if (in.has(TARGET)) {
            double units = in.number(UNITS);
            double target = in.number(TARGET);
            boolean lost = in.wordOr("", "lostsales", "lost").startsWith("lost") || in.flagOr(false, "lostSales");
            return ReorderPoint.safetyFactor(lost ? units / target : units, target, sd);
        }
        if (in.has("safetyStock", "ss")) {
            return in.number("safetyStock", "ss") / sd;
        }
        return in.has("k", "z") ? in.number("k", "z")
                : (in.number("s", "r", "reorderPoint") - in.number("meanProtection", "mean", "meanLeadTime")) / sd;
    }

    private static Answer periodic(Inputs in) {
        double mean = in.number(DAY_MEAN);
        double variance = in.has("dailyVar", "var", "variance") ? in.number("dailyVar", "var", "variance")
                : in.has("sd", "sigma", "dailySd") ? Math.pow(in.number("sd", "sigma", "dailySd"), 2) : mean;
        boolean poisson = in.textOr("", "dist", "distribution").equalsIgnoreCase("poisson");
        var day = new Demand(mean, poisson ? mean : variance);
        var rate = FillRate.of(day, in.numberOr(0, LEAD_TIME), in.numberOr(1, REVIEW));
        int pack = in.wholeOr(1, "pack", "q", "casePack", "Q");
        if (in.has("S", "s", "baseStock", "reorderLevel")) {
            int level = in.whole("S", "s", "baseStock", "reorderLevel");
            return new Answer().number(() -> rate.at(level, pack), "fillRate", "beta", "P2");
        }
        int level = rate.smallest(in.number(TARGET), pack);
        return new Answer().number(() -> level, "S", "s", "baseStock", "reorderLevel").number(() -> rate.at(level, pack), "fillRate", "beta");
    }
}
