package io.restock.contracts.catalog;

import io.restock.contracts.Codec;
import io.restock.contracts.Gln;
import io.restock.contracts.SchemaVersion;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A store. Its business date ends at close-out in its own zone: a sale at 01:00 belongs to yesterday if close-out is 04:00.
 *
 * @param dc the distribution center that serves it, or null
 * @param state {@link State#OPEN} where nothing was said
 * @param opens its week; empty where nothing was said: then it may open on any day
 * @param closedOn dates on which it stays closed, whatever the week says
 */
@SchemaVersion(2)
public record Store(Gln gln, String name, ZoneId zone, LocalTime closeOut, @Nullable Gln dc, @Nullable String region, State state, List<Opening> opens, List<LocalDate> closedOn) {
    public static final Codec<Store> CODEC = Codec.ofRecord(Store.class);

    /** Whether it trades at all. What a closed store sells nonetheless is a fact like any other. */
    public enum State {
        OPEN, CLOSED
    }

    /** Hours of one weekday, store-local; a day may have several. Those that end at or before their beginning end on the next day. */
    public record Opening(DayOfWeek day, LocalTime from, LocalTime until) {}

    public Store {
        state = state == null ? State.OPEN : state;
        opens = opens == null ? List.of() : List.copyOf(opens);
        closedOn = closedOn == null ? List.of() : List.copyOf(closedOn);
    }

    /** A store of whose days nothing is known. */
    public Store(Gln gln, String name, ZoneId zone, LocalTime closeOut, @Nullable Gln dc, @Nullable String region) {
        this(gln, name, zone, closeOut, dc, region, State.OPEN, List.of(), List.of());
    }

    /** Whether customers can come on a day. */
    public boolean opensOn(LocalDate day) {
        return state == State.OPEN && !closedOn.contains(day) && (opens.isEmpty() || opens.stream().anyMatch(opening -> opening.day() == day.getDayOfWeek()));
    }

    /** The business date to which an instant belongs. Days of 23 and 25 hours come out right, as the zone's calendar counts them. */
    public LocalDate businessDateOf(Instant instant) {
        var local = instant.atZone(zone);
        return local.toLocalTime().isBefore(closeOut) ? local.toLocalDate().minusDays(1) : local.toLocalDate();
    }

    /** The instant at which a business date is over. */
    public Instant endOf(LocalDate businessDate) {
        return businessDate.plusDays(1).atTime(closeOut).atZone(zone).toInstant();
    }
}
