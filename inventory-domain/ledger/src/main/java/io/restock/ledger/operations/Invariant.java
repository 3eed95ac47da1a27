package io.restock.ledger.operations;

import io.restock.contracts.operations.Verification;
import io.restock.contracts.operations.Verification.Check;
import io.restock.ledger.database.Sql;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;

/**
 * Something that must always hold, as SQL that looks at everything at once.
 *
 * @param name a sentence that is true when it holds
 * @param counting answers how many things are looked at
 * @param offending answers the keys that break it, in a column {@code key}
 */
record Invariant(String name, String counting, String offending) {
    /** One that cannot be looked at: its name says why, nothing is counted, nothing breaks it. */
    static Invariant untold(String name) {
        return new Invariant(name, "select 0", "select null as key where false");
    }

    Check check(Connection connection) throws SQLException {
        var listed = new ArrayList<String>();
        long[] broken = {0};
        Sql.list(connection, "select key, count(*) over () as broken from (" + offending + ") offending order by key limit "
                + Verification.LISTED_AT_MOST, row -> {
                    broken[0] = row.getLong("broken");
                    return listed.add(row.getString("key"));
                });
        return new Check(name, Sql.number(connection, counting), broken[0], listed);
    }
}
