package io.restock.replenishment.planning;

import io.restock.engine.DemandState;
import io.restock.engine.doubt.PhantomStock;
import java.time.LocalDateTime;

/**
 * How long nobody has bought or handled an item, and how it sold before: what is learnt from silence itself must not excuse it.
 *
 * @param since store-local
 * @param level units a day of index 1 when it last sold
 * @param variance of such a day, units squared
 */
record Silence(LocalDateTime since, float level, float variance) {
    /** The chance beforehand that a shelf is not as the system says, of the order that audits find (DeHoratius, Mersereau and Schrage 2008). */
    private static final double PRIOR = 0.02;
    /** So long a history that the variance seen stands for itself. */
    private static final int LONG_KNOWN = 10_000;

    /** @param before null before the first sale */
    static Silence after(Silence before, LocalDateTime sale, DemandState demand) {
        var since = before == null || sale.isAfter(before.since) ? sale : before.since;
        return new Silence(since, (float) demand.level(), demand.variance());
    }

    Silence brokenAt(LocalDateTime time) {
        return time.isAfter(since) ? new Silence(time, level, variance) : this;
    }

    /** The chance, at a later store-local time, that the goods are not on the shelf. */
    double doubt(LocalDateTime now) {
        if (level <= 0 || !now.isAfter(since)) {
            return 0;
        }
        var steady = new DemandState(since, 0, 0, LONG_KNOWN, 0, level, level, level, variance);
        return PhantomStock.posterior(PRIOR, steady.between(since, now, StoreItem.WEEK).law().probability(0));
    }

    /** Units a day that are expected to be lost at such a doubt. */
    double lostADay(double doubt) {
        return PhantomStock.expectedLostSales(doubt, level);
    }
}
