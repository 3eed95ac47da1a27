package io.restock.engine;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.apache.commons.numbers.gamma.RegularizedBeta;
import org.apache.commons.numbers.gamma.RegularizedGamma;
import org.apache.commons.statistics.distribution.PoissonDistribution;

/**
 * A law of demand in whole units. {@code Loss(x) = E[max(D − x, 0)]} is what goes unsold when x units are there: Zipkin, Foundations
 * of Inventory Management, 2000, C.2.3 gives it, and its sum over all higher stocks, in closed form for both laws. (Commons Statistics has no negative binomial of real r,
 * so its probabilities stand on the regularised beta function: F(x) = I_p(r, x+1).)
 */
public sealed interface DemandLaw {
    double ROUNDING_OF_SUMS = 1e-14;

    double mean();

    /** P(D = x), x from 0. */
    double probability(int x);

    /** P(D > x), x from 0; precise in the far tail. */
    double exceeds(int x);

    /** Loss(x) in units, x from 0: how much of the demand x units fail to meet. */
    default double loss(int x) {
        return loss(x, probability(x), exceeds(x));
    }

    /** The same from P(D = x) and P(D > x), where these are known already: they are what takes the time. */
    double loss(int x, double probability, double exceeds);

    /**
     * Loss(x) + Loss(x+1) + … = E[k(k+1)/2] with k = max(D − x, 0), x from 0: its difference over a pack is Loss summed over the positions s … s+q−1, however large
     * the pack.
     */
    double lossFrom(int x);

    /** P(D = x+1) / P(D = x): one step of the recurrence that makes a walk along the law cheap. */
    double step(int x);

    /** Nobody wants it. */
    record None() implements DemandLaw {
        @Override
        public double mean() {
            return 0;
        }

        @Override
        public double probability(int x) {
            return x == 0 ? 1 : 0;
        }

        @Override
        public double exceeds(int x) {
            return 0;
        }

        @Override
        public double loss(int x, double probability, double exceeds) {
            return 0;
        }

        @Override
        public double lossFrom(int x) {
            return 0;
        }

        @Override
        public double step(int x) {
            return 0;
        }
    }

    /** Independent customers, one unit each. */
    record Poisson(double mean) implements DemandLaw {
        @Override
        public double probability(int x) {
            return PoissonDistribution.of(mean).probability(x);
        }

        @Override
        public double exceeds(int x) {
            return RegularizedGamma.P.value(x + 1.0, mean);
        }

        @Override
        public double loss(int x, double probability, double exceeds) {
            return Math.max(0, (mean - x) * exceeds + mean * probability);
        }

        /** {@code {[(λ − x)² + 2λ − x]·P(D > x) + λ·(λ − x + 2)·P(D = x)} / 2}. */
        @Override
        public double lossFrom(int x) {
            double more = mean - x;
            return Math.max(0, (more * more + 2 * mean - x) * exceeds(x) + mean * (more + 2) * probability(x)) / 2;
        }

        @Override
        public double step(int x) {
            return mean / (x + 1.0);
        }
    }

    /**
     * Customers in clusters: r above 0 is their evenness, p between 0 and 1 the mean over the variance.
     */
    record NegativeBinomial(double r, double p) implements DemandLaw {
        @Override
        public double mean() {
            return r * (1 - p) / p;
        }

        @Override
        public double probability(int x) {
            return p / (r + x) * RegularizedBeta.derivative(p, r, x + 1.0);
        }

        @Override
        public double exceeds(int x) {
            return RegularizedBeta.complement(p, r, x + 1.0);
        }

        /** {@code −(x − rβ)·P(D > x) + (x + r)·β·P(D = x)} with β = (1−p)/p. */
        @Override
        public double loss(int x, double probability, double exceeds) {
            double beta = (1 - p) / p;
            return Math.max(0, (r * beta - x) * exceeds + (x + r) * beta * probability);
        }

        /** Zipkin's second loss, {@code {[(rβ − x)² + rβ² + x]·P(D > x) + [(r + 1)β − x]·(x + r)·β·P(D = x)} / 2}, which begins at x+1, and Loss(x). */
        @Override
        public double lossFrom(int x) {
            double beta = (1 - p) / p;
            double more = r * beta - x;
            double above = (more * more + r * beta * beta + x) * exceeds(x) + (more + beta) * (x + r) * beta * probability(x);
            return Math.max(0, above / 2 + loss(x));
        }

        @Override
        public double step(int x) {
            return (x + r) / (x + 1.0) * (1 - p);
        }
    }

    /** Demand of which every probability is known: {@code probabilities[x]} = P(D = x), summing to 1. */
    record Given(double[] probabilities) implements DemandLaw {
        private static final double ROUNDING = 1e-6;

        /** @throws IllegalArgumentException if a probability is negative or they do not sum to 1 */
        public Given {
            if (Arrays.stream(probabilities).anyMatch(p -> !(p >= 0)) || Math.abs(Arrays.stream(probabilities).sum() - 1) > ROUNDING) {
                throw new IllegalArgumentException("probabilities must be 0 or more and sum to 1");
            }
        }

        @Override
        public double mean() {
            return loss(0);
        }

        @Override
        public double probability(int x) {
            return x < probabilities.length ? probabilities[x] : 0;
        }

        @Override
        public double exceeds(int x) {
            return x + 1 >= probabilities.length ? 0 : Arrays.stream(probabilities, x + 1, probabilities.length).sum();
        }

        @Override
        public double loss(int x, double probability, double exceeds) {
            return IntStream.range(x, Math.max(x, probabilities.length)).mapToDouble(d -> (d - x) * probabilities[d]).sum();
        }

        @Override
        public double lossFrom(int x) {
            return IntStream.range(x, Math.max(x, probabilities.length)).mapToDouble(d -> (d - x) * (d - x + 1.0) / 2 * probabilities[d]).sum();
        }

        @Override
        public double step(int x) {
            return probability(x) == 0 ? 0 : probability(x + 1) / probability(x);
        }
    }

    /** The smallest x with P(D ≤ x) ≥ probability, which lies above 0 and below 1; sums that rounding keeps just below it count as reaching it. */
    default int quantile(double probability) {
        return Search.smallest(x -> exceeds(x) <= 1 - probability + ROUNDING_OF_SUMS, mean());
    }
}
