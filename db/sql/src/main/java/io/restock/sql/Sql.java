package io.restock.sql;

import static java.util.Objects.requireNonNull;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.Temporal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;

/**
 * Statements on one connection. Values are bound as they come: instants as timestamps with zone, numbers, booleans, dates and times as themselves,
 * collections and arrays as SQL arrays, and everything of ours (GLN, GTIN, SSCC, enums) as its text.
 */
public record Sql(Connection connection, List<Runnable> onceCommitted) {
    /** Rows that are asked for at a time, in a transaction; of those that are read one by one, no more are in memory. */
    private static final int FETCHED = 2_000;

    public Sql(Connection connection) {
        this(connection, new ArrayList<>());
    }

    /** What is to be done once the transaction is committed, and not if it is undone. */
    public void onceCommitted(Runnable then) {
        onceCommitted.add(then);
    }

    /** For the one who commits to say. */
    public void committed() {
        onceCommitted.forEach(Runnable::run);
    }

    /** Reads one row. */
    public interface Row<T> {
        T from(ResultSet row) throws SQLException;
    }

    /** Looks at one row after the other. */
    public interface Seen {
        void see(ResultSet row) throws SQLException;
    }

    public void each(String statement, Seen seen, @Nullable Object... values) throws SQLException {
        try (var prepared = prepare(statement, values)) {
            prepared.setFetchSize(FETCHED);
            try (var rows = prepared.executeQuery()) {
                while (rows.next()) {
                    seen.see(rows);
                }
            }
        }
    }

    public <T> List<T> list(String statement, Row<T> row, @Nullable Object... values) throws SQLException {
        var all = new ArrayList<T>();
        try (var prepared = prepare(statement, values); var rows = prepared.executeQuery()) {
            while (rows.next()) {
                all.add(row.from(rows));
            }
        }
        return all;
    }

    public <T> Optional<T> first(String statement, Row<T> row, @Nullable Object... values) throws SQLException {
        var all = list(statement, row, values);
        return all.isEmpty() ? Optional.empty() : Optional.of(all.getFirst());
    }

    /** The whole number that the statement answers first; 0 for null, or if it answers no row. */
    public long number(String statement, @Nullable Object... values) throws SQLException {
        return first(statement, row -> row.getLong(1), values).orElse(0L);
    }

    /** @return rows changed */
    public int execute(String statement, @Nullable Object... values) throws SQLException {
        try (var prepared = prepare(statement, values)) {
            return prepared.executeUpdate();
        }
    }

    /** Runs one statement for each row of values, in one round trip. */
    public void batch(String statement, Collection<Object[]> rows) throws SQLException {
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

    /** One column of some rows, as {@code unnest} takes it: so that one statement writes them all. */
    public static <R> List<@Nullable Object> column(Collection<R> rows, Function<R, @Nullable Object> part) {
        var column = new ArrayList<@Nullable Object>(rows.size());
        rows.forEach(row -> column.add(part.apply(row)));
        return column;
    }

    /** An instant of a row that must have it. */
    public static Instant instant(ResultSet row, String column) throws SQLException {
        return requireNonNull(instantOrNull(row, column), column);
    }

    public static @Nullable Instant instantOrNull(ResultSet row, String column) throws SQLException {
        var value = row.getObject(column, OffsetDateTime.class);
        return value == null ? null : value.toInstant();
    }

    /** The texts of an array of a row; none for null. */
    public static List<String> texts(ResultSet row, String column) throws SQLException {
        Array array = row.getArray(column);
        return array == null ? List.of() : Arrays.asList((String[]) array.getArray());
    }

    /** The whole numbers of a row, by the names of their columns. */
    public static Map<String, Long> counts(ResultSet row) throws SQLException {
        var counts = new LinkedHashMap<String, Long>();
        for (int column = 1; column <= row.getMetaData().getColumnCount(); column++) {
            counts.put(row.getMetaData().getColumnLabel(column), row.getLong(column));
        }
        return counts;
    }

    private PreparedStatement prepare(String statement, @Nullable Object... values) throws SQLException {
        var prepared = connection.prepareStatement(statement);
        try {
            bind(prepared, values);
            return prepared;
        } catch (SQLException | RuntimeException e) {
            prepared.close();
            throw e;
        }
    }

    private void bind(PreparedStatement prepared, @Nullable Object... values) throws SQLException {
        for (int i = 0; i < values.length; i++) {
            prepared.setObject(i + 1, bound(values[i]));
        }
    }

    private @Nullable Object bound(@Nullable Object value) throws SQLException {
        return switch (value) {
            case null -> null;
            case Instant instant -> instant.atOffset(ZoneOffset.UTC);
            case Number number -> number;
            case Boolean flag -> flag;
            case Temporal time -> time;
            case byte[] bytes -> bytes;
            case Array array -> array;
            case long[] numbers -> connection.unwrap(PGConnection.class).createArrayOf("int8", numbers);
            case float[] numbers -> connection.unwrap(PGConnection.class).createArrayOf("float4", numbers);
            case int[] numbers -> connection.unwrap(PGConnection.class).createArrayOf("int4", numbers);
            case Object[] all -> array(Arrays.asList(all));
            case Collection<?> all -> array(all);
            default -> value.toString();
        };
    }

    private Array array(Collection<?> all) throws SQLException {
        return switch (all.stream().filter(Objects::nonNull).map(Object.class::cast).findFirst().orElse("")) {
            case Long _ -> connection.createArrayOf("int8", all.toArray());
            case Integer _ -> connection.createArrayOf("int4", all.toArray());
            case LocalTime _ -> connection.createArrayOf("time", texts(all));
            default -> connection.createArrayOf("text", texts(all));
        };
    }

    private static String[] texts(Collection<?> all) {
        return all.stream().map(each -> each == null ? null : each.toString()).toArray(String[]::new);
    }
}
