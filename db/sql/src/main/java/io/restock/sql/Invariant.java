package io.restock.sql;

import io.restock.contracts.operations.Verification;
import io.restock.contracts.operations.Verification.Check;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * Something that must always hold, as SQL that looks at everything at once.
 *
 * @param name a sentence that is true when it holds
 * @param looking answers one row: how many things were looked at, how many break it, and the first keys of those
 */
public record Invariant(String name, String looking) {
    private static final String FIRST_KEYS = "[1:" + Verification.LISTED_AT_MOST + "]";

    /**
     * @param counting answers how many things are looked at
     * @param offending answers the keys that break it
     */
    public static Invariant none(String name, String counting, String offending) {
        return new Invariant(name, "select counted, broken, keys from (" + counting + ") as c (counted) cross join (select count(*) as broken, (array_agg(key order by key))"
                + FIRST_KEYS + " as keys from (" + offending + ") as o (key)) as o");
    }

    /** @param things answers for each thing its {@code key} and whether it is {@code broken} */
    public static Invariant each(String name, String things) {
        return new Invariant(name, "select count(*) as counted, count(*) filter (where broken) as broken, (array_agg(key order by key) filter (where broken))"
                + FIRST_KEYS + " as keys from (" + things + ") as things");
    }

    /** One that cannot be looked at: its name says why, nothing is counted, nothing breaks it. */
    public static Invariant unseen(String name) {
        return none(name, "select 0", "select null where false");
    }

    /** Looks at one after the other. */
    public static List<Check> check(Sql sql, List<Invariant> all) throws SQLException {
        var checks = new ArrayList<Check>(all.size());
        for (Invariant invariant : all) {
            checks.add(invariant.check(sql));
        }
        return checks;
    }

    public Check check(Sql sql) throws SQLException {
        return sql.first(looking, row -> new Check(name, row.getLong("counted"), row.getLong("broken"), Sql.texts(row, "keys"))).orElseThrow();
    }
}
