package io.restock.engine.newcomer;

import io.restock.engine.DemandState;
import io.restock.engine.Rhythm;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a store sold of an item day by day before its sales came here: an item with a past is no newcomer.
 *
 * @param first date of the first figure
 * @param sold net units of each day, 0 and up; null where nobody knows, or it was not there to be bought
 */
public record PastSales(LocalDate first, List<Integer> sold) {
    /** @throws IllegalArgumentException without any day that is known, or for fewer than 0 units */
    public PastSales {
        sold = Collections.unmodifiableList(new ArrayList<>(sold));
        if (sold.stream().allMatch(Objects::isNull)) {
            throw new IllegalArgumentException("sold must have the units of one day at least");
        }
        if (sold.stream().anyMatch(units -> units != null && units < 0)) {
            throw new IllegalArgumentException("sold must be 0 or more on each day");
        }
    }

    /** The day after the last figure. */
    public LocalDate next() {
        return first.plusDays(sold.size());
    }

    /** Units of an average day of those that are known. */
    public double perDay() {
        return sold.stream().filter(Objects::nonNull).mapToInt(Integer::intValue).average().orElseThrow();
    }

    /** Each known day is heard by {@link DemandState} as if it had passed here. It begins with the average of them all, so that a short past is not outweighed by a guess. */
    public DemandState demand(Rhythm rhythm) {
        var demand = DemandState.startingAt(first.atStartOfDay(), perDay());
        for (Integer units : sold) {
            demand = demand.closed(units == null ? 0 : units, units == null ? 0 : 1, rhythm);
        }
        return demand;
    }

    /**
     * The same on an open day that has begun already; days between, of which nothing is known, teach nothing.
     *
     * @param open what was heard of that day so far; null if nothing was. A day that is in the past's figures is not heard twice
     */
    public DemandState demand(@Nullable DemandState open, LocalDateTime now, Rhythm rhythm) {
        var past = demand(rhythm).until(now, false, rhythm);
        return open == null || open.asOf().toLocalDate().isBefore(next()) ? past : past.onTheDayOf(open);
    }
}
