package io.restock.terminal.staff;

import io.restock.terminal.chain.Chain;
import io.restock.terminal.chain.Chain.Center;
import java.time.Instant;
import java.time.LocalTime;

/**
 * A business day on which nobody comes to work at a distribution center, and another stands in.
 *
 * @param until when work begins again
 */
public record StoppedDay(int day, Center center, Center standIn, Instant from, Instant until) {
    /** When one business day ends and the next begins. */
    private static final LocalTime CLOSE_OUT = LocalTime.of(4, 0);

    /**
     * The first center rests, and the second stands in.
     *
     * @param chain of two centers at least
     * @param day the first is that on which trade begins
     */
    public static StoppedDay of(Chain chain, int day, Instant begun) {
        var center = chain.centers().getFirst();
        var date = begun.atZone(center.zone()).toLocalDate().plusDays(day - 1L);
        return new StoppedDay(day, center, chain.centers().get(1), date.atTime(CLOSE_OUT).atZone(center.zone()).toInstant(),
                date.plusDays(1).atTime(CLOSE_OUT).atZone(center.zone()).toInstant());
    }

    /** Whether nobody is there at an instant. */
    public boolean holds(Instant at) {
        return !at.isBefore(from) && at.isBefore(until);
    }
}
