package io.restock.distribution.sql;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.util.Set;
import javax.sql.DataSource;

/** Runs decisions, each in one transaction. */
@ApplicationScoped
public class Database {
    /** Serialization failure and deadlock: the same decision, taken again, meets the world as it is by then. */
    private static final Set<String> WORTH_ANOTHER_TRY = Set.of("40001", "40P01");
    private static final int TRIES = 4;

    private final DataSource source;

    Database(DataSource source) {
        this.source = source;
    }

    /** What is done within the transaction. */
    public interface Work<T> {
        T in(Sql sql) throws SQLException;
    }

    /**
     * Commits what the work did, or nothing of it.
     *
     * @throws IllegalStateException if the database refuses, also after {@value #TRIES} tries where another try may help
     */
    public <T> T decide(Work<T> work) {
        for (int attempt = 1; ; attempt++) {
            try {
                return once(work);
            } catch (SQLException e) {
                if (attempt == TRIES || !WORTH_ANOTHER_TRY.contains(String.valueOf(e.getSQLState()))) {
                    throw new IllegalStateException(e.getMessage(), e);
                }
            }
        }
    }

    private <T> T once(Work<T> work) throws SQLException {
        try (var connection = source.getConnection()) {
            connection.setAutoCommit(false);
            try {
                var sql = new Sql(connection);
                T result = work.in(sql);
                connection.commit();
                sql.committed();
                return result;
            } catch (SQLException | RuntimeException e) {
                connection.rollback();
                throw e;
            } finally {
                connection.setAutoCommit(true);
            }
        }
    }
}
