package io.restock.distribution.returns;

import io.restock.contracts.Gln;
import io.restock.contracts.Gtin;
import io.restock.contracts.Sscc;
import io.restock.distribution.returns.StoreReturn.Line;
import io.restock.distribution.returns.StoreReturn.State;
import io.restock.sql.Sql;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The returns of one center in its tables, within a decision that holds the center; reading needs no hold. */
record ReturnBook(Sql sql, Gln dc) {
    /** Units of one item. */
    record Units(Gtin item, long good, long damaged) {}

    private static final String HEADS = """
            select dc, store, transfer, reason, sent_at, arrived_at, complete, called_off_at, called_off_for, closed_at, despatch
            from distribution.store_return r where dc = ?\s""";

    void sent(Gln store, String transfer, @Nullable String reason, Instant at) throws SQLException {
        sql.execute("""
                insert into distribution.store_return as r (dc, store, transfer, reason, sent_at) values (?, ?, ?, ?, ?)
                on conflict (dc, store, transfer) do update set reason = coalesce(r.reason, excluded.reason), sent_at = coalesce(r.sent_at, excluded.sent_at)""",
                dc, store, transfer, reason, at);
    }

    /** A transfer sends an item once. */
    void lineSent(Gln store, String transfer, Gtin item, int units) throws SQLException {
        sql.execute("""
                insert into distribution.store_return_line (dc, store, transfer, item, sent) values (?, ?, ?, ?, ?)
                on conflict (dc, store, transfer, item) do update set sent = excluded.sent""", dc, store, transfer, item, units);
    }

    void arrived(Gln store, String transfer, Instant at, boolean complete, Collection<Units> lines) throws SQLException {
        sql.execute("""
                insert into distribution.store_return as r (dc, store, transfer, arrived_at, complete) values (?, ?, ?, ?, ?)
                on conflict (dc, store, transfer) do update set arrived_at = greatest(r.arrived_at, excluded.arrived_at), complete = r.complete or excluded.complete""",
                dc, store, transfer, at, complete);
        sql.batch("""
                insert into distribution.store_return_line as l (dc, store, transfer, item, arrived, damaged) values (?, ?, ?, ?, ?, ?)
                on conflict (dc, store, transfer, item) do update set arrived = l.arrived + excluded.arrived, damaged = l.damaged + excluded.damaged""",
                lines.stream().map(line -> new Object[] {dc, store, transfer, line.item(), line.good(), line.damaged()}).toList());
    }

    /** @param stillComplete whether another arrival says that nothing more will come */
    record Arrived(Gln store, String transfer, List<Units> lines, boolean stillComplete) {}

    /** What a report said, so that it can be taken back. */
    void noted(String report, Gln store, String transfer, boolean complete, Collection<Units> lines) throws SQLException {
        sql.execute("insert into distribution.store_return_arrival (dc, report, store, transfer, complete) values (?, ?, ?, ?, ?)", dc, report, store, transfer, complete);
        sql.batch("insert into distribution.store_return_arrival_line (dc, report, item, arrived, damaged) values (?, ?, ?, ?, ?)",
                lines.stream().map(line -> new Object[] {dc, report, line.item(), line.good(), line.damaged()}).toList());
    }

    Arrived takeBack(String report) throws SQLException {
        record Of(Gln store, String transfer) {}
        Of of = sql.first("update distribution.store_return_arrival set reversed = true where dc = ? and report = ? returning store, transfer",
                row -> new Of(new Gln(row.getString(1)), row.getString(2)), dc, report).orElseThrow();
        List<Units> lines = sql.list("select item, arrived, damaged from distribution.store_return_arrival_line where dc = ? and report = ? order by item",
                row -> new Units(new Gtin(row.getString(1)), row.getLong(2), row.getLong(3)), dc, report);
        sql.batch("update distribution.store_return_line set arrived = arrived - ?, damaged = damaged - ? where dc = ? and store = ? and transfer = ? and item = ?",
                lines.stream().map(line -> new Object[] {line.good(), line.damaged(), dc, of.store, of.transfer, line.item()}).toList());
        boolean complete = sql.number("select count(*) from distribution.store_return_arrival where dc = ? and store = ? and transfer = ? and complete and not reversed",
                dc, of.store, of.transfer) > 0;
        sql.execute("update distribution.store_return set complete = ? where dc = ? and store = ? and transfer = ?", complete, dc, of.store, of.transfer);
        return new Arrived(of.store, of.transfer, lines, complete);
    }

    void calledOff(Gln store, String transfer, Instant at, String reason, Collection<Line> rest) throws SQLException {
        sql.execute("""
                update distribution.store_return set called_off_for = case when called_off_at is null then ? else called_off_for end, called_off_at = coalesce(called_off_at, ?)
                where dc = ? and store = ? and transfer = ?""", reason, at, dc, store, transfer);
        sql.batch("update distribution.store_return_line set called_off = called_off + ? where dc = ? and store = ? and transfer = ? and item = ?",
                rest.stream().map(line -> new Object[] {line.open(), dc, store, transfer, line.item()}).toList());
    }

