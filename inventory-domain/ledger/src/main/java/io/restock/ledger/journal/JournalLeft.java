package io.restock.ledger.journal;

import io.restock.sql.Sql;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What is left of the journal where old parts of it were moved away.
 *
 * @param begins first position that is left; 1 while nothing is moved away
 * @param away numbers of the parts that are missing, the oldest hundred
 */
public record JournalLeft(long begins, List<Long> away) {
    private static final int PART_BITS = 24;
    private static final int NAMED_AT_MOST = 100;

    /**
     * What is left now, and until the transaction ends: the lock keeps a part from being detached, and a snapshot from before one that is
     * detached concurrently still sees it. To be called first in a transaction that reads in one snapshot.
     */
    public static JournalLeft held(Sql sql) throws SQLException {
        sql.execute("lock table only ledger.journal in access share mode");
        return of(sql);
    }

    /** What is left at this moment. */
    public static JournalLeft of(Sql sql) throws SQLException {
        long begins = sql.number("select ledger.journal_begins()");
        return new JournalLeft(begins, begins <= 1 ? List.of() : sql.list("""
                select part from generate_series(0, (select least(?, max(next_position)) - 1 from ledger.journal_head) >> %d) part
                where not exists (select from ledger.journal_parts() where first <= part << %1$d and beyond > part << %1$d)
                order by part limit %2$d""".formatted(PART_BITS, NAMED_AT_MOST), row -> row.getLong(1), begins));
    }

    public boolean whole() {
        return begins <= 1;
    }

    /** From where on something is figured, in words. @param whole how that is said while the journal is whole */
    public String since(String whole) {
        return whole() ? whole : "position " + begins + ", where the journal begins since older parts are moved away,";
    }

    /** The missing parts by the names that they had, and how they come back. */
    public String mend() {
        String names = away.stream().map(part -> "ledger.journal_" + part).collect(Collectors.joining(", "));
        return names + (away.size() == 1 ? " is" : " are") + " moved away; attach again what is missing: "
                + away.stream().map(part -> "alter table ledger.journal attach partition ledger.journal_%d for values from (%d) to (%d)"
                        .formatted(part, part << PART_BITS, (part + 1) << PART_BITS)).limit(3).collect(Collectors.joining("; "))
                + (away.size() > 3 ? "; and so on" : "");
    }
}
