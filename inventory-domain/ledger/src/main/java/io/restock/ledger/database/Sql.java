package io.restock.ledger.database;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.postgresql.PGConnection;

/** Runs one statement on a connection, with its values in their order. Lists of text and arrays of numbers become SQL arrays. */
public final class Sql {
    private Sql() {}

    /** Reads one row. */
    public interface Reader<T> {
        T read(ResultSet row) throws SQLException;
    }

    public static <T> List<T> list(Connection connection, String sql, Reader<T> reader, Object... values) throws SQLException {
        try (var statement = connection.prepareStatement(sql)) {
            bind(statement, values);
            try (var rows = statement.executeQuery()) {
                var all = new ArrayList<T>();
                while (rows.next()) {
                    all.add(reader.read(rows));
                }
                return all;
            }
        }
    }

    public static <T> Optional<T> first(Connection connection, String sql, Reader<T> reader, Object... values) throws SQLException {
        return list(connection, sql, reader, values).stream().findFirst();
    }

    public static long number(Connection connection, String sql, Object... values) throws SQLException {
        return first(connection, sql, row -> row.getLong(1), values).orElse(0L);
    }

    /** @return how many rows it touched */
    public static int update(Connection connection, String sql, Object... values) throws SQLException {
        try (var statement = connection.prepareStatement(sql)) {
            bind(statement, values);
            return statement.executeUpdate();
        }
    }

    /** The instant in a column, or null. */
    public static Instant instant(ResultSet row, String column) throws SQLException {
        var at = row.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }

    private static void bind(PreparedStatement statement, Object... values) throws SQLException {
        Connection connection = statement.getConnection();
        for (int i = 0; i < values.length; i++) {
            switch (values[i]) {
                case Instant instant -> statement.setObject(i + 1, instant.atOffset(ZoneOffset.UTC));
                case Collection<?> texts -> statement.setArray(i + 1, connection.createArrayOf("text", texts.toArray(String[]::new)));
                case String[] texts -> statement.setArray(i + 1, connection.createArrayOf("text", texts));
                case long[] numbers -> statement.setArray(i + 1, connection.unwrap(PGConnection.class).createArrayOf("int8", numbers));
                case int[] numbers -> statement.setArray(i + 1, connection.unwrap(PGConnection.class).createArrayOf("int4", numbers));
                case null, default -> statement.setObject(i + 1, values[i]);
            }
        }
    }
}
