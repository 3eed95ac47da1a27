package io.restock.ledger.reversal;

import io.restock.contracts.Gln;
import io.restock.contracts.StoreItemId;
import io.restock.contracts.stock.StockEvent;
import io.restock.contracts.stock.StockEvent.StockCounted;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What reports led to, and which of them were reversed. */
public interface ReversalBook {
    /** What is taken back. @param by identity of the reversal */
    record Taken(Gln store, Reported kind, String of, String by, Instant at, String reason) {}

    /** Stock of an item without one of its counts. @param lastCountedAt instant of the latest other count that stands, or null */
    record Standing(int onHand, @Nullable Instant lastCountedAt) {}

    /** What a report led to, without the offsets of counts; empty if there is no such report. @throws io.restock.ledger.quarantine.Unappliable if the journal does not have it any more */
    Optional<List<StockEvent>> ledTo(Gln store, Reported kind, String identity) throws SQLException;

    /** @return whether it is the report's first reversal */
    boolean note(Taken reversal) throws SQLException;

    /** By store-item. @throws io.restock.ledger.quarantine.Unappliable if the journal does not have it any more */
    Map<StoreItemId, Standing> without(List<StockCounted> counts) throws SQLException;
}
