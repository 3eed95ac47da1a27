package io.restock.backtest.textbook;

/**
 * (s,S) by a formula fitted to exact solutions (Ehrhardt and Mosier, Management Science 30, 1984). Its safeguard for small orders
 * (S no higher than the newsvendor's level) is left out, as in Snyder and Shen, 2nd edition, 4.77 to 4.80.
 *
 * @param s reorder level, @param S order-up-to level, in units
 */
public record PowerApproximation(double s, double S) {
    /**
     * @param mean demand of a period
     * @param protectionMean demand over the lead time and one period
     * @param protectionSd its standard deviation
     */
    public static PowerApproximation of(double fixedCost, Newsvendor vendor, double mean, double protectionMean, double protectionSd) {
        double ratio = protectionSd / mean;
        double units = 1.30 * Math.pow(mean, 0.494) * Math.pow(fixedCost / vendor.holdingCost(), 0.506) * Math.pow(1 + ratio * ratio, 0.116);
        double z = Math.sqrt(units / protectionSd * vendor.holdingCost() / vendor.stockoutCost());
        double s = 0.973 * protectionMean + protectionSd * (0.183 / z + 1.063 - 2.192 * z);
        return new PowerApproximation(s, s + units);
    }
}
