package io.restock.ledger.stock;

import io.restock.contracts.Gln;
import io.restock.contracts.Gtin;
import io.restock.contracts.StoreItemId;
import io.restock.contracts.exceptions.ExceptionKind;
import io.restock.ledger.journal.Balance;
import io.restock.ledger.journal.JournalLeft;
import io.restock.ledger.journal.Reach;
import io.restock.sql.Sql;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads the rows of stock. */
public final class StockTable {
    private StockTable() {}

    static Optional<Balance> find(Sql sql, StoreItemId id) throws SQLException {
        return sql.first("select * from ledger.stock where key = ?", Balance::of, id.toString());
    }

    public static List<Balance> find(Sql sql, Collection<String> keys) throws SQLException {
        return sql.list("select * from ledger.stock where key = any(?)", Balance::of, keys);
    }

    /** Of what is stocked. @param after the last item of the page before, or an empty text */
    static List<Balance> page(Sql sql, Gln store, String after, int limit) throws SQLException {
        return sql.list("select * from ledger.stock where key > ? and key < ? and not exists (select from ledger.item i"
                + " where i.gtin = right(key, 14) and (not i.stocked or exists (select from ledger.kit_part where kit = i.gtin)))"
                + " order by key limit ?", Balance::of, store + "|" + after, store + "|~", limit);
    }

    /** Those of these with an event at the instant or after it: most shelves are quiet while they are counted. */
    public static List<Balance> touchedSince(Sql sql, List<StoreItemId> items, Instant instant) throws SQLException {
        return sql.list("select * from ledger.stock where key = any(?) and latest_at >= ?", Balance::of, items, instant);
    }

    /** Store-items that were counted after a person was asked to count them anew. */
    public static List<String> countedSinceAsked(Sql sql, ExceptionKind kind, int most) throws SQLException {
        return sql.list("""
                select e.subject from ledger.exception e join ledger.stock s on s.key = e.subject
                where e.kind = ? and e.open and s.last_counted_at > e.last_at limit ?""", row -> row.getString(1), kind.name(), most);
    }

    /** What the stores have under a number, where that is not 0. */
    public static List<Balance> left(Sql sql, Gtin number, int most) throws SQLException {
        return sql.list("select s.* from ledger.store st join ledger.stock s on s.key = st.gln || '|' || ? where s.on_hand <> 0 limit ?", Balance::of, number.digits(), most);
    }

    /** On hand − allocated of each; of what nothing has happened to, nothing. */
    public static Map<StoreItemId, Integer> available(Sql sql, List<StoreItemId> items) throws SQLException {
        var available = new HashMap<StoreItemId, Integer>();
        sql.each("select key, on_hand - allocated from ledger.stock where key = any(?)", row -> available.put(StoreItemId.of(row.getString(1)), row.getInt(2)), items);
        return available;
    }

    /** What the stores have of some items, are sent, or had since an instant. */
    public static List<Balance> anywhere(Sql sql, List<Gtin> items, Instant since) throws SQLException {
        return sql.list("""
                select s.* from ledger.store st cross join unnest(?::text[]) as of (item) join ledger.stock s on s.key = st.gln || '|' || of.item
                where s.on_hand <> 0 or s.in_transit <> 0 or s.latest_at >= ? order by s.key""", Balance::of, items.stream().map(Gtin::digits).toList(), since);
    }

    /** How far back a store-item's past is known. To be called first in a transaction that reads in one snapshot. */
    static Reach reach(Sql sql, StoreItemId id) throws SQLException {
        JournalLeft journal = JournalLeft.held(sql);
        return Reach.of(sql, journal, id, find(sql, id));
    }
}
