package io.restock.sql;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;

/**
 * Lets a transaction take its time, as a rebuild or a verification of the whole journal do; all others are given up after a minute of silence, and after three minutes in all.
 */
public final class LongWork implements AutoCloseable {
    /** After such a silence the database is taken for gone, however large the journal. */
    private static final int LONGEST_SILENCE_MILLIS = (int) Duration.ofHours(2).toMillis();

    private final Connection connection;
    private final int before;

    private LongWork(Connection connection) throws SQLException {
        this.connection = connection;
        this.before = connection.getNetworkTimeout();
        try (var statement = connection.createStatement()) {
            statement.execute("set local transaction_timeout = 0");
        }
        connection.setNetworkTimeout(Runnable::run, LONGEST_SILENCE_MILLIS);
    }

    /**
     * From here until it is closed; the transaction as a whole until its end.
     *
     * @param connection amid a transaction
     */
    public static LongWork on(Connection connection) throws SQLException {
        return new LongWork(connection);
    }

    @Override
    public void close() throws SQLException {
        if (!connection.isClosed()) {
            connection.setNetworkTimeout(Runnable::run, before);
        }
    }
}
