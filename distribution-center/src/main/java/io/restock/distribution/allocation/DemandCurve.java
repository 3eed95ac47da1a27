package io.restock.distribution.allocation;

/**
 * Demand D of one store-item over its protection interval: negative binomial with mean M and variance V, Poisson where V ≤ 1.02 M
 * (DESIGN section 7; Agrawal and Smith 1996).
 *
 * <p>Probabilities are built outwards from the mode, each from its neighbour, and then made to sum to 1. That needs no gamma function and
 * neither p^r nor e^−M, which are 0 in floating point as soon as M passes some hundreds. What is kept is the expected demand beyond x,
 * Σ P(D > k) over k ≥ x, for the x where it is curved: below it falls by 1 a unit, above it is 0. Demand of very many units (an item counted
 * in grams) is counted in coarser steps, so that a curve stays below {@value #STEPS_AT_MOST} points.
 */
public final class DemandCurve {
    private static final int STEPS_AT_MOST = 8192;
    private static final double NEGLIGIBLE = 1e-18;

    private final double unitsPerStep;
    private final int low;
    private final double[] beyond;

    private DemandCurve(double unitsPerStep, int low, double[] beyond) {
        this.unitsPerStep = unitsPerStep;
        this.low = low;
        this.beyond = beyond;
    }

    /**
     * @param mean M in units, 0 and up
     * @param variance V in units squared, 0 and up
     */
    public static DemandCurve of(double mean, double variance) {
        if (!(mean >= 0 && variance >= 0)) {
            throw new IllegalArgumentException("mean and variance must be 0 or more, were " + mean + " and " + variance);
        }
        double step = Math.max(1, Math.ceil((mean + 20 * Math.sqrt(variance)) / STEPS_AT_MOST));
        return mean == 0 ? new DemandCurve(1, 0, new double[1]) : inSteps(step, mean / step, variance / (step * step));
    }

    private static DemandCurve inSteps(double step, double mean, double variance) {
        boolean poisson = variance <= 1.02 * mean;
        double r = poisson ? 0 : mean * mean / (variance - mean);
        double fails = poisson ? 0 : 1 - mean / variance;
        Ratio next = poisson ? k -> mean / (k + 1) : k -> (k + r) / (k + 1) * fails;
        int mode = (int) (poisson ? mean : Math.max(0, (r - 1) * fails / (1 - fails)));
        int high = mode;
        for (double weight = 1; weight > NEGLIGIBLE && high - mode < STEPS_AT_MOST; high++) {
            weight *= next.after(high);
        }
        int low = mode;
        for (double weight = 1; weight > NEGLIGIBLE && low > 0; low--) {
            weight /= next.after(low - 1);
        }
        return new DemandCurve(step, low, expectedBeyond(weights(next, low, mode, high)));
    }

    private static double[] weights(Ratio next, int low, int mode, int high) {
        var weights = new double[high - low + 1];
        weights[mode - low] = 1;
        for (int k = mode; k < high; k++) {
            weights[k + 1 - low] = weights[k - low] * next.after(k);
        }
        for (int k = mode; k > low; k--) {
            weights[k - 1 - low] = weights[k - low] / next.after(k - 1);
        }
        return weights;
    }

    /** Sums twice from the top: first to P(D > k), then to the expected demand beyond. */
    private static double[] expectedBeyond(double[] weights) {
        double total = 0;
        for (double weight : weights) {
            total += weight;
        }
        var beyond = new double[weights.length];
        double above = 0;
        for (int i = weights.length - 2; i >= 0; i--) {
            above += weights[i + 1] / total;
            beyond[i] = beyond[i + 1] + above;
        }
        return beyond;
    }

    /**
     * Expected lost sales that each of {@code units} more saves a store that has {@code have}: (1/q)·Σ P(D > have + j), j = 0 … q−1.
     *
     * @param units 1 and up
     */
    public double salesSavedPerUnit(int have, int units) {
        return (beyond(have) - beyond((double) have + units)) / units;
    }

    private double beyond(double units) {
        double at = units / unitsPerStep - low;
        if (at <= 0) {
            return (beyond[0] - at) * unitsPerStep;
        }
        int below = (int) at;
        if (below >= beyond.length - 1) {
            return 0;
        }
        double part = at - below;
        return (beyond[below] * (1 - part) + beyond[below + 1] * part) * unitsPerStep;
    }

    /** P(D = k + 1) / P(D = k). */
    private interface Ratio {
        double after(int k);
    }
}
