package io.restock.contracts.stock;

import io.restock.contracts.Codec;
import io.restock.contracts.Gln;
import io.restock.contracts.Gtin;
import io.restock.contracts.SchemaVersion;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The latest stock of a store-item, as the compacted topic keeps it.
 *
 * @param allocated units promised to customers; null for none, and before version 2
 * @param sequence number of the last event in it, gap-free within the store-item, 0 and up
 * @param position place of that event in the journal of its partition
 */
@SchemaVersion(2)
public record StockLevel(Gln store, Gtin item, int onHand, int inTransit, @Nullable Integer allocated, long sequence, long position, Instant occurredAt,
        Instant recordedAt) {
    public static final Codec<StockLevel> CODEC = Codec.ofRecord(StockLevel.class);

    /** Of which nothing is promised. */
    public StockLevel(Gln store, Gtin item, int onHand, int inTransit, long sequence, long position, Instant occurredAt, Instant recordedAt) {
        this(store, item, onHand, inTransit, null, sequence, position, occurredAt, recordedAt);
    }

    /** Units promised to customers. */
    public int promised() {
        return allocated == null ? 0 : allocated;
    }

    /** What nobody has been promised: on hand − allocated, negative where more is promised than there is. */
    public int available() {
        return onHand - promised();
    }
}
