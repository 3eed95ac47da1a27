package io.restock.journal;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * One event as the journal keeps it and the relay forwards it, payload untouched.
 *
 * @param key the aggregate, such as {@code gln|gtin}
 * @param sequence gap-free within the key, 0 and up
 * @param from where the command came from that led to it
 */
public record JournalRow(String key, long sequence, String type, int schemaVersion, Instant occurredAt, byte[] payload, Provenance from) {
    /** Instants are kept to the microsecond, as the database does. */
    public JournalRow {
        occurredAt = occurredAt.truncatedTo(ChronoUnit.MICROS);
    }

    /** A row in its place: gap-free within the partition, 1 and up. */
    public record Placed(int partition, long position, Instant recordedAt, JournalRow row) {
        public Placed {
            recordedAt = recordedAt.truncatedTo(ChronoUnit.MICROS);
        }
    }
}
