package io.restock.contracts.stock;

import io.restock.contracts.Codec;
import io.restock.contracts.Gln;
import io.restock.contracts.Gtin;
import java.time.Instant;

/**
 * The latest stock of a store-item, as the compacted topic keeps it.
 *
 * @param sequence number of the last event in it, gap-free within the store-item, 0 and up
 * @param position place of that event in the journal of its partition
 */
public record StockLevel(Gln store, Gtin item, int onHand, int inTransit, long sequence, long position, Instant occurredAt, Instant recordedAt) {
    public static final Codec<StockLevel> CODEC = Codec.ofRecord(StockLevel.class);
}
