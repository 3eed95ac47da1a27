package io.restock.search.index;

import static org.hibernate.search.util.common.data.RangeBoundInclusion.EXCLUDED;
import static org.hibernate.search.util.common.data.RangeBoundInclusion.INCLUDED;

import io.restock.search.stock.Between;
import io.restock.search.stock.Measure;
import java.math.BigDecimal;
import java.math.RoundingMode;
import org.hibernate.search.util.common.data.Range;
import org.jspecify.annotations.Nullable;

/** Ranges of the port as the engines know them, each of its field's type. */
final class Ranges {
    private Ranges() {}

    static Range<?> of(Measure measure, Between range) {
        return switch (measure) {
            case PRICE -> money(range);
            case COVER -> days(range);
            case ON_HAND, AVAILABLE, ON_ORDER -> Range.between(whole(range.from(), RoundingMode.CEILING), INCLUDED, whole(range.until(), RoundingMode.FLOOR), INCLUDED);
        };
    }

    static Range<BigDecimal> money(Between range) {
        return Range.between(range.from(), INCLUDED, range.until(), range.isOne() ? INCLUDED : EXCLUDED);
    }

    static Range<Double> days(Between range) {
        return Range.between(real(range.from()), INCLUDED, real(range.until()), range.isOne() ? INCLUDED : EXCLUDED);
    }

    private static @Nullable Double real(@Nullable BigDecimal value) {
        return value == null ? null : value.doubleValue();
    }

    private static @Nullable Integer whole(@Nullable BigDecimal value, RoundingMode towards) {
        return value == null ? null
                : value.max(BigDecimal.valueOf(Integer.MIN_VALUE)).min(BigDecimal.valueOf(Integer.MAX_VALUE)).setScale(0, towards).intValueExact();
    }
}
