package io.restock.sql;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.util.Set;
import javax.sql.DataSource;

/** The service's own schema, for everything but what is taken from Kafka: that gets its transaction from the batch. */
@ApplicationScoped
public class Database {
    /** Serialization failure and deadlock: the same decision, taken again, meets the world as it is by then. */
    private static final Set<String> WORTH_ANOTHER_TRY = Set.of("40001", "40P01");
    private static final int TRIES = 4;

    private final DataSource source;

    public Database(DataSource source) {
        this.source = source;
    }

    /** Work on a connection that answers something. */
    public interface Work<T> {
        T in(Sql sql) throws SQLException;
    }

    /** Reads, each statement by itself. */
    public <T> T read(Work<T> work) {
        try (var connection = source.getConnection()) {
            return work.in(new Sql(connection));
        } catch (SQLException e) {
            throw refused(e);
        }
    }

    /**
     * Commits what the work did, or nothing of it.
     *
     * @throws IllegalStateException if the database refuses, also after {@value #TRIES} tries where another try may help
     */
    public <T> T decide(Work<T> work) {
        for (int attempt = 1;; attempt++) {
            try {
                return inTransaction(work);
            } catch (SQLException e) {
                if (attempt == TRIES || !WORTH_ANOTHER_TRY.contains(String.valueOf(e.getSQLState()))) {
                    throw refused(e);
                }
            }
        }
    }

    /** Sees everything as of one instant. */
    public <T> T snapshot(Work<T> work) {
        try {
            return inTransaction(sql -> {
                sql.execute("set transaction isolation level repeatable read");
                return work.in(sql);
            });
        } catch (SQLException e) {
            throw refused(e);
        }
    }

    private <T> T inTransaction(Work<T> work) throws SQLException {
        try (var connection = source.getConnection()) {
            connection.setAutoCommit(false);
            try {
                var sql = new Sql(connection);
                T answer = work.in(sql);
                connection.commit();
                sql.committed();
                return answer;
            } catch (SQLException | RuntimeException | Error e) {
                try {
                    connection.rollback();
                } catch (SQLException gone) {
                    e.addSuppressed(gone); // what broke it says more than that it is broken
                }
                throw e;
            } finally {
                connection.setAutoCommit(true);
            }
        }
    }

    private static IllegalStateException refused(SQLException e) {
        return new IllegalStateException("PostgreSQL refuses: " + e.getMessage(), e);
    }
}
