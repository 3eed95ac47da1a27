package io.restock.ledger.stock;

import static java.util.Objects.requireNonNull;

import io.restock.contracts.stock.StockEvent;
import io.restock.contracts.stock.StockLevel;
import io.restock.journal.CopyBuffer;
import io.restock.journal.axon.AggregateHost.Applied;
import io.restock.ledger.journal.Balance;
import io.restock.sql.Sql;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/**
 * The rows of stock that events touched, sorted by key as the index is: one statement for those that are there and one for those that are new. An
 * "insert … on conflict" for all would lock each row before it updates it, and write that lock to the log. Only rows with something in transit or
 * promised come back: few have.
 */
public final class StockRows {
    /** Marks an instant that is not there. */
    private static final long NONE = Long.MIN_VALUE;

    private static final String GIVEN = """
            select key, on_hand, in_transit_moved, allocated_moved, counted_anew, case when counted_at <> %d then to_timestamp(counted_at / 1e6::float8) end as counted_at,
                   to_timestamp(latest_at / 1e6::float8) as latest_at, sequence, ?::smallint as partition, position,
                   to_timestamp(occurred_at / 1e6::float8) as occurred_at, ?::timestamptz as recorded_at
            from unnest(?::text[], ?::int[], ?::int[], ?::bigint[], ?::bigint[], ?::int[], ?::bigint[], ?::bigint[], ?::boolean[], ?::int[])
                as row (key, on_hand, in_transit_moved, counted_at, latest_at, sequence, position, occurred_at, counted_anew, allocated_moved)
            """.formatted(NONE);
    private static final String INSERT = "insert into ledger.stock (key, on_hand, in_transit, allocated, last_counted_at, latest_at, sequence, partition, position, occurred_at,"
            + " recorded_at) select key, on_hand, in_transit_moved, allocated_moved, counted_at, latest_at, sequence, partition, position, occurred_at,"
            + " recorded_at from (" + GIVEN + ") given";
    private static final String UPDATE = """
            with updated as (
                update ledger.stock s set
                    on_hand = given.on_hand, in_transit = s.in_transit + given.in_transit_moved,
                    allocated = s.allocated + given.allocated_moved,
                    last_counted_at = case when given.counted_anew then given.counted_at else s.last_counted_at end, latest_at = greatest(given.latest_at, s.latest_at),
                    sequence = given.sequence, partition = given.partition, position = given.position,
                    occurred_at = given.occurred_at, recorded_at = given.recorded_at
                from (%s) given where s.key = given.key
                returning s.key, s.in_transit, s.allocated)
            select key, in_transit, allocated from updated where in_transit <> 0 or allocated <> 0
            union all select null, count(*), 0 from updated""".formatted(GIVEN);

    private static final String RESTORE = """
            update ledger.stock s set in_transit = folded.in_transit, allocated = folded.allocated, last_counted_at = folded.last_counted_at, latest_at = folded.latest_at
            from (%s) folded where folded.key = s.key returning s.key, s.in_transit, s.allocated""".formatted(Balance.fold("where key = any(?)"));

    private final Map<String, StockRow> rows = new HashMap<>();

    public void add(Applied<StockEvent> applied) {
        rows.computeIfAbsent(applied.key(), _ -> new StockRow(applied)).add(applied);
    }

    public Collection<StockRow> touched() {
        return rows.values();
    }

    /** @return the new level of each row */
    public List<StockLevel> write(Sql sql, int partition, Instant recordedAt) throws SQLException {
        List<StockRow> sorted = new ArrayList<>(rows.values());
        sorted.sort(Comparator.comparing(row -> row.key));
        List<StockRow> fresh = sorted.stream().filter(row -> row.isNew).toList();
        if (!fresh.isEmpty()) {
            sql.execute(INSERT, values(fresh, partition, recordedAt));
        }
        fresh.forEach(row -> row.standing(row.inTransitMoved, row.allocatedMoved));
        update(sql, sorted.stream().filter(row -> !row.isNew).toList(), partition, recordedAt);
        return sorted.stream().map(row -> row.level(recordedAt)).toList();
    }

    private void update(Sql sql, List<StockRow> given, int partition, Instant recordedAt) throws SQLException {
        if (!given.isEmpty()) {
            var updated = new int[1];
            sql.list(UPDATE, row -> {
                if (row.getString(1) == null) {
                    updated[0] = row.getInt(2);
                } else {
                    stands(row);
                }
                return row;
            }, values(given, partition, recordedAt));
            if (updated[0] < given.size()) {
                restore(sql, values(given, partition, recordedAt));
            }
        }
    }

    /** Rows that were taken away come back; what the batch does not know of them, the journal does. */
    private void restore(Sql sql, Object[] given) throws SQLException {
        List<String> keys = sql.list(INSERT + " on conflict (key) do nothing returning key", row -> row.getString(1), given);
        sql.each(RESTORE, this::stands, keys);
    }

    private void stands(ResultSet row) throws SQLException {
        requireNonNull(rows.get(row.getString("key"))).standing(row.getInt("in_transit"), row.getInt("allocated"));
    }

    private static Object[] values(List<StockRow> rows, int partition, Instant recordedAt) {
        return new Object[] {partition, recordedAt, rows.stream().map(row -> row.key).toList(), ints(rows, row -> row.onHand), ints(rows, row -> row.inTransitMoved),
            longs(rows, row -> micros(row.lastCountedAt)), longs(rows, row -> micros(row.latestAt)), ints(rows, row -> row.sequence),
            longs(rows, row -> row.position), longs(rows, row -> micros(row.occurredAt)), rows.stream().map(row -> row.countedAnew).toArray(Boolean[]::new),
            ints(rows, row -> row.allocatedMoved)};
    }

    private static long micros(@Nullable Instant instant) {
        return instant == null ? NONE : CopyBuffer.micros(instant);
    }

    private static long[] longs(List<StockRow> rows, ToLongFunction<StockRow> column) {
        return rows.stream().mapToLong(column).toArray();
    }

    private static int[] ints(List<StockRow> rows, ToLongFunction<StockRow> column) {
        return rows.stream().mapToInt(row -> Math.toIntExact(column.applyAsLong(row))).toArray();
    }
}
