package io.restock.ledger.despatch;

import static java.util.Objects.requireNonNull;

import io.restock.contracts.Gln;
import io.restock.contracts.Gtin;
import io.restock.contracts.Sscc;
import io.restock.contracts.store.StoreRecord;
import io.restock.contracts.store.StoreRecord.DeliveryReceipt;
import io.restock.contracts.store.StoreRecord.DespatchNotice;
import io.restock.contracts.store.StoreRecord.DespatchedLine;
import io.restock.sql.Sql;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Despatches and their lines in the batch's transaction. */
public record DespatchTables(Sql sql) implements DespatchBook {
    @Override
    public Optional<Known> known(Gln store, Sscc despatch) throws SQLException {
        return sql.first("select despatched_at, received_at, early_receipt from ledger.despatch where store = ? and sscc = ?",
                row -> new Known(Sql.instantOrNull(row, "despatched_at"), Sql.instantOrNull(row, "received_at"), receipt(row.getBytes("early_receipt"))), store.digits(),
                despatch.digits());
    }

    @Override
    public List<DespatchedLine> lines(Gln store, Sscc despatch) throws SQLException {
        return sql.list("select item, units, order_line from ledger.despatch_line where store = ? and sscc = ? order by line",
                row -> new DespatchedLine(new Gtin(row.getString(1)), row.getInt(2), row.getString(3)), store.digits(), despatch.digits());
    }

    @Override
    public void advised(DespatchNotice notice, Instant at) throws SQLException {
        String store = notice.store().digits();
        String sscc = notice.despatch().digits();
        sql.execute("""
                insert into ledger.despatch (store, sscc, dc, despatched_at) values (?, ?, ?, ?)
                on conflict (store, sscc) do update set dc = excluded.dc, despatched_at = excluded.despatched_at""",
                store, sscc, notice.dc().digits(), at);
        int number = 0;
        for (DespatchedLine line : notice.lines()) {
            sql.execute("insert into ledger.despatch_line (store, sscc, line, item, units, order_line) values (?, ?, ?, ?, ?, ?)",
                    store, sscc, ++number, line.item().digits(), line.units(), line.orderLine());
        }
    }

    @Override
    public void received(DeliveryReceipt receipt, Instant at) throws SQLException {
        sql.execute("""
                insert into ledger.despatch (store, sscc, received_at, receipt, early_receipt) values (?, ?, ?, ?, ?)
                on conflict (store, sscc) do update set received_at = excluded.received_at, receipt = excluded.receipt""",
                receipt.store().digits(), requireNonNull(receipt.despatch()).digits(), at, receipt.identity(), StoreRecord.CODEC.write(receipt));
    }

    private static @Nullable DeliveryReceipt receipt(byte @Nullable [] early) {
        return early == null ? null : (DeliveryReceipt) StoreRecord.CODEC.read("DeliveryReceipt", early);
    }
}
