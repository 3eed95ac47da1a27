package io.restock.replenishment.storeitem;

import io.restock.engine.DemandState;
import io.restock.engine.PhantomStock;
import io.restock.engine.WeekdayIndex;
import io.restock.engine.doubt.ShelfQuestion;
import io.restock.replenishment.neighbourhood.Doors;
import java.time.LocalDateTime;
import org.jspecify.annotations.Nullable;

/**
 * How long nobody has bought or handled an item, and how it sold before: what is learnt from silence itself must not excuse it.
 *
 * @param since store-local
 * @param level units a day of index 1 when it last sold
 * @param variance of such a day, units squared
 */
public record Silence(LocalDateTime since, float level, float variance) {
    /** @param before null before the first sale */
    static Silence after(@Nullable Silence before, LocalDateTime sale, DemandState demand) {
        var since = before == null || sale.isAfter(before.since) ? sale : before.since;
        return new Silence(since, (float) demand.level(), demand.variance());
    }

    Silence brokenAt(LocalDateTime time) {
        return time.isAfter(since) ? new Silence(time, level, variance) : this;
    }

    /**
     * A person found the goods on the shelf: where that was doubted, customers want less than was believed.
     *
     * @param purchase units that a customer takes at a time
     */
    Silence foundAt(LocalDateTime time, int purchase, Doors doors) {
        float kept = doubt(time, purchase, doors) >= ShelfQuestion.DOUBT ? ShelfQuestion.KEPT : 1;
        return time.isAfter(since) ? new Silence(time, level * kept, variance * kept) : this;
    }

    /**
     * The chance, at a later store-local time, that the goods are not on the shelf: what counts is how many of the customers who came to the store passed it by.
     *
     * @param purchase units that a customer takes at a time
     * @param doors when the store traded meanwhile
     */
    double doubt(LocalDateTime now, int purchase, Doors doors) {
        return ShelfQuestion.doubt(level / purchase, variance / purchase / purchase, doors.tradedDays(since, now), WeekdayIndex.CHAIN);
    }

    /** Units a day that are expected to be lost at such a doubt. */
    public double lostADay(double doubt) {
        return PhantomStock.expectedLostSales(doubt, level);
    }
}
