package io.restock.ledger.stock;

import io.restock.contracts.StoreItemId;
import io.restock.contracts.stock.StockEvent;
import io.restock.contracts.stock.StockEvent.CountReversed;
import io.restock.contracts.stock.StockEvent.StockCounted;
import io.restock.contracts.stock.StockLevel;
import io.restock.journal.axon.AggregateHost.Applied;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What a batch makes of one row of stock. */
public final class StockRow {
    final String key;
    final StoreItemId storeItem;
    final boolean isNew;
    final int onHandBefore;
    int onHand;
    int inTransitMoved;
    @Nullable
    Instant lastCountedAt;
    /** Whether the last count is another one than before. */
    boolean countedAnew;
    Instant latestAt = Instant.MIN;
    Instant occurredAt;
    long sequence;
    long position;

    public StockRow(Applied<StockEvent> first) {
        key = first.key();
        storeItem = first.event().storeItem();
        isNew = first.sequence() == 0;
        occurredAt = first.event().occurredAt();
        onHandBefore = first.event().onHand() - first.event().moved();
    }

    public void add(Applied<StockEvent> applied) {
        StockEvent event = applied.event();
        onHand = event.onHand();
        inTransitMoved += event.movedInTransit();
        occurredAt = event.occurredAt();
        latestAt = occurredAt.isAfter(latestAt) ? occurredAt : latestAt;
        sequence = applied.sequence();
        position = applied.position();
        if (event instanceof StockCounted counted && !counted.superseded()) {
            lastCountedAt = counted.occurredAt();
            countedAnew = true;
        } else if (event instanceof CountReversed reversed) {
            lastCountedAt = reversed.lastCountedAt();
            countedAnew = true;
        }
    }

    StockLevel level(int inTransit, Instant recordedAt) {
        return new StockLevel(storeItem.store(), storeItem.item(), onHand, inTransit, sequence, position, occurredAt, recordedAt);
    }
}
