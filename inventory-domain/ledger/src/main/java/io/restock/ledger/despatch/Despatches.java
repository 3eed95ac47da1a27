package io.restock.ledger.despatch;

import io.restock.contracts.Gln;
import io.restock.contracts.Sscc;
import io.restock.contracts.StoreItemId;
import io.restock.contracts.exceptions.ExceptionKind;
import io.restock.contracts.store.StoreRecord.DeliveryReceipt;
import io.restock.contracts.store.StoreRecord.DespatchNotice;
import io.restock.contracts.store.StoreRecord.DespatchedLine;
import io.restock.inventory.StoreItemCommand;
import io.restock.inventory.StoreItemCommand.AdviseDelivery;
import io.restock.inventory.StoreItemCommand.ReceiveDelivery;
import io.restock.ledger.despatch.DespatchBook.Known;
import io.restock.ledger.exceptions.ExceptionBook;
import io.restock.ledger.quarantine.Unappliable;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Goods on their way to a store. A despatch is advised, then received once, whatever arrives; if the receipt is faster than the advice, the
 * advice is closed the moment it comes.
 */
public final class Despatches {
    private final DespatchBook book;
    private final ExceptionBook exceptions;

    public Despatches(DespatchBook book, ExceptionBook exceptions) {
        this.book = book;
        this.exceptions = exceptions;
    }

    public List<StoreItemCommand> advise(DespatchNotice notice) throws SQLException {
        Instant at = notice.despatchedAt().truncatedTo(ChronoUnit.MICROS);
        Optional<Known> known = book.known(notice.store(), notice.despatch());
        if (known.isPresent() && known.get().despatchedAt() != null) {
            throw new Unappliable("despatch " + notice.despatch() + " was advised before");
        }
        book.advised(notice, at);
        DeliveryReceipt early = known.map(Known::early).orElse(null);
        var commands = new ArrayList<StoreItemCommand>();
        for (DespatchedLine line : notice.lines()) {
            var item = new StoreItemId(notice.store(), line.item());
            commands.add(new AdviseDelivery(item, at, notice.despatch(), notice.dc(), line.orderLine(), line.units()));
            if (early != null) {
                commands.add(new ReceiveDelivery(item, early.occurredInstant().truncatedTo(ChronoUnit.MICROS), notice.despatch(), line.orderLine(), line.units(), 0, 0));
            }
        }
        if (early != null) {
            exceptions.close(ExceptionKind.RECEIPT_WITHOUT_DESPATCH, notice.despatch().digits(), at);
            raiseDifference(notice.store(), notice.despatch(), new ReceiptMatching(early, notice.lines()), at);
        }
        return commands;
    }

    public List<StoreItemCommand> receive(DeliveryReceipt receipt) throws SQLException {
        Instant at = receipt.occurredInstant().truncatedTo(ChronoUnit.MICROS);
        Sscc sscc = receipt.despatch();
        if (sscc == null) {
            return new ReceiptMatching(receipt, List.of()).commands(at);
        }
        Optional<Known> known = book.known(receipt.store(), sscc);
        boolean open = known.isPresent() && known.get().receivedAt() == null;
        var matching = new ReceiptMatching(receipt, open ? book.lines(receipt.store(), sscc) : List.of());
        if (open) {
            exceptions.close(ExceptionKind.DESPATCH_OVERDUE, sscc.digits(), at);
            raiseDifference(receipt.store(), sscc, matching, at);
        } else {
            exceptions.raise(ExceptionKind.RECEIPT_WITHOUT_DESPATCH, receipt.store(), sscc.digits(), known.isPresent()
                    ? "receipt " + receipt.identity() + " names a despatch that was received already; its goods are on hand twice if it is the same delivery"
                    : "receipt " + receipt.identity() + " names a despatch that nobody advised; ask the distribution center for its advice", at);
        }
        if (open || known.isEmpty()) {
            book.received(receipt, at);
        }
        return matching.commands(at);
    }

    private void raiseDifference(Gln store, Sscc despatch, ReceiptMatching matching, Instant at) {
        List<String> differences = matching.differences();
        if (!differences.isEmpty()) {
            String shown = String.join("; ", differences.subList(0, Math.min(5, differences.size())));
            exceptions.raise(ExceptionKind.RECEIPT_DIFFERS, store, despatch.digits(),
                    shown + (differences.size() > 5 ? "; and " + (differences.size() - 5) + " more items" : "")
                            + ". Recorded as received; settle it with the distribution center",
                    at);
        }
    }
}
