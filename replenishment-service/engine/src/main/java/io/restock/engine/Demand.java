package io.restock.engine;

/**
 * How many units customers will want over some interval: negative binomial with this mean and variance, Poisson where the variance
 * is not clearly larger. It fits retail demand better than Poisson or normal alone (Agrawal and Smith, Naval Research Logistics 43, 1996).
 *
 * @param mean M, in units, 0 to 100,000,000
 * @param variance V, in units squared, finite and 0 or more
 */
public record Demand(double mean, double variance) {
    /** In units, over any interval. */
    public static final double LARGEST_MEAN = 1e8;
    /** Below this ratio of variance to mean the negative binomial is Poisson to all practical ends, and its parameters lose precision. */
    private static final double POISSON_UP_TO = 1.02;
    private static final double POISSON_FROM_HERE_ON = 1 + 1e-9;

    /** @throws IllegalArgumentException if a field is out of its bounds */
    public Demand {
        if (!(mean >= 0 && mean <= LARGEST_MEAN)) {
            throw new IllegalArgumentException("mean must be between 0 and 100000000, was " + mean);
        }
        if (!(variance >= 0 && variance < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("variance must be finite and 0 or more, was " + variance);
        }
    }

    /** The law of exactly these two moments: negative binomial wherever the variance exceeds the mean. Its tail is less precise close to Poisson. */
    public DemandLaw lawByMoments() {
        return variance > mean * POISSON_FROM_HERE_ON && mean > 0 ? negativeBinomial() : new Demand(mean, mean).law();
    }

    /** The law that these two moments choose. */
    public DemandLaw law() {
        if (mean == 0) {
            return new DemandLaw.None();
        }
        if (variance <= POISSON_UP_TO * mean) {
            return new DemandLaw.Poisson(mean);
        }
        return negativeBinomial();
    }

    private DemandLaw negativeBinomial() {
        return new DemandLaw.NegativeBinomial(mean * mean / (variance - mean), mean / variance);
    }
}
