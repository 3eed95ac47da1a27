package io.restock.gateway.kafka;

import io.restock.contracts.access.Author;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import org.jspecify.annotations.Nullable;

/**
 * Who sends transactions, and how.
 *
 * @param traceParent W3C trace context, or null
 * @param clockAhead seconds by which the sender's clock is ahead of ours, negative where it is behind; null where it does not say or is right
 * @param recording that a recording is played again, whose instants are its own
 */
public record Sender(Author by, @Nullable String traceParent, @Nullable Long clockAhead, boolean recording) {
    /** A Date header knows whole seconds, and was written before the network took its time: below this nothing is wrong. */
    private static final Duration RIGHT_WITHIN = Duration.ofSeconds(10);

    /**
     * @param date the request's Date header, which is the sender's own clock (RFC 9110, 6.6.1), or null; one that cannot be read says nothing
     * @param now when we received it
     */
    public static Sender of(Author by, @Nullable String traceParent, @Nullable String date, Instant now) {
        return new Sender(by, traceParent, ahead(date, now), false);
    }

    public Sender ofRecording() {
        return new Sender(by, traceParent, null, true);
    }

    /** When what it reported happened, as far as its clock is known, and not later than we received it; null where it did not say. */
    @Nullable
    public Instant happened(@Nullable OffsetDateTime said, Instant received) {
        if (said == null) {
            return null;
        }
        Instant happened = said.toInstant().minusSeconds(clockAhead == null ? 0 : clockAhead);
        return happened.isAfter(received) ? received : happened;
    }

    private static @Nullable Long ahead(@Nullable String date, Instant now) {
        if (date == null) {
            return null;
        }
        try {
            Duration ahead = Duration.between(now, ZonedDateTime.parse(date, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant());
            return ahead.abs().compareTo(RIGHT_WITHIN) < 0 ? null : ahead.toSeconds();
        } catch (DateTimeException e) {
            return null;
        }
    }
}
