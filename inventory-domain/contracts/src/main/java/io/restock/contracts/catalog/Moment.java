package io.restock.contracts.catalog;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;

/**
 * An instant of a place that keeps a calendar: when something happened in a store or in a center.
 *
 * @param closeOut local time at which a business date ends; midnight in a center
 */
public record Moment(Instant at, ZoneId zone, LocalTime closeOut) {
    public static Moment in(Store store, Instant at) {
        return new Moment(at, store.zone(), store.closeOut());
    }

    /** In a center, whose days are those of the calendar. */
    public static Moment in(ZoneId zone, Instant at) {
        return new Moment(at, zone, LocalTime.MIDNIGHT);
    }

    /** Where nobody's calendar is asked for. */
    public static Moment of(Instant at) {
        return in(ZoneOffset.UTC, at);
    }

    Instant beginningOf(LocalDate businessDate) {
        return businessDate.atTime(closeOut).atZone(zone).toInstant();
    }
}
