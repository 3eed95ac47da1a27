package io.restock.backtest.experiment;

import org.apache.commons.statistics.distribution.TDistribution;

/**
 * The difference between two arms, and how sure it is: standard error {@code √(s²A/nA + s²B/nB)} of arms that need not vary alike (Welch, Biometrika 34, 1947), and Student's t
 * with the degrees of freedom of Satterthwaite (Biometrics Bulletin 2, 1946), as in the NIST/SEMATECH e-Handbook of Statistical Methods, 1.3.5.3.
 *
 * @param difference mean of B less mean of A
 * @param low end of the 95% interval
 * @param high end of the 95% interval
 */
public record Effect(Sample a, Sample b, double difference, double standardError, double degreesOfFreedom, double low, double high) {
    private static final double OUTSIDE = 0.05;

    public static Effect between(Sample a, Sample b) {
        double difference = b.mean() - a.mean();
        double squared = a.squaredError() + b.squaredError();
        if (squared == 0) {
            return new Effect(a, b, difference, 0, a.stores() + b.stores() - 2, difference, difference);
        }
        double freedom = squared * squared
                / (a.squaredError() * a.squaredError() / (a.stores() - 1) + b.squaredError() * b.squaredError() / (b.stores() - 1));
        double error = Math.sqrt(squared);
        double reach = error * TDistribution.of(freedom).inverseSurvivalProbability(OUTSIDE / 2);
        return new Effect(a, b, difference, error, freedom, difference - reach, difference + reach);
    }

    /** Whether 0 lies outside the interval. */
    public boolean isSure() {
        return low > 0 || high < 0;
    }
}
