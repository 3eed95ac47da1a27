package io.restock.distribution.sql;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * Statements on one open transaction. Values are bound as they come: instants as timestamps with zone, numbers and booleans as
 * themselves, collections as arrays, and everything of ours (GLN, GTIN, SSCC, enums) as its text.
 */
public record Sql(Connection connection, List<Runnable> onceCommitted) {
    public Sql(Connection connection) {
        this(connection, new ArrayList<>());
    }

    /** What is to be done once the transaction is committed, and not if it is undone. */
    public void onceCommitted(Runnable then) {
        onceCommitted.add(then);
    }

    /** To be told by whoever commits. */
    public void committed() {
        onceCommitted.forEach(Runnable::run);
    }

    /** Reads one row. */
    public interface Row<T> {
        T from(ResultSet row) throws SQLException;
    }

    public <T> List<T> list(String statement, Row<T> row, Object... values) throws SQLException {
        try (var prepared = prepare(statement, values); var rows = prepared.executeQuery()) {
            var all = new ArrayList<T>();
            while (rows.next()) {
                all.add(row.from(rows));
            }
            return all;
        }
    }

    public <T> Optional<T> first(String statement, Row<T> row, Object... values) throws SQLException {
        var all = list(statement, row, values);
        return all.isEmpty() ? Optional.empty() : Optional.of(all.getFirst());
    }

    /** The one whole number that the statement answers; 0 for null. */
    public long number(String statement, Object... values) throws SQLException {
        return first(statement, row -> row.getLong(1), values).orElseThrow();
    }

    /** @return rows changed */
    public int execute(String statement, Object... values) throws SQLException {
        try (var prepared = prepare(statement, values)) {
            return prepared.executeUpdate();
        }
    }

    /** Runs one statement for each row of values, in one round trip. */
    public void batch(String statement, List<Object[]> rows) throws SQLException {
        if (rows.isEmpty()) {
            return;
        }
        try (var prepared = connection.prepareStatement(statement)) {
            for (Object[] values : rows) {
                bind(prepared, values);
                prepared.addBatch();
            }
            prepared.executeBatch();
        }
    }

    /** An instant of a row, or null. */
    public static Instant instant(ResultSet row, String column) throws SQLException {
        var value = row.getObject(column, OffsetDateTime.class);
        return value == null ? null : value.toInstant();
    }

    /** A number of a row, or null. */
    public static Integer integer(ResultSet row, String column) throws SQLException {
        int value = row.getInt(column);
        return row.wasNull() ? null : value;
    }

    /** A number of a row, or null. */
    public static Long longOrNull(ResultSet row, String column) throws SQLException {
        long value = row.getLong(column);
        return row.wasNull() ? null : value;
    }

    private PreparedStatement prepare(String statement, Object... values) throws SQLException {
        var prepared = connection.prepareStatement(statement);
        try {
            bind(prepared, values);
            return prepared;
        } catch (SQLException | RuntimeException e) {
            prepared.close();
            throw e;
        }
    }

    private void bind(PreparedStatement prepared, Object... values) throws SQLException {
        for (int i = 0; i < values.length; i++) {
            prepared.setObject(i + 1, bound(values[i]));
        }
    }

    private Object bound(Object value) throws SQLException {
        return switch (value) {
            case null -> null;
            case Instant instant -> instant.atOffset(ZoneOffset.UTC);
            case Number number -> number;
            case Boolean flag -> flag;
            case byte[] bytes -> bytes;
            case Collection<?> all when all.iterator().hasNext() && all.iterator().next() instanceof LocalTime ->
                    connection.createArrayOf("time", all.stream().map(Object::toString).toArray());
            case Collection<?> all when all.iterator().hasNext() && all.iterator().next() instanceof Long ->
                    connection.createArrayOf("bigint", all.toArray());
            case Collection<?> all -> connection.createArrayOf("text", all.stream().map(Object::toString).toArray());
            default -> value.toString();
        };
    }
}
