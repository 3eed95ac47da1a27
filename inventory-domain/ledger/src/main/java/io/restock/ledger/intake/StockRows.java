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
import java.util.List;
import java.util.function.ToLongFunction;
import java.util.TreeMap;

/** The rows of stock that events touched, written in one statement, sorted by key as the index is. */
final class StockRows {
    /** Marks an instant that is not there. */
    private static final long NONE = Long.MIN_VALUE;

    private final TreeMap<String, StockRow> rows = new TreeMap<>();

    void add(Applied<StockEvent> applied) {
        rows.computeIfAbsent(applied.key(), _ -> new StockRow(applied)).add(applied);
    }

    Collection<StockRow> touched() {
        return rows.values();
    }

    /** @return the new level of each row */
    List<StockLevel> write(Connection connection, int partition, Instant recordedAt) throws SQLException {
        var levels = new ArrayList<StockLevel>(rows.size());
        Sql.list(connection, """
                insert into ledger.stock as s (key, on_hand, in_transit, last_counted_at, latest_at, sequence, partition, position, occurred_at, recorded_at)
                select key, on_hand, in_transit_moved,
                       case when counted_at <> %d then to_timestamp(0) + counted_at * interval '1 microsecond' end,
                       to_timestamp(0) + latest_at * interval '1 microsecond', sequence, ?, position,
                       to_timestamp(0) + occurred_at * interval '1 microsecond', ?
                from unnest(?::text[], ?::int[], ?::int[], ?::bigint[], ?::bigint[], ?::int[], ?::bigint[], ?::bigint[])
                    as row (key, on_hand, in_transit_moved, counted_at, latest_at, sequence, position, occurred_at)
                on conflict (key) do update set
                    on_hand = excluded.on_hand, in_transit = s.in_transit + excluded.in_transit,
                    last_counted_at = coalesce(excluded.last_counted_at, s.last_counted_at), latest_at = greatest(excluded.latest_at, s.latest_at),
                    sequence = excluded.sequence, partition = excluded.partition, position = excluded.position,
                    occurred_at = excluded.occurred_at, recorded_at = excluded.recorded_at
                returning key, in_transit""".formatted(NONE),
                row -> levels.add(rows.get(row.getString(1)).level(row.getInt(2), recordedAt)),
                partition, recordedAt, rows.keySet(), ints(row -> row.onHand), ints(row -> row.inTransitMoved),
                longs(row -> micros(row.lastCountedAt)), longs(row -> micros(row.latestAt)), ints(row -> row.sequence),
                longs(row -> row.position), longs(row -> micros(row.occurredAt)));
        return levels;
    }

    private static long micros(Instant instant) {
        return instant == null ? NONE : CopyBuffer.micros(instant);
    }

    private long[] longs(ToLongFunction<StockRow> column) {
        return rows.values().stream().mapToLong(column).toArray();
    }

    private int[] ints(ToLongFunction<StockRow> column) {
        return rows.values().stream().mapToInt(row -> Math.toIntExact(column.applyAsLong(row))).toArray();
    }
}
