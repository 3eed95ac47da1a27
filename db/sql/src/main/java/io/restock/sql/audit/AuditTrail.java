package io.restock.sql.audit;

import io.restock.contracts.access.Author;
import io.restock.contracts.access.Deed;
import io.restock.contracts.operations.Audit.Entry;
import io.restock.contracts.operations.Audit.Question;
import io.restock.sql.Invariant;
import io.restock.sql.Sql;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The audit of one schema: who did what, written in the transaction that does it. Each row has the hash of itself and of the row before it in its
 * chain, so that nobody changes one, or takes one out, without changing all that follow; {@link #whole()} walks the chains. The database itself
 * refuses to change a row, and to remove one that is younger than 400 days.
 *
 * <p>There are several chains so that nobody waits for another: one for each partition, which only its writer continues, and {@link #DESK} for
 * what is done by request. The appender holds the chain until the commit, so appending is a transaction's last act.
 */
public record AuditTrail(String schema) {
    /** The chain of what people do by a request, and not by a record of a partition. */
    public static final int DESK = -1;

    /** Where a chain ends. @param now by the database's clock */
    private record End(long number, byte[] hash, Instant now) {}

    public void append(Sql sql, int chain, List<Deed> deeds) throws SQLException {
        if (deeds.isEmpty()) {
            return;
        }
        End end = hold(sql, chain);
        long number = end.number();
        byte[] hash = end.hash();
        var rows = new ArrayList<@Nullable Object[]>(deeds.size());
        for (Deed deed : deeds) {
            Author by = deed.by();
            byte[] previous = hash;
            hash = AuditHash.of(previous, chain, ++number, end.now(), deed);
            rows.add(new @Nullable Object[] {chain, number, deed.at(), end.now(), by.subject(), by.role(), by.channel(), deed.kind(), deed.object(), deed.body(),
                previous, hash});
        }
        sql.batch("insert into " + schema + ".audit (chain, number, at, recorded_at, subject, role, channel, kind, object, body, previous, hash)"
                + " values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", rows);
        sql.execute("update " + schema + ".audit_chain set number = ?, hash = ? where chain = ?", number, hash, chain);
    }

    private End hold(Sql sql, int chain) throws SQLException {
        sql.execute("insert into " + schema + ".audit_chain (chain) values (?) on conflict do nothing", chain);
        return sql.first("select number, hash, clock_timestamp() as now from " + schema + ".audit_chain where chain = ? for update",
                row -> new End(row.getLong("number"), row.getBytes("hash"), Sql.instant(row, "now")), chain).orElseThrow();
    }

    public List<Entry> entries(Sql sql, Question asked) throws SQLException {
        var where = new StringBuilder("id < ?");
        var values = new ArrayList<@Nullable Object>(List.of(asked.before()));
        narrow(where, values, "subject = ?", asked.subject());
        narrow(where, values, "at >= ?", asked.from());
        narrow(where, values, "at < ?", asked.until());
        narrow(where, values, "kind = ?", asked.kind());
        narrow(where, values, "object = ?", asked.object());
        values.add(asked.limit());
        return sql.list("select * from " + schema + ".audit where " + where + " order by id desc limit ?", AuditTrail::entry, values.toArray());
    }

    private static void narrow(StringBuilder where, List<@Nullable Object> values, String condition, @Nullable Object value) {
        if (value != null) {
            where.append(" and ").append(condition);
            values.add(value);
        }
    }

    private static Entry entry(ResultSet row) throws SQLException {
        String role = row.getString("role");
        var author = Author.of((role == null ? "-" : role) + "/" + row.getString("channel") + "/" + row.getString("subject"));
        return new Entry(row.getLong("id"), Sql.instant(row, "at"), Sql.instant(row, "recorded_at"), author, row.getString("kind"), row.getString("object"),
                row.getString("body"), row.getInt("chain"), row.getLong("number"), HexFormat.of().formatHex(row.getBytes("hash")));
    }

    /** That each row is as it was written, behind the one that it was written behind. Of each chain it names the first that is not. */
    public Invariant whole() {
        return Invariant.none("every row of the audit is as it was written and follows the one before it", "select count(*) from " + schema + ".audit", """
                select chain || '/' || number as key from (
                    select distinct on (chain) chain, number from (
                        select a.chain, a.number, a.hash = %1$s.audit_hash(a) and a.previous = coalesce(lag(a.hash) over chained, anchor_hash)
                            and a.number = coalesce(lag(a.number) over chained, anchor) + 1 as fits
                        from %1$s.audit a left join %1$s.audit_chain c using (chain) window chained as (partition by a.chain order by a.number)
                        union all
                        select c.chain, c.number, (c.number, c.hash) is not distinct from (coalesce(l.number, c.anchor), coalesce(l.hash, c.anchor_hash))
                        from (select chain, number, hash, anchor, anchor_hash from %1$s.audit_chain) c left join lateral (
                            select number, hash from %1$s.audit a where a.chain = c.chain order by number desc limit 1) l on true) links
                    where fits is not true order by chain, number) broken""".formatted(schema));
    }

    /** Removes what is older than the 400 days that the database insists on; the hash of the last one removed stays, so that the rest can still be checked. @return how many */
    public long forget(Sql sql) throws SQLException {
        return sql.number("select " + schema + ".audit_forget()");
    }
}
