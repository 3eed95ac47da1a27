package io.restock.ledger.database;

import io.restock.journal.LongWork;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;

/** The ledger's schema, for everything but the intake, which gets its transaction from the batch. */
@ApplicationScoped
public class Database {
    private final DataSource dataSource;

    Database(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /** Work on a connection that answers something. */
    public interface Work<T> {
        T on(Connection connection) throws SQLException;
    }

    /** Reads, each statement by itself. */
    public <T> T read(Work<T> work) {
        try (var connection = dataSource.getConnection()) {
            return work.on(connection);
        } catch (SQLException e) {
            throw new IllegalStateException("PostgreSQL refuses: " + e.getMessage(), e);
        }
    }

    /** Writes all or nothing. */
    public <T> T write(Work<T> work) {
        return inTransaction(work, Connection.TRANSACTION_READ_COMMITTED);
    }

    /** Reads everything as of one instant, however long it takes. */
    public <T> T snapshot(Work<T> work) {
        return inTransaction(connection -> {
            try (var _ = LongWork.on(connection)) {
                return work.on(connection);
            }
        }, Connection.TRANSACTION_REPEATABLE_READ);
    }

    private <T> T inTransaction(Work<T> work, int isolation) {
        try (var connection = dataSource.getConnection()) {
            int before = connection.getTransactionIsolation();
            connection.setTransactionIsolation(isolation);
            connection.setAutoCommit(false);
            try {
                T answer = work.on(connection);
                connection.commit();
                return answer;
            } catch (SQLException | RuntimeException | Error e) {
                connection.rollback();
                throw e;
            } finally {
                connection.setAutoCommit(true);
                connection.setTransactionIsolation(before);
            }
        } catch (SQLException e) {
            throw new IllegalStateException("PostgreSQL refuses: " + e.getMessage(), e);
        }
    }
}
