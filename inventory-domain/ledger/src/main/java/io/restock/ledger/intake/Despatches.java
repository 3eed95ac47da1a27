package io.restock.ledger.intake;

import io.restock.contracts.Gtin;
import io.restock.contracts.Sscc;
import io.restock.contracts.StoreItemId;
import io.restock.contracts.store.StoreRecord.DeliveryReceipt;
import io.restock.contracts.store.StoreRecord.DespatchNotice;
import io.restock.contracts.store.StoreRecord.DespatchedLine;
import io.restock.inventory.StoreItemCommand;
import io.restock.inventory.StoreItemCommand.AdviseDelivery;
import io.restock.inventory.StoreItemCommand.ReceiveDelivery;
import io.restock.ledger.database.Sql;
import io.restock.ledger.exceptions.ExceptionBook;
import io.restock.ledger.exceptions.ExceptionKind;
import java.sql.Connection;
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
final class Despatches {
    private record Known(Instant despatchedAt, Instant receivedAt) {}

    private final Connection connection;
    private final ExceptionBook exceptions;

    Despatches(Connection connection, ExceptionBook exceptions) {
        this.connection = connection;
        this.exceptions = exceptions;
    }

    List<StoreItemCommand> advise(DespatchNotice notice) throws SQLException {
        Instant at = notice.despatchedAt().truncatedTo(ChronoUnit.MICROS);
        String store = notice.store().digits();
        Optional<Known> known = known(store, notice.despatch());
        if (known.isPresent() && known.get().despatchedAt() != null) {
            throw new Unappliable("despatch " + notice.despatch() + " was advised before");
        }
        Sql.update(connection, """
                insert into ledger.despatch (store, sscc, dc, despatched_at) values (?, ?, ?, ?)
                on conflict (store, sscc) do update set dc = excluded.dc, despatched_at = excluded.despatched_at""",
                store, notice.despatch().digits(), notice.dc().digits(), at);
        var commands = new ArrayList<StoreItemCommand>();
        int number = 0;
        for (DespatchedLine line : notice.lines()) {
            Sql.update(connection, "insert into ledger.despatch_line (store, sscc, line, item, units, order_line) values (?, ?, ?, ?, ?, ?)",
                    store, notice.despatch().digits(), ++number, line.item().digits(), line.units(), line.orderLine());
            var item = new StoreItemId(notice.store(), line.item());
            commands.add(new AdviseDelivery(item, at, notice.despatch(), notice.dc(), line.orderLine(), line.units()));
            if (known.isPresent()) {
                commands.add(new ReceiveDelivery(item, known.get().receivedAt(), notice.despatch(), line.orderLine(), line.units(), 0, 0));
            }
        }
        if (known.isPresent()) {
            exceptions.close(ExceptionKind.RECEIPT_WITHOUT_DESPATCH, notice.despatch().digits(), at);
        }
        return commands;
    }

    List<StoreItemCommand> receive(DeliveryReceipt receipt) throws SQLException {
        Sscc sscc = receipt.despatch();
        Optional<Known> known = sscc == null ? Optional.empty() : known(receipt.store().digits(), sscc);
        boolean open = known.isPresent() && known.get().receivedAt() == null;
        var matching = new ReceiptMatching(receipt, open ? lines(receipt) : List.of());
        Instant at = receipt.occurredInstant().truncatedTo(ChronoUnit.MICROS);
        if (open) {
            close(receipt, at);
            raiseDifference(receipt, matching, at);
        } else if (sscc != null) {
            exceptions.raise(ExceptionKind.RECEIPT_WITHOUT_DESPATCH, receipt.store(), sscc.digits(), known.isPresent()
                    ? "receipt " + receipt.identity() + " names a despatch that was received already; its goods are on hand twice if it is the same delivery"
                    : "receipt " + receipt.identity() + " names a despatch that nobody advised; ask the distribution center for its advice", at);
        }
        if (sscc != null && known.isEmpty()) {
            Sql.update(connection, "insert into ledger.despatch (store, sscc, received_at, receipt) values (?, ?, ?, ?)",
                    receipt.store().digits(), sscc.digits(), at, receipt.identity());
        }
        return matching.commands(at);
    }

    private void close(DeliveryReceipt receipt, Instant at) throws SQLException {
        Sql.update(connection, "update ledger.despatch set received_at = ?, receipt = ? where store = ? and sscc = ?",
                at, receipt.identity(), receipt.store().digits(), receipt.despatch().digits());
        exceptions.close(ExceptionKind.DESPATCH_OVERDUE, receipt.despatch().digits(), at);
    }

    private void raiseDifference(DeliveryReceipt receipt, ReceiptMatching matching, Instant at) {
        List<String> differences = matching.differences();
        if (!differences.isEmpty()) {
            String shown = String.join("; ", differences.subList(0, Math.min(5, differences.size())));
            exceptions.raise(ExceptionKind.RECEIPT_DIFFERS, receipt.store(), receipt.despatch().digits(),
                    shown + (differences.size() > 5 ? "; and " + (differences.size() - 5) + " more items" : "")
                            + ". Recorded as received; settle it with the distribution center", at);
        }
    }

    private Optional<Known> known(String store, Sscc sscc) throws SQLException {
        return Sql.first(connection, "select despatched_at, received_at from ledger.despatch where store = ? and sscc = ?",
                row -> new Known(Sql.instant(row, "despatched_at"), Sql.instant(row, "received_at")), store, sscc.digits());
    }

    private List<DespatchedLine> lines(DeliveryReceipt receipt) throws SQLException {
        return Sql.list(connection, "select item, units, order_line from ledger.despatch_line where store = ? and sscc = ? order by line",
                row -> new DespatchedLine(new Gtin(row.getString(1)), row.getInt(2), row.getString(3)),
                receipt.store().digits(), receipt.despatch().digits());
    }
}
