package io.restock.ledger.reservation;

import io.restock.contracts.Gln;
import io.restock.contracts.Gtin;
import io.restock.contracts.StoreItemId;
import io.restock.contracts.store.StoreRecord.ReservationRequest;
import io.restock.sql.Sql;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reservations in the batch's transaction. @param stock what the shelves have, all that was taken before written */
public record ReservationTables(Sql sql, Stock stock) implements ReservationBook {
    /** Reads what nobody has been promised yet. */
    public interface Stock {
        Map<StoreItemId, Integer> available(Sql sql, List<StoreItemId> items) throws SQLException;
    }

    @Override
    public Map<StoreItemId, Integer> available(List<StoreItemId> items) throws SQLException {
        return stock.available(sql, items);
    }

    @Override
    public void decided(ReservationRequest request, Instant at, State state, List<Line> lines) throws SQLException {
        sql.execute("insert into ledger.reservation (store, reservation, reference, reserved_at, until, state, ended_at) values (?, ?, ?, ?, ?, ?, ?)",
                request.store().digits(), request.identity(), request.reference(), at, request.until().truncatedTo(ChronoUnit.MICROS), state.name(),
                state == State.OPEN ? null : at);
        sql.execute("""
                insert into ledger.reservation_line (store, reservation, item, units, available, collected)
                select ?, ?, item, units, available, 0 from unnest(?::text[], ?::int[], ?::int[]) as line (item, units, available)""",
                request.store().digits(), request.identity(), lines.stream().map(line -> line.item().digits()).toList(), lines.stream().mapToInt(Line::units).toArray(),
                lines.stream().mapToInt(Line::available).toArray());
    }

    @Override
    public Optional<Promise> find(Gln store, String reservation) throws SQLException {
        List<Line> lines = sql.list("select item, units, available, collected from ledger.reservation_line where store = ? and reservation = ? order by item",
                row -> new Line(new Gtin(row.getString(1)), row.getInt(2), row.getInt(3), row.getInt(4)), store.digits(), reservation);
        return sql.first("select until, state from ledger.reservation where store = ? and reservation = ?",
                row -> new Promise(store, reservation, Sql.instant(row, "until"), State.valueOf(row.getString("state")), lines), store.digits(), reservation);
    }

    @Override
    public void now(Promise promise, @Nullable Instant endedAt, @Nullable String reason) throws SQLException {
        sql.execute("update ledger.reservation set state = ?, ended_at = ?, reason = ? where store = ? and reservation = ?",
                promise.state().name(), endedAt, reason, promise.store().digits(), promise.reservation());
        sql.execute("""
                update ledger.reservation_line l set collected = line.collected from unnest(?::text[], ?::int[]) as line (item, collected)
                where l.store = ? and l.reservation = ? and l.item = line.item""",
                promise.lines().stream().map(line -> line.item().digits()).toList(), promise.lines().stream().mapToInt(Line::collected).toArray(),
                promise.store().digits(), promise.reservation());
    }
}
