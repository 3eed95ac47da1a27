package io.restock.ledger.despatch;

import io.restock.contracts.Gln;
import io.restock.contracts.Gtin;
import io.restock.contracts.Sscc;
import io.restock.ledger.underway.Parts;
import io.restock.sql.Sql;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/** Despatches and their lines in the batch's transaction. */
public record DespatchTables(Sql sql) implements DespatchBook {
    @Override
    public Optional<Standing> standing(Gln store, Sscc despatch) throws SQLException {
        return sql.first("select dc, despatched_at, arrived_at, completed_by, belongs_to, home_at, redirected_to from ledger.despatch where store = ? and sscc = ?",
                row -> new Standing(gln(row.getString("dc")), Sql.instantOrNull(row, "despatched_at"), Sql.instantOrNull(row, "arrived_at"), row.getString("completed_by"),
                        gln(row.getString("belongs_to")), Sql.instantOrNull(row, "home_at"), gln(row.getString("redirected_to"))),
                store.digits(), despatch.digits());
    }

    @Override
    public List<Line> lines(Gln store, Sscc despatch) throws SQLException {
        return sql.list("select line, item, order_line, units, arrived, damaged, called_off, closed, home from ledger.despatch_line where store = ? and sscc = ? order by line",
                row -> new Line(row.getInt(1), new Gtin(row.getString(2)), row.getString(3),
                        new Parts(row.getLong(4), row.getLong(5), row.getLong(6), row.getLong(7), row.getLong(8)), row.getLong(9)),
                store.digits(), despatch.digits());
    }

    @Override
    public void now(Gln store, Sscc despatch, Standing is, Collection<Line> lines, @Nullable Instant closedAt) throws SQLException {
        sql.execute("""
                insert into ledger.despatch (store, sscc, dc, despatched_at, received_at, arrived_at, completed_by, belongs_to, home_at, redirected_to)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                on conflict (store, sscc) do update set dc = excluded.dc, despatched_at = excluded.despatched_at, received_at = excluded.received_at,
                    arrived_at = excluded.arrived_at, completed_by = excluded.completed_by, belongs_to = excluded.belongs_to,
                    home_at = excluded.home_at, redirected_to = excluded.redirected_to""",
                store.digits(), despatch.digits(), digits(is.dc()), is.despatchedAt(), closedAt, is.arrivedAt(), is.completedBy(), digits(is.belongsTo()), is.homeAt(),
                digits(is.redirectedTo()));
        sql.execute("""
                insert into ledger.despatch_line (store, sscc, line, item, order_line, units, arrived, damaged, called_off, closed, home)
                select ?, ?, line, item, nullif(order_line, ''), units, arrived, damaged, called_off, closed, home
                from unnest(?::int[], ?::text[], ?::text[], ?::bigint[], ?::bigint[], ?::bigint[], ?::bigint[], ?::bigint[], ?::bigint[])
                    as l (line, item, order_line, units, arrived, damaged, called_off, closed, home)
                on conflict (store, sscc, line) do update set order_line = excluded.order_line, units = excluded.units, arrived = excluded.arrived,
                    damaged = excluded.damaged, called_off = excluded.called_off, closed = excluded.closed, home = excluded.home""",
                store.digits(), despatch.digits(), lines.stream().mapToInt(Line::number).toArray(), lines.stream().map(line -> line.item().digits()).toList(),
                lines.stream().map(line -> line.orderLine() == null ? "" : line.orderLine()).toList(), units(lines, Parts::sent), units(lines, Parts::arrived),
                units(lines, Parts::damaged), units(lines, Parts::calledOff), units(lines, Parts::closed),
                lines.stream().mapToLong(Line::home).toArray());
    }

    @Override
    public Optional<Gln> underWayTo(Sscc despatch, Gln notThis) throws SQLException {
        return sql.first("""
                select store from ledger.despatch where sscc = ? and store <> ? and despatched_at is not null and (received_at is null or home_at is not null)
                order by received_at is null desc, store limit 1""",
                row -> new Gln(row.getString(1)), despatch.digits(), notThis.digits());
    }

    private static long[] units(Collection<Line> lines, ToLongFunction<Parts> which) {
        return lines.stream().map(Line::parts).mapToLong(which).toArray();
    }

    private static @Nullable Gln gln(@Nullable String digits) {
        return digits == null ? null : new Gln(digits);
    }

    private static @Nullable String digits(@Nullable Gln gln) {
        return gln == null ? null : gln.digits();
    }
}
