package io.restock.backtest.textbook;

import org.apache.commons.statistics.distribution.NormalDistribution;

/** The normal law of mean 0 and standard deviation 1. */
public final class StandardNormal {
    private static final NormalDistribution LAW = NormalDistribution.of(0, 1);

    private StandardNormal() {}

    public static double density(double z) {
        return LAW.density(z);
    }

    /** 1 − Φ(z), precise in the far tail. */
    public static double exceeds(double z) {
        return LAW.survivalProbability(z);
    }

    /** Φ⁻¹(probability). */
    public static double quantile(double probability) {
        return LAW.inverseCumulativeProbability(probability);
    }

    /** G(z) = φ(z) − z·(1 − Φ(z)). */
    public static double loss(double z) {
        return density(z) - z * exceeds(z);
    }
}
