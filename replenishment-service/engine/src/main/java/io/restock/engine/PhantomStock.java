package io.restock.engine;

/**
 * Is the stock that the system shows on the shelf at all? A steady seller that falls silent makes it doubtful: with π the chance beforehand, the
 * chance after days without a sale is {@code π / (π + (1 − π)·Π P₀)}, P₀ the chance of such a day with the item on the shelf (DeHoratius, Mersereau and
 * Schrage, Manufacturing and Service Operations Management 10, 2008, simplified).
 */
public final class PhantomStock {
    private PhantomStock() {}

    /**
     * @param prior π, above 0 and below 1
     * @param silence Π P₀: the chance of all the silent days with the item on the shelf
     */
    public static double posterior(double prior, double silence) {
        return prior / (prior + (1 - prior) * silence);
    }

    /** Silent days, each of chance P₀, after which the doubt reaches a threshold; none if it is reached before the first. */
    public static int daysUntil(double prior, double probabilityOfSilence, double threshold) {
        if (prior >= threshold) {
            return 0;
        }
        double silence = prior * (1 - threshold) / (threshold * (1 - prior));
        return (int) Math.ceil(Math.log(silence) / Math.log(probabilityOfSilence) - 1e-12);
    }

    /** Units a day that are not sold while nobody looks: what to ask the stores about first. */
    public static double expectedLostSales(double posterior, double dailyMean) {
        return posterior * dailyMean;
    }
}
