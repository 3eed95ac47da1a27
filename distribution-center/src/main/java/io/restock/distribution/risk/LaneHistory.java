package io.restock.distribution.risk;

import io.restock.contracts.despatch.Lane;
import java.time.Duration;
import java.time.Instant;

/**
 * How long goods of a lane really take from their despatch to their store's receipt: a mean and a spread that forget slowly. It is the same size however many trips there were.
 *
 * @param trips that it has seen
 * @param meanMinutes expected
 * @param variance of a trip, minutes squared
 */
public record LaneHistory(long trips, double meanMinutes, double variance) {
    /** The share of misses from which a line is at risk. */
    public static final double AT_RISK = 0.1;

    /** The newest trip counts as much as this, once there were more than so many. */
    private static final double LATEST = 1.0 / 16;
    /** A receipt that comes later than this was forgotten, and says nothing of the road. */
    private static final double MINUTES_AT_MOST = Duration.ofDays(7).toMinutes();
    /** Until trips say it, so many parts of the planned time are its spread. */
    private static final double PLANNED_SPREAD = 0.25;
    private static final double LEAST_SPREAD = 1;
    /** Nine of ten trips are shorter than the mean and so many spreads. */
    private static final double NINE_OF_TEN = 1.2816;

    /** As the lane is planned, before its first trip. */
    public static LaneHistory planned(Lane lane) {
        double spread = PLANNED_SPREAD * lane.transitMinutes();
        return new LaneHistory(0, lane.transitMinutes(), spread * spread);
    }

    /** After one more trip: the plan counts as one, and the moving mean and variance are those of West (CACM 22, 1979) with weights that fall. */
    public LaneHistory after(Duration trip) {
        double minutes = Math.clamp(trip.toSeconds() / 60.0, 0, MINUTES_AT_MOST);
        double weight = Math.max(LATEST, 1.0 / (trips + 2));
        double off = minutes - meanMinutes;
        return new LaneHistory(trips + 1, meanMinutes + weight * off, (1 - weight) * (variance + weight * off * off));
    }

    /** When what leaves at an instant is expected to be received. */
    Instant expected(Instant leaves) {
        return leaves.plusSeconds(Math.round(meanMinutes * 60));
    }

    /** By when nine of ten are. */
    Instant latest(Instant leaves) {
        return leaves.plusSeconds(Math.round((meanMinutes + NINE_OF_TEN * spread()) * 60));
    }

    /** The share of trips begun at an instant that end after another. */
    double missing(Instant leaves, Instant due) {
        double minutes = Duration.between(leaves, due).toSeconds() / 60.0;
        return tail((minutes - meanMinutes) / spread());
    }

    private double spread() {
        return Math.max(LEAST_SPREAD, Math.sqrt(variance));
    }

    /** Of the normal distribution beyond x (Abramowitz and Stegun 26.2.17; off by less than 1e-7). */
    private static double tail(double x) {
        double t = 1 / (1 + 0.2316419 * Math.abs(x));
        double beyond = Math.exp(-x * x / 2) / Math.sqrt(2 * Math.PI) * t * (0.319381530 + t * (-0.356563782 + t * (1.781477937 + t * (-1.821255978 + t * 1.330274429))));
        return x >= 0 ? beyond : 1 - beyond;
    }
}
