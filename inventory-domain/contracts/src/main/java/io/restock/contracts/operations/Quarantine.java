package io.restock.contracts.operations;

import io.restock.contracts.access.Author;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Records that a service could not read or apply, so that those after them could be. Each waits for a person, who has it applied once more when the
 * cause is repaired, or corrected, or lets it go; a later record of the same key on a compacted topic replaces it. Nothing is taken out.
 */
public interface Quarantine {
    /** The most characters of a value that are shown. */
    int SHOWN_AT_MOST = 10_000;

    enum Ending { REPLAYED, DISMISSED, REPLACED }

    /**
     * @param value the record as text, its first 10,000 characters; null if it had none
     * @param ended how the waiting has ended; null while it waits
     * @param note why it was dismissed, or null
     */
    record Quarantined(long id, String topic, int partition, long offset, @Nullable String type, @Nullable String key, @Nullable String value, String reason,
            Instant quarantinedAt, @Nullable Ending ended, @Nullable Instant endedAt, @Nullable String endedBy, @Nullable String note) {}

    /** What a record should have been. @param value JSON */
    record Correction(String type, byte[] value) {}

    /** It could not be applied this time either, and waits on. */
    final class Refused extends RuntimeException {
        public Refused(String reason) {
            super(reason);
        }

        public Refused(Throwable cause) {
            super(cause.toString(), cause);
        }
    }

    /** Those that wait, or those that do not any more, by id, behind {@code after}. */
    List<Quarantined> list(boolean ended, long after, int limit);

    /** How many wait. */
    long waiting();

    /**
     * Applies a record once more, by the code that applies all others.
     *
     * @param correction to apply in its place, or null
     * @return empty if none waits under this number
     * @throws Refused if it cannot be applied now either
     */
    Optional<Quarantined> replay(long id, @Nullable Correction correction, Author by);

    /** Lets a record go. @param note why, or null; @return empty if none waits under this number */
    Optional<Quarantined> dismiss(long id, @Nullable String note, Author by);
}
