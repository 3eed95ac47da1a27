package io.restock.backtest.textbook;

import org.apache.commons.statistics.distribution.ContinuousDistribution;
import org.apache.commons.statistics.distribution.GammaDistribution;
import org.apache.commons.statistics.distribution.LogNormalDistribution;
import org.apache.commons.statistics.distribution.NormalDistribution;
import org.apache.commons.statistics.distribution.UniformContinuousDistribution;

/**
 * A law of demand in real units. {@code loss(x) = E[max(D − x, 0)]}; the closed forms are those of Zipkin, Foundations of Inventory
 * Management, 2000, appendix C.
 */
public sealed interface ContinuousLaw {
    ContinuousDistribution distribution();

    /** E[max(D − x, 0)], in units. */
    double loss(double x);

    /** E[(max(D − x, 0))²] / 2, in units squared. */
    double secondLoss(double x);

    default double mean() {
        return distribution().getMean();
    }

    default double cumulative(double x) {
        return distribution().cumulativeProbability(x);
    }

    default double exceeds(double x) {
        return distribution().survivalProbability(x);
    }

    /** The x with P(D ≤ x) = probability, which lies above 0 and below 1. */
    default double quantile(double probability) {
        return distribution().inverseCumulativeProbability(probability);
    }

    /** What is left over on average: E[max(x − D, 0)]. */
    default double leftOver(double x) {
        return x - mean() + loss(x);
    }

    /** By mean and standard deviation above 0. */
    record Normal(double mean, double sd) implements ContinuousLaw {
        @Override
        public NormalDistribution distribution() {
            return NormalDistribution.of(mean, sd);
        }

        @Override
        public double loss(double x) {
            double z = (x - mean) / sd;
            return sd * (StandardNormal.density(z) - z * StandardNormal.exceeds(z));
        }

        /** σ²·[(z² + 1)·(1 − Φ(z)) − z·φ(z)] / 2. */
        @Override
        public double secondLoss(double x) {
            double z = (x - mean) / sd;
            return sd * sd / 2 * ((z * z + 1) * StandardNormal.exceeds(z) - z * StandardNormal.density(z));
        }
    }

    /** Of demand above 0. Both losses follow from what share of each moment comes from above x. */
    sealed interface Positive extends ContinuousLaw {
        /** E[D²]. */
        double meanSquare();

        /** Share of the k-th moment that comes from above x. */
        double above(double x, int k);

        @Override
        default double loss(double x) {
            return x <= 0 ? mean() - x : mean() * above(x, 1) - x * exceeds(x);
        }

        @Override
        default double secondLoss(double x) {
            return x <= 0 ? (meanSquare() - 2 * x * mean() + x * x) / 2
                    : (meanSquare() * above(x, 2) - 2 * x * mean() * above(x, 1) + x * x * exceeds(x)) / 2;
        }
    }

    /** The logarithm is normal with this mean and standard deviation. */
    record LogNormal(double mu, double sigma) implements Positive {
        @Override
        public LogNormalDistribution distribution() {
            return LogNormalDistribution.of(mu, sigma);
        }

        @Override
        public double meanSquare() {
            return Math.exp(2 * mu + 2 * sigma * sigma);
        }

        @Override
        public double above(double x, int k) {
            return StandardNormal.exceeds((Math.log(x) - mu) / sigma - k * sigma);
        }
    }

    /** By shape and scale above 0; the exponential law is the gamma law of shape 1. */
    record Gamma(double shape, double scale) implements Positive {
        @Override
        public GammaDistribution distribution() {
            return GammaDistribution.of(shape, scale);
        }

        @Override
        public double meanSquare() {
            return shape * (shape + 1) * scale * scale;
        }

        @Override
        public double above(double x, int k) {
            return GammaDistribution.of(shape + k, scale).survivalProbability(x);
        }
    }

    /** Anything between two bounds, equally likely. */
    record Uniform(double low, double high) implements ContinuousLaw {
        @Override
        public UniformContinuousDistribution distribution() {
            return UniformContinuousDistribution.of(low, high);
        }

        @Override
        public double loss(double x) {
            return x <= low ? mean() - x : x >= high ? 0 : (high - x) * (high - x) / (2 * (high - low));
        }

        @Override
        public double secondLoss(double x) {
            double far = Math.max(0, high - x);
            double near = Math.max(0, low - x);
            return (far * far * far - near * near * near) / (6 * (high - low));
        }
    }
}
