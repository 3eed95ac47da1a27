package io.restock.search.stock;

import java.time.Instant;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How far the committed index has come.
 *
 * @param logs what each topic that it was read from is known by: one that was created anew, or restored from a backup, is another log
 * @param offsets next offset to read, by {@code topic/partition}
 * @param documents that the index held; they are never taken out, so an index with fewer has lost some
 * @param updates documents written since the index began
 * @param pricedAt up to when price changes that time brings are in it, or null
 * @param recordedAt when the latest level in it was recorded, or null
 * @param aside offsets before those that could not be read or indexed and wait for a person, by {@code topic/partition}
 */
public record Progress(Map<String, String> logs, Map<String, Long> offsets, long documents, long updates, @Nullable Instant pricedAt, @Nullable Instant recordedAt,
        Map<String, Set<Long>> aside) {
    public Progress {
        aside = aside == null ? Map.of() : aside; // an index of before knows of none
    }

    /** Nothing yet, of these topics. */
    public static Progress beginning(Map<String, String> logs) {
        return new Progress(logs, Map.of(), 0, 0, null, null, Map.of());
    }

    public static final Progress NONE = new Progress(Map.of(), Map.of(), 0, 0, null, null, Map.of());
}
