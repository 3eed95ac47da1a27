package io.restock.journal;

import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * One instance of a service at a time does a thing. The turn is a lock in the database, held by a connection: an instance that dies, or is cut off, loses it
 * with the connection, and another one has it when it asks next. For a moment both may think it theirs, so what is done must do no harm when it is done twice.
 */
public final class Turn implements AutoCloseable {
    private static final int ANSWERS_WITHIN_SECONDS = 5;

    private final DataSource database;
    private final String name;
    private @Nullable Connection held;

    /** @param name of what is done; unlike all others in the database */
    public Turn(DataSource database, String name) {
        this.database = database;
        this.name = name;
    }

    /** Whether it is ours, taken now if it is nobody's. It stays ours until it is closed. */
    public synchronized boolean isOurs() throws SQLException {
        if (held != null && held.isValid(ANSWERS_WITHIN_SECONDS)) {
            return true;
        }
        close();
        Connection connection = database.getConnection();
        try {
            if (answer(connection, "select pg_try_advisory_lock(hashtextextended(?, 0))")) {
                held = connection;
            }
        } finally {
            if (held == null) {
                connection.close();
            }
        }
        return held != null;
    }

    private boolean answer(Connection connection, String sql) throws SQLException {
        try (var statement = connection.prepareStatement(sql)) {
            statement.setString(1, name);
            try (var row = statement.executeQuery()) {
                row.next();
                return row.getBoolean(1);
            }
        }
    }

    /** Leaves it to the others. */
    @Override
    public synchronized void close() throws SQLException {
        if (held != null) {
            try (Connection connection = held) {
                held = null;
                if (connection.isValid(ANSWERS_WITHIN_SECONDS)) {
                    answer(connection, "select pg_advisory_unlock(hashtextextended(?, 0))");
                }
            }
        }
    }
}
