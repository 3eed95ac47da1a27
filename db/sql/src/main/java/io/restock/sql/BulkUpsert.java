package io.restock.sql;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Writes many rows of a table with one statement, each column as one array. For a batch of single upserts PostgreSQL would prepare its executor anew for
 * each row.
 */
public final class BulkUpsert {
    private final String table;
    private final List<String> key;
    private final List<String> columns;
    private volatile @Nullable Prepared prepared;

    private record Prepared(String statement, List<String> types) {}

    /**
     * @param table with its schema
     * @param key the columns of its primary key
     * @param others whose values are written in every case
     */
    public BulkUpsert(String table, List<String> key, List<String> others) {
        this.table = table;
        this.key = List.copyOf(key);
        this.columns = new ArrayList<>(key);
        columns.addAll(others);
    }

    /**
     * Inserts the rows, or replaces all of their values but the key.
     *
     * @param rows values in the order of the columns, key first; sorted by key and without repetition, so that no two transactions wait for each other in a circle.
     *        Integers, longs, floats, doubles, booleans, text; what else has a text that PostgreSQL reads, such as the classes of {@code java.time}
     */
    public void write(Sql sql, List<List<Object>> rows) throws SQLException {
        if (rows.isEmpty()) {
            return;
        }
        if (prepared == null) {
            prepared = prepare(sql);
        }
        var arrays = new Object[columns.size()];
        for (int column = 0; column < arrays.length; column++) {
            String type = prepared.types.get(column);
            arrays[column] = sql.connection().createArrayOf(type, values(rows, column, type));
        }
        sql.execute(prepared.statement, arrays);
    }

    private static Object[] values(List<List<Object>> rows, int column, String type) {
        Object[] values = switch (type) {
            case "int4" -> new Integer[rows.size()];
            case "int8" -> new Long[rows.size()];
            case "float4" -> new Float[rows.size()];
            case "float8" -> new Double[rows.size()];
            case "bool" -> new Boolean[rows.size()];
            default -> new String[rows.size()];
        };
        boolean asText = values instanceof String[];
        for (int i = 0; i < values.length; i++) {
            Object value = rows.get(i).get(column);
            values[i] = asText && value != null ? value.toString() : value;
        }
        return values;
    }

    private Prepared prepare(Sql sql) throws SQLException {
        var known = typesOf(sql);
        List<String> types = columns.stream().map(known::get).toList();
        String names = String.join(", ", columns);
        String arrays = IntStream.range(0, columns.size()).mapToObj(i -> "?::" + types.get(i) + "[]").collect(Collectors.joining(", "));
        String replaced = columns.stream().filter(column -> !key.contains(column)).map(column -> column + " = excluded." + column).collect(Collectors.joining(", "));
        return new Prepared("insert into " + table + " (" + names + ") select * from unnest(" + arrays + ") on conflict (" + String.join(", ", key)
                + ") do update set " + replaced, types);
    }

    /** As arrays of the driver have them; a smallint goes as int4. */
    private Map<String, String> typesOf(Sql sql) throws SQLException {
        var types = new LinkedHashMap<String, String>();
        sql.list("""
                select attname, case typname when 'int2' then 'int4' else typname end
                from pg_attribute join pg_type on pg_type.oid = atttypid where attrelid = ?::regclass and attnum > 0""",
                row -> types.put(row.getString(1), row.getString(2)), table);
        return types;
    }
}
