package io.restock.ledger.reversal;

import io.restock.contracts.StoreItemId;
import io.restock.contracts.stock.StockEvent;
import io.restock.contracts.stock.StockEvent.DeliveryReceived;
import io.restock.contracts.stock.StockEvent.StockAdjusted;
import io.restock.contracts.stock.StockEvent.StockCounted;
import io.restock.contracts.stock.StockEvent.TransferReceived;
import io.restock.contracts.store.StoreRecord.ArrivalReversal;
import io.restock.contracts.store.StoreRecord.ReportReversal;
import io.restock.inventory.StoreItemCommand;
import io.restock.inventory.StoreItemCommand.ReverseAdjustment;
import io.restock.inventory.StoreItemCommand.ReverseCount;
import io.restock.ledger.despatch.Despatches;
import io.restock.ledger.quarantine.Unappliable;
import io.restock.ledger.reversal.ReversalBook.Standing;
import io.restock.ledger.reversal.ReversalBook.Taken;
import io.restock.ledger.transfer.Transfers;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * A report that was typed wrongly is reversed as a whole, once, at its own instant: so a count that was taken since stays right, and nothing is left of it in what was
 * delivered, lost or found. A second reversal of the same report changes nothing.
 */
public final class Reversing {
    private final ReversalBook book;
    private final Despatches despatches;
    private final Transfers transfers;

    public Reversing(ReversalBook book, Despatches despatches, Transfers transfers) {
        this.book = book;
        this.despatches = despatches;
        this.transfers = transfers;
    }

    public List<? extends StoreItemCommand> reverse(ReportReversal reversal) throws SQLException {
        List<StockEvent> events = first(new Taken(reversal.store(), Reported.of(reversal.kind()), reversal.of(), reversal.identity(), reversal.reversedAt(), reversal.reason()));
        return events.isEmpty() ? List.of() : switch (reversal.kind()) {
            case RECEIPT -> despatches.reverse(reversal.of(), events.stream().filter(DeliveryReceived.class::isInstance).map(DeliveryReceived.class::cast).toList());
            case ADJUSTMENT -> only(StockAdjusted.class, events).stream()
                    .map(each -> new ReverseAdjustment(each.storeItem(), each.occurredAt(), each.adjustment(), each.reason(), each.units())).toList();
            case COUNT -> counts(only(StockCounted.class, events));
        };
    }

    public List<? extends StoreItemCommand> reverse(ArrivalReversal reversal) throws SQLException {
        List<StockEvent> events = first(new Taken(reversal.store(), Reported.ARRIVAL, reversal.of(), reversal.identity(), reversal.reversedAt(), reversal.reason()));
        return events.isEmpty() ? List.of() : transfers.reverse(reversal.of(), only(TransferReceived.class, events));
    }

    /** What the report led to; nothing if it was taken back before. */
    private List<StockEvent> first(Taken taken) throws SQLException {
        List<StockEvent> events = book.ledTo(taken.store(), taken.kind(), taken.of())
                .orElseThrow(() -> new Unappliable("store " + taken.store() + " has made no " + taken.kind() + " " + taken.of()));
        return book.note(taken) ? events : List.of();
    }

    private List<ReverseCount> counts(List<StockCounted> counts) throws SQLException {
        Map<StoreItemId, Standing> without = book.without(counts);
        return counts.stream().map(count -> {
            Standing standing = Objects.requireNonNull(without.get(count.storeItem()));
            return new ReverseCount(count.storeItem(), count.occurredAt(), count.count(), count.variance(), count.opening(), standing.onHand(), standing.lastCountedAt());
        }).toList();
    }

    private static <T extends StockEvent> List<T> only(Class<T> kind, List<StockEvent> events) {
        return events.stream().map(kind::cast).toList();
    }
}