    /** @return the number of what the center says next of it */
    int nextPart(Gln store, String transfer) throws SQLException {
        return sql.first("update distribution.store_return set parts = parts + 1 where dc = ? and store = ? and transfer = ? returning parts", row -> row.getInt(1),
                dc, store, transfer).orElseThrow();
    }

    /** Reads it, and notes whether anything of it is under way still. */
    StoreReturn settled(Gln store, String transfer, Instant now) throws SQLException {
        StoreReturn is = find(store, transfer).orElseThrow();
        boolean closed = is.sentAt() != null && is.lines().stream().allMatch(line -> line.open() == 0);
        sql.execute("update distribution.store_return set closed_at = case when ? then coalesce(closed_at, ?) end where dc = ? and store = ? and transfer = ?",
                closed, now, dc, store, transfer);
        return closed == (is.state() != State.OPEN && is.sentAt() != null) ? is : find(store, transfer).orElseThrow();
    }

    Optional<StoreReturn> find(Gln store, String transfer) throws SQLException {
        return read(HEADS + "and store = ? and transfer = ?", dc, store, transfer).stream().findFirst();
    }

    /**
     * Oldest first.
     *
     * @param open null for both
     * @param after the key of the last one of the page before, or null
     */
    List<StoreReturn> page(@Nullable Gln store, @Nullable Boolean open, @Nullable String after, int limit) throws SQLException {
        var values = new ArrayList<Object>(List.of(dc));
        var which = new StringBuilder(HEADS);
        if (store != null) {
            which.append("and store = ? ");
            values.add(store);
        }
        if (open != null) {
            which.append(open ? "and closed_at is null " : "and closed_at is not null ");
        }
        if (after != null) {
            which.append("and (coalesce(sent_at, arrived_at), store, transfer) >"
                    + " (select coalesce(sent_at, arrived_at), store, transfer from distribution.store_return where dc = ? and store = ? and transfer = ?) ");
            values.addAll(List.of(dc, after.substring(0, after.indexOf('/')), after.substring(after.indexOf('/') + 1)));
        }
        values.add(limit);
        return read(which.append("order by coalesce(sent_at, arrived_at), store, transfer limit ?").toString(), values.toArray());
    }

    private List<StoreReturn> read(String statement, @Nullable Object... values) throws SQLException {
        var complete = new LinkedHashMap<String, Boolean>();
        var byKey = new LinkedHashMap<String, StoreReturn>();
        sql.each(statement, row -> {
            StoreReturn head = head(row);
            complete.put(head.key(), row.getBoolean("complete"));
            byKey.put(head.key(), head);
        }, values);
        if (!byKey.isEmpty()) {
            sql.each("""
                    select l.store, l.transfer, l.item, i.name, l.sent, l.arrived, l.damaged, l.called_off
                    from unnest(?::text[], ?::text[]) as k (store, transfer)
                    join distribution.store_return_line l on (l.dc, l.store, l.transfer) = (?, k.store, k.transfer)
                    left join distribution.item i on i.gtin = l.item order by l.store, l.transfer, l.item""",
                    row -> {
                        String key = row.getString("store") + "/" + row.getString("transfer");
                        StoreReturn of = byKey.get(key);
                        if (of != null) {
                            of.lines().add(Line.of(new Gtin(row.getString("item")), row.getString("name"), of.sentAt() == null ? null : row.getLong("sent"),
                                    row.getLong("arrived"), row.getLong("damaged"), row.getLong("called_off"), Boolean.TRUE.equals(complete.get(key))));
                        }
                    }, byKey.values().stream().map(StoreReturn::store).toList(), byKey.values().stream().map(StoreReturn::transfer).toList(), dc);
        }
        return List.copyOf(byKey.values());
    }

    private static StoreReturn head(ResultSet row) throws SQLException {
        Instant sentAt = Sql.instantOrNull(row, "sent_at");
        Instant calledOffAt = Sql.instantOrNull(row, "called_off_at");
        String despatch = row.getString("despatch");
        State state = sentAt == null ? State.NOT_SENT : Sql.instantOrNull(row, "closed_at") == null ? State.OPEN : calledOffAt == null ? State.ARRIVED : State.CANCELLED;
        return new StoreReturn(new Gln(row.getString("dc")), new Gln(row.getString("store")), row.getString("transfer"), despatch == null ? null : new Sscc(despatch),
                row.getString("reason"), state, sentAt,
                Sql.instantOrNull(row, "arrived_at"), calledOffAt, row.getString("called_off_for"), new ArrayList<>());
    }
}
