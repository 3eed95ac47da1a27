package io.restock.distribution.returns;

import io.restock.contracts.Gln;
import io.restock.contracts.Gtin;
import io.restock.contracts.Sscc;
import io.restock.sql.Sql;
import java.sql.SQLException;
import java.time.Instant;

/** Despatches that were called off and come home: due as what stores send back is, one entry for each SSCC; within a decision that holds the center. */
public record HomeBook(Sql sql, Gln dc) {
    private static final String PREFIX = "despatch-";

    /** The number that stands for the transfer, since no store has sent it. */
    static String number(Sscc sscc) {
        return PREFIX + sscc;
    }

    static boolean isHome(String transfer) {
        return transfer.matches(PREFIX + "\\d{18}");
    }

    /** That for which such a number stands. */
    static Sscc despatch(String home) {
        return new Sscc(home.substring(PREFIX.length()));
    }

    /** @param store that it was under way to: the entry is of the one to which it was sent first */
    public void due(Gln store, Sscc sscc, Gtin item, int units, Instant at) throws SQLException {
        Gln of = sql.first("select store from distribution.despatch where sscc = ?", row -> new Gln(row.getString(1)), sscc).orElse(store);
        sql.execute("""
                insert into distribution.store_return as r (dc, store, transfer, reason, sent_at, despatch)
                values (?, ?, ?, (select called_off_for from distribution.despatch where sscc = ?), ?, ?)
                on conflict (dc, store, transfer) do update set sent_at = coalesce(r.sent_at, excluded.sent_at), reason = coalesce(r.reason, excluded.reason),
                    despatch = excluded.despatch""", dc, of, number(sscc), sscc, at, sscc);
        sql.execute("""
                insert into distribution.store_return_line as l (dc, store, transfer, item, sent) values (?, ?, ?, ?, ?)
                on conflict (dc, store, transfer, item) do update set sent = l.sent + excluded.sent""", dc, of, number(sscc), item, units);
    }

    /** So much of it stays where it was received. */
    public void notDue(Sscc sscc, Gtin item, int units, Instant now) throws SQLException {
        sql.execute("""
                update distribution.store_return set called_off_at = coalesce(called_off_at, ?), called_off_for = coalesce(called_off_for, 'received all the same')
                where dc = ? and despatch = ?""", now, dc, sscc);
        sql.execute("""
                update distribution.store_return_line l set called_off = least(l.sent, l.called_off + ?) from distribution.store_return r
                where r.dc = ? and r.despatch = ? and (l.dc, l.store, l.transfer) = (r.dc, r.store, r.transfer) and l.item = ?""", units, dc, sscc, item);
    }

    /** Notes whether anything of it is under way still. */
    public void settle(Sscc sscc, Instant now) throws SQLException {
        for (Gln store : sql.list("select store from distribution.store_return where dc = ? and despatch = ?", row -> new Gln(row.getString(1)), dc, sscc)) {
            new ReturnBook(sql, dc).settled(store, number(sscc), now);
        }
    }
}
