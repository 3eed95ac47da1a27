package io.restock.journal;

import java.sql.SQLException;
import java.util.Set;

/** Whether it is a record's own doing that it could not be applied, so that it would fail each time; or that of the engine, or of a service that lacks something. */
final class Blame {
    /**
     * The classes of SQLState that speak of values: what a statement cannot touch twice (21), a value that is none (22), one that the tables forbid (23), one that is too much (54),
     * and what our own functions refuse (P0). All others, such as a lost connection, a full disk or a database that is read only, speak of the engine.
     */
    private static final Set<String> OF_VALUES = Set.of("21", "22", "23", "54", "P0");

    private Blame() {}

    static boolean isTheRecords(Throwable thrown) {
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql) {
                return sql.getSQLState() != null && OF_VALUES.stream().anyMatch(sql.getSQLState()::startsWith);
            }
            if (cause instanceof FencedException || cause instanceof InterruptedException) {
                return false;
            }
        }
        return !Thread.currentThread().isInterrupted() && (thrown instanceof RuntimeException || thrown instanceof StackOverflowError);
    }
}
