package io.restock.engine.promotion;

import java.util.HashMap;
import java.util.Map;

/**
 * How many times the usual demand a promotion sells, by category and depth: what was sold over what was expected without it. A ratio of sums, so that many slow
 * store-items say as much as a fast one of the same size.
 *
 * <p>Where little has been seen, the ratio leans on what the price alone suggests, {@code (1 − depth)^−2.62}: the mean price elasticity of 1,851 that
 * Bijmolt, van Heerde and Pieters collected (Journal of Marketing Research 42, 2005). It counts like 50 expected units.
 *
 * @param seen by category and band of depth
 */
public record Uplifts(Map<Key, Seen> seen) {
    public static final Uplifts NONE_SEEN = new Uplifts(Map.of());
    private static final double ELASTICITY = 2.62;
    private static final double PRIOR_UNITS = 50;
    private static final double LARGEST = 20;
    private static final double BAND = 0.1;

    /** @param band depth in tenths, rounded to the next: 2 for 15% to 25% off */
    public record Key(String category, int band) {}

    /** Units sold under such promotions, and units that would have been expected without, both 0 and up. */
    public record Seen(double sold, double expected) {}

    public Uplifts {
        seen = Map.copyOf(seen);
    }

    /** Times the usual demand, 1 to 20. */
    public double of(Promotion promotion) {
        var known = seen.getOrDefault(key(promotion), new Seen(0, 0));
        double prior = Math.pow(1 - promotion.depth(), -ELASTICITY);
        return Math.clamp((known.sold + PRIOR_UNITS * prior) / (known.expected + PRIOR_UNITS), 1, LARGEST);
    }

    /**
     * A day under a promotion is over.
     *
     * @param expected units without it, for the share of the day in which the item was there to be bought
     */
    public Uplifts learnt(Promotion promotion, double sold, double expected) {
        if (!(sold >= 0 && expected >= 0)) {
            throw new IllegalArgumentException("sold and expected must be 0 or more, were " + sold + " and " + expected);
        }
        var more = new HashMap<>(seen);
        more.merge(key(promotion), new Seen(sold, expected), (a, b) -> new Seen(a.sold + b.sold, a.expected + b.expected));
        return new Uplifts(more);
    }

    private static Key key(Promotion promotion) {
        return new Key(promotion.category(), (int) Math.round(promotion.depth() / BAND));
    }
}
