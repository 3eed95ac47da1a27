package io.restock.engine;

/**
 * The variance of a day's demand that its mean alone suggests: v = φ·m^b (Taylor, Nature 189, 1961). The constants are a least-squares fit of
 * the logarithms over 5,401 windows of eight weeks in the M5 competition's sample.
 */
final class TaylorsLaw {
    private static final double PHI = 1.889;
    private static final double B = 1.231;

    private TaylorsLaw() {}

    /** @param mean units a day, 0 and up */
    static double variance(double mean) {
        return PHI * Math.pow(mean, B);
    }
}
