package io.restock.ledger.transfer;

import io.restock.contracts.Gtin;
import io.restock.contracts.store.StoreRecord.CountedLine;
import io.restock.contracts.store.StoreRecord.StockTransfer;
import io.restock.contracts.store.StoreRecord.TransferCancellation;
import io.restock.ledger.underway.Parts;
import io.restock.sql.Sql;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Both halves of transfers in the batch's transaction. */
public record TransferTables(Sql sql) implements TransferBook {
    @Override
    public void sent(StockTransfer transfer, Instant at) throws SQLException {
        sql.execute("insert into ledger.transfer_sent (store, transfer, destination, sent_at, to_center, sent_reason) values (?, ?, ?, ?, ?, ?)",
                transfer.store().digits(), transfer.identity(), transfer.to().digits(), at, Boolean.TRUE.equals(transfer.toCenter()), transfer.reason());
        sql.execute("""
                insert into ledger.transfer_sent_line (store, transfer, item, units)
                select ?, ?, item, sum(units) from unnest(?::text[], ?::int[]) as line (item, units) group by item""",
                transfer.store().digits(), transfer.identity(), transfer.lines().stream().map(CountedLine::item).map(Gtin::digits).toList(),
                transfer.lines().stream().mapToInt(CountedLine::units).toArray());
    }

    @Override
    public boolean cancelled(TransferCancellation cancellation, Instant at) throws SQLException {
        return sql.execute("""
                update ledger.transfer_sent set cancelled_at = coalesce(cancelled_at, ?), reason = case when cancelled_at is null then ? else reason end,
                    lost = case when cancelled_at is null then ? else lost end
                where store = ? and transfer = ? and destination = ?""",
                at, cancellation.reason(), cancellation.lost(), cancellation.store().digits(), cancellation.transfer(), cancellation.to().digits()) > 0;
    }

    @Override
    public Optional<Standing> standing(Due transfer) throws SQLException {
        return sql.first("select sent_at, arrived_at, complete, called_off_at from ledger.transfer_due where store = ? and sender = ? and transfer = ?",
                row -> new Standing(Sql.instantOrNull(row, "sent_at"), Sql.instantOrNull(row, "arrived_at"), row.getBoolean("complete"),
                        Sql.instantOrNull(row, "called_off_at")),
                transfer.store().digits(), transfer.from().digits(), transfer.transfer());
    }

    @Override
    public List<Line> lines(Due transfer) throws SQLException {
        return sql.list("""
                select item, sent, arrived, damaged, called_off, closed from ledger.transfer_due_line
                where store = ? and sender = ? and transfer = ? order by item""",
                row -> new Line(new Gtin(row.getString(1)), new Parts(row.getLong(2), row.getLong(3), row.getLong(4), row.getLong(5), row.getLong(6))),
                transfer.store().digits(), transfer.from().digits(), transfer.transfer());
    }

    @Override
    public void now(Due transfer, Standing is, Collection<Line> lines, @Nullable Instant closedAt) throws SQLException {
        String store = transfer.store().digits();
        String from = transfer.from().digits();
        sql.execute("""
                insert into ledger.transfer_due (store, sender, transfer, sent_at, arrived_at, complete, called_off_at, closed_at, to_center)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?)
                on conflict (store, sender, transfer) do update set sent_at = excluded.sent_at, arrived_at = excluded.arrived_at, complete = excluded.complete,
                    called_off_at = excluded.called_off_at, closed_at = excluded.closed_at""",
                store, from, transfer.transfer(), is.sentAt(), is.arrivedAt(), is.complete(), is.calledOffAt(), closedAt, transfer.toCenter());
        sql.execute("""
                insert into ledger.transfer_due_line (store, sender, transfer, item, sent, arrived, damaged, called_off, closed)
                select ?, ?, ?, item, sent, arrived, damaged, called_off, closed
                from unnest(?::text[], ?::bigint[], ?::bigint[], ?::bigint[], ?::bigint[], ?::bigint[]) as line (item, sent, arrived, damaged, called_off, closed)
                on conflict (store, sender, transfer, item) do update set sent = excluded.sent, arrived = excluded.arrived, damaged = excluded.damaged,
                    called_off = excluded.called_off, closed = excluded.closed""",
                store, from, transfer.transfer(), lines.stream().map(line -> line.item().digits()).toList(), lines.stream().mapToLong(line -> line.parts().sent()).toArray(),
                lines.stream().mapToLong(line -> line.parts().arrived()).toArray(), lines.stream().mapToLong(line -> line.parts().damaged()).toArray(),
                lines.stream().mapToLong(line -> line.parts().calledOff()).toArray(), lines.stream().mapToLong(line -> line.parts().closed()).toArray());
    }
}
