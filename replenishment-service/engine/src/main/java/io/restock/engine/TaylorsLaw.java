package io.restock.engine;

import java.util.List;

/**
 * The variance of a day's demand that its mean alone suggests: v = φ·m^b (Taylor, Nature 189, 1961).
 *
 * @param phi φ, variance at one unit a day, above 0
 * @param b exponent, 1 for customers who come independently, 2 for a scale that all share
 */
public record TaylorsLaw(double phi, double b) {
    /** Fitted to 5,401 windows of eight weeks in the M5 competition's sample. */
    public static final TaylorsLaw CHAIN = new TaylorsLaw(1.889, 1.231);
    /** Below so many windows the chain's law stands. */
    private static final int FEWEST = 30;

    /** Mean and variance of a day's sales over some weeks, both above 0. */
    public record Window(double mean, double variance) {}

    /** @throws IllegalArgumentException if a field is out of its bounds */
    public TaylorsLaw {
        if (!(phi > 0 && b >= 0.5 && b <= 2.5)) {
            throw new IllegalArgumentException("phi must be above 0 and b between 0.5 and 2.5, were " + phi + " and " + b);
        }
    }

    /**
     * The same law of what is counted in smaller units: v(m) = u²·φ·(m/u)^b.
     *
     * @param units u, that make one of this law's, above 0
     */
    public TaylorsLaw counting(double units) {
        return new TaylorsLaw(phi * Math.pow(units, 2 - b), b);
    }

    /** @param mean units a day, 0 and up */
    public double variance(double mean) {
        return phi * Math.pow(mean, b);
    }

    /**
     * What least squares need of items or windows: sums over the logarithms x of their means and y of their variances.
     *
     * @param n of them, 0 and up
     */
    public record Sums(double n, double x, double y, double xx, double xy) {
        public static final Sums NONE = new Sums(0, 0, 0, 0, 0);

        /** With one more, of which both are above 0. */
        public Sums with(double mean, double variance) {
            double lnMean = Math.log(mean);
            double lnVariance = Math.log(variance);
            return new Sums(n + 1, x + lnMean, y + lnVariance, xx + lnMean * lnMean, xy + lnMean * lnVariance);
        }
    }

    /** Least squares of the logarithms; the chain's law where there are too few windows, or they all have the same mean. */
    public static TaylorsLaw fitted(List<Window> windows) {
        var sums = Sums.NONE;
        for (Window window : windows) {
            sums = sums.with(window.mean, window.variance);
        }
        return fitted(sums);
    }

    /** The same from sums that were kept. */
    public static TaylorsLaw fitted(Sums of) {
        double squares = of.xx - of.x * of.x / of.n;
        if (of.n < FEWEST || squares < 1e-6) {
            return CHAIN;
        }
        double b = Math.clamp((of.xy - of.x * of.y / of.n) / squares, 0.5, 2.5);
        return new TaylorsLaw(Math.exp((of.y - b * of.x) / of.n), b);
    }
}
