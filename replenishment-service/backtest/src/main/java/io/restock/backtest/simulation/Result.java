package io.restock.backtest.simulation;

/**
 * What became of each series over a stretch of days.
 *
 * @param onHand sum over listed days of the mean of opening and closing stock
 * @param lines orders of one pack or more
 * @param packs ordered
 */
public record Result(long[] wanted, long[] sold, double[] onHand, long[] lines, long[] packs, int days) {
    /** Share of demand that was met, over the series that count. */
    public double fill(boolean[] counts) {
        long allWanted = 0;
        long allSold = 0;
        for (int i = 0; i < wanted.length; i++) {
            if (counts[i]) {
                allWanted += wanted[i];
                allSold += sold[i];
            }
        }
        return allWanted == 0 ? 1 : (double) allSold / allWanted;
    }

    /** Units on hand on an average day, over the series that count. */
    public double averageOnHand(boolean[] counts) {
        double sum = 0;
        for (int i = 0; i < onHand.length; i++) {
            sum += counts[i] ? onHand[i] : 0;
        }
        return sum / days;
    }

    /** What the units on hand on an average day are worth, at a price for each series. */
    public double averageValue(double[] prices) {
        double sum = 0;
        for (int i = 0; i < onHand.length; i++) {
            sum += prices[i] * onHand[i];
        }
        return sum / days;
    }
}
