package io.restock.ledger.tills;

import java.sql.ResultSet;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/**
 * The numbers of a till on a business date.
 *
 * @param there how many of its transactions are there
 * @param lowest of their numbers, {@code highest} of their numbers
 * @param before the highest number of the last date before this one on which the till was heard of, within a week; null without one
 */
record TillDay(String till, long there, long lowest, long highest, @Nullable Long before) {
    /** A till whose numbers go on may leap when it is serviced; what is further away is another range. */
    private static final long LEAP = 1_000;
    /** Numbers that are made of a time of day, say, have holes by nature. */
    private static final int FEW = 20;

    static TillDay of(ResultSet row) throws SQLException {
        return new TillDay(row.getString("till"), row.getLong("there"), row.getLong("lowest"), row.getLong("highest"), row.getObject("before", Long.class));
    }

    /**
     * The number that its first transaction should have: tills begin with 1 each day, or go on where they ended. Of one that was never heard of before nobody
     * knows which, so that it is 1 only where most numbers from there on are there.
     */
    long begins() {
        if (before != null && lowest > before) {
            return lowest - before <= LEAP ? before + 1 : lowest;
        }
        return before != null || 2 * there >= highest ? Math.min(1, lowest) : lowest;
    }

    /** How many numbers are missing, from the one that it begins with to its highest. */
    long missing() {
        long span = highest - begins() + 1;
        return span > FEW && span / 4 > there ? 0 : span - there;
    }
}
