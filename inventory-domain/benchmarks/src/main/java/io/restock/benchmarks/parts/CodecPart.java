package io.restock.benchmarks.parts;

import io.restock.contracts.StoreItemId;
import io.restock.contracts.stock.StockEvent;
import io.restock.contracts.stock.StockEvent.ItemSold;
import io.restock.contracts.store.LineId;
import java.time.Instant;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** A sale's event to its payload and back. */
@State(Scope.Thread)
public class CodecPart {
    private final StoreItemId storeItem = StoreItemId.of("7080001000011|07038010000010");
    private final Instant occurredAt = Instant.parse("2026-03-02T17:04:11Z");
    private final StockEvent event = new ItemSold(storeItem, occurredAt, LineId.of("2026-03-02/4/17/2"), 2, 31);
    private final byte[] payload = StockEvent.CODEC.write(event);

    @Benchmark
    public byte[] written() {
        return StockEvent.CODEC.write(event);
    }

    @Benchmark
    public StockEvent read() {
        return StockEvent.CODEC.read("ItemSold", payload, storeItem, occurredAt);
    }
}
