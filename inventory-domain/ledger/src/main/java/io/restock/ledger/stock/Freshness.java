package io.restock.ledger.stock;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How fresh an answer is.
 *
 * @param position of the last event in it, in its partition's journal; 0 if nothing has happened yet
 * @param recordedAt when that event was recorded, or null
 * @param behindMillis by how much the records taken so far lag behind those accepted, in wall time; 0 if nothing waits
 */
public record Freshness(long position, @Nullable Instant recordedAt, long behindMillis) {}
