package io.restock.contracts.catalog;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/**
 * From when something of the catalog holds: from an instant, the same everywhere, or from a business date, which begins in each store when the one before it closes out. One of the two is null.
 * Where there is none, it holds from ever.
 */
public record Since(@Nullable Instant instant, @Nullable LocalDate date) {
    public static Since of(Instant instant) {
        return new Since(instant, null);
    }

    public static Since of(LocalDate date) {
        return new Since(null, date);
    }

    /** @throws IllegalArgumentException if it is neither */
    @JsonCreator
    public static Since of(String text) {
        try {
            return text.length() <= 10 ? of(LocalDate.parse(text)) : of(OffsetDateTime.parse(text).toInstant());
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("must be an instant with its offset, such as 2026-12-01T06:00:00+01:00, or a business date, such as 2026-12-01", e);
        }
    }

    @JsonValue
    public String text() {
        return String.valueOf(instant == null ? date : instant);
    }

    /** When that is, where a moment is given. */
    Instant in(Moment moment) {
        return instant != null ? instant : moment.beginningOf(date == null ? LocalDate.EPOCH : date);
    }

    /** Whether it has begun at a moment. */
    public boolean hasBegun(Moment moment) {
        return !in(moment).isAfter(moment.at());
    }

    /** When that is in a store. */
    public Instant in(Store store) {
        return in(Moment.in(store, Instant.EPOCH));
    }

    @Override
    public String toString() {
        return text();
    }
}
