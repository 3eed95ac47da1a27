package io.restock.engine.promotion;

import io.restock.engine.DemandState;
import io.restock.engine.Rhythm;
import io.restock.engine.TaylorsLaw;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;

/**
 * The days of a store-item with its promotions. A {@link Rhythm} divides what was sold before it is learnt and multiplies what is expected: so the level stays that of
 * the usual price, a promotion's sales teach no more than its uplift explains, and the need rises with its first day and falls after its last.
 *
 * @param usual the days without promotions
 * @param promotions at most 100; where two cover a day the deeper counts
 */
public record PromotedRhythm(Rhythm usual, List<Promotion> promotions, Uplifts uplifts) implements Rhythm {
    private static final int MOST_PROMOTIONS = 100;

    /** @throws IllegalArgumentException if there are more than 100 promotions */
    public PromotedRhythm {
        promotions = List.copyOf(promotions);
        if (promotions.size() > MOST_PROMOTIONS) {
            throw new IllegalArgumentException("promotions must be at most " + MOST_PROMOTIONS + ", were " + promotions.size());
        }
    }

    @Override
    public double of(LocalDate day) {
        return usual.of(day) * promotions.stream().filter(promotion -> promotion.covers(day)).mapToDouble(uplifts::of).max().orElse(1);
    }

    @Override
    public double open(LocalDate day) {
        return usual.open(day);
    }

    @Override
    public double heard(LocalDate day) {
        return usual.heard(day);
    }

    @Override
    public double purchase() {
        return usual.purchase();
    }

    @Override
    public TaylorsLaw variation() {
        return usual.variation();
    }

    /**
     * Wind-down: units of the need that nobody orders any more, because what is ordered now arrives after the last day of the promotion that wants them. What the
     * position does not cover until then will be lost; ordered, it would stand on the shelf afterwards.
     *
     * @param arrival when what is ordered now can be sold
     * @param position inventory position, in units
     * @return units to take off the need, 0 and up
     */
    public int tooLateFor(DemandState state, LocalDateTime now, LocalDateTime arrival, int position) {
        var coverable = new PromotedRhythm(usual, promotions.stream().filter(promotion -> !promotion.last().isBefore(arrival.toLocalDate())).toList(), uplifts);
        double before = state.between(now, arrival, this).mean();
        double extra = Math.max(0, before - state.between(now, arrival, coverable).mean());
        return (int) Math.round(Math.clamp(before - Math.max(0, position), 0, extra));
    }
}
