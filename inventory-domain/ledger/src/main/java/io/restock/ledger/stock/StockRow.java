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
    int allocatedMoved;
    /** As the table has it once the row is written. */
    int inTransit;
    int allocated;
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
        allocatedMoved += event.movedAllocated();
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

    /** More is promised than is there. */
    boolean isShort() {
        return allocated > 0 && onHand < allocated;
    }

    boolean wasShort() {
        int before = allocated - allocatedMoved;
        return before > 0 && onHandBefore < before;
    }

    /** What the table has of what only the table knows as a whole. */
    public void standing(int inTransit, int allocated) {
        this.inTransit = inTransit;
        this.allocated = allocated;
    }

    StockLevel level(Instant recordedAt) {
        return new StockLevel(storeItem.store(), storeItem.item(), onHand, inTransit, allocated == 0 ? null : Integer.valueOf(allocated), sequence, position, occurredAt,
                recordedAt);
    }
}
