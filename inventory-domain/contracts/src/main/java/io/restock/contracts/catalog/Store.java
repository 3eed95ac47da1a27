package io.restock.contracts.catalog;

import io.restock.contracts.Codec;
import io.restock.contracts.Gln;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/**
 * A store. Its business date ends at close-out in its own zone: a sale at 01:00 belongs to yesterday if close-out is 04:00.
 *
 * @param dc the distribution center that serves it, or null
 */
public record Store(Gln gln, String name, ZoneId zone, LocalTime closeOut, @Nullable Gln dc, @Nullable String region) {
    public static final Codec<Store> CODEC = Codec.ofRecord(Store.class);

    /** The business date to which an instant belongs. Days of 23 and 25 hours come out right, as the zone's calendar counts them. */
    public LocalDate businessDateOf(Instant instant) {
        var local = instant.atZone(zone);
        return local.toLocalTime().isBefore(closeOut) ? local.toLocalDate().minusDays(1) : local.toLocalDate();
    }
}
