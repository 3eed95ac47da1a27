package io.restock.ledger.intake;

import io.restock.contracts.stock.StockEvent;
import io.restock.contracts.stock.StockLevel;
import io.restock.journal.CopyBuffer;
import io.restock.journal.axon.AggregateHost.Applied;
import io.restock.ledger.database.Sql;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToLongFunction;

/** The rows of stock that events touched, written in one statement, sorted by key as the index is. */
final class StockRows {
    /** Marks an instant that is not there. */
    private static final long NONE = Long.MIN_VALUE;

    private final Map<String, StockRow> rows = new HashMap<>();

    void add(Applied<StockEvent> applied) {
        rows.computeIfAbsent(applied.key(), _ -> new StockRow(applied)).add(applied);
    }

    Collection<StockRow> touched() {
        return rows.values();
    }

    /** @return the new level of each row */
    List<StockLevel> write(Connection connection, int partition, Instant recordedAt) throws SQLException {
        var levels = new ArrayList<StockLevel>(rows.size());
        List<StockRow> sorted = rows.values().stream().sorted(Comparator.comparing((StockRow row) -> row.key)).toList();
        Sql.list(connection, """
                insert into ledger.stock as s (key, on_hand, in_transit, last_counted_at, latest_at, sequence, partition, position, occurred_at, recorded_at)
                select key, on_hand, in_transit_moved,
                       case when counted_at <> %d then to_timestamp(counted_at / 1e6::float8) end,
                       to_timestamp(latest_at / 1e6::float8), sequence, ?, position,
                       to_timestamp(occurred_at / 1e6::float8), ?
                from unnest(?::text[], ?::int[], ?::int[], ?::bigint[], ?::bigint[], ?::int[], ?::bigint[], ?::bigint[])
                    as row (key, on_hand, in_transit_moved, counted_at, latest_at, sequence, position, occurred_at)
                on conflict (key) do update set
                    on_hand = excluded.on_hand, in_transit = s.in_transit + excluded.in_transit,
                    last_counted_at = coalesce(excluded.last_counted_at, s.last_counted_at), latest_at = greatest(excluded.latest_at, s.latest_at),
                    sequence = excluded.sequence, partition = excluded.partition, position = excluded.position,
                    occurred_at = excluded.occurred_at, recorded_at = excluded.recorded_at
                returning key, in_transit""".formatted(NONE),
                row -> levels.add(rows.get(row.getString(1)).level(row.getInt(2), recordedAt)),
                partition, recordedAt, sorted.stream().map(row -> row.key).toList(), ints(sorted, row -> row.onHand), ints(sorted, row -> row.inTransitMoved),
                longs(sorted, row -> micros(row.lastCountedAt)), longs(sorted, row -> micros(row.latestAt)), ints(sorted, row -> row.sequence),
                longs(sorted, row -> row.position), longs(sorted, row -> micros(row.occurredAt)));
        return levels;
    }

    private static long micros(Instant instant) {
        return instant == null ? NONE : CopyBuffer.micros(instant);
    }

    private static long[] longs(List<StockRow> rows, ToLongFunction<StockRow> column) {
        return rows.stream().mapToLong(column).toArray();
    }

    private static int[] ints(List<StockRow> rows, ToLongFunction<StockRow> column) {
        return rows.stream().mapToInt(row -> Math.toIntExact(column.applyAsLong(row))).toArray();
    }
}
