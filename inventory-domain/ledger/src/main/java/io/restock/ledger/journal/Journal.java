package io.restock.ledger.journal;

import io.restock.sql.Sql;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Reads the journal by position: where it ends, and whose events lie in a run of it. */
public final class Journal {
    private Journal() {}

    /** The last position of each partition. */
    public static Map<Integer, Long> ends(Sql sql) throws SQLException {
        var ends = new TreeMap<Integer, Long>();
        sql.list("select partition, next_position - 1 from ledger.journal_head", row -> ends.put(row.getInt(1), row.getLong(2)));
        return ends;
    }

    /** Where a run of so many events ends that begins after a position; 0 if none are there. */
    public static long endOfRun(Sql sql, int partition, long after, int events) throws SQLException {
        return sql.number("select max(position) from (select position from ledger.journal where partition = ? and position > ? order by position limit ?)",
                partition, after, events);
    }

    /** The store-items that have events after one position and up to another. */
    public static List<String> changed(Sql sql, int partition, long after, long upTo) throws SQLException {
        return sql.list("select distinct key from ledger.journal where partition = ? and position > ? and position <= ?",
                row -> row.getString(1), partition, after, upTo);
    }
}
