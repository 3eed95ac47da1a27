package io.restock.ledger.journal;

import io.restock.contracts.StoreItemId;
import io.restock.contracts.stock.StockEvent;
import io.restock.contracts.stock.StockEvent.StockCounted;
import io.restock.sql.Sql;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the journal says of reports that are taken back: what they led to, and what there would be without them. */
public final class Reversible {
    /** The latest other count that stands, and everything that occurred from its instant on. */
    private static final String WITHOUT = """
            select asked.key, s.occurred_at as counted_at, (coalesce(s.counted, 0) + coalesce((select sum(ledger.moved(j.type, j.payload)) from ledger.journal j
                       where j.key = asked.key and j.type not in ('StockCounted', 'CountOffset', 'CountReversed')
                         and (s.occurred_at is null or j.occurred_at >= s.occurred_at)), 0))::int as on_hand,
                   (select min(sequence) from ledger.journal j where j.key = asked.key) as first
            from unnest(?::text[], ?::text[]) as asked (key, count)
            left join lateral (
                select c.occurred_at, (convert_from(c.payload, 'UTF8')::json ->> 'counted')::int as counted from ledger.journal c
                where c.key = asked.key and c.type = 'StockCounted' and convert_from(c.payload, 'UTF8')::json ->> 'count' <> asked.count
                  and not ledger.reversed_count(c.key, c.payload)
                order by c.occurred_at desc, c.sequence desc limit 1) s on true""";

    /**
     * A store-item without a count.
     *
     * @param countedAt of the count before, which stands then, or null
     * @param firstSequence of its events that the journal still has; 0 if it has all
     */
    public record Without(int onHand, @Nullable Instant countedAt, int firstSequence) {}

    private Reversible() {}

    /** The events of one partition from one position up to, and without, another, in their order. */
    public static List<StockEvent> events(Sql sql, int partition, long from, long before) throws SQLException {
        return sql.list("""
                select key, type, schema_version, payload, occurred_at from ledger.journal where partition = ? and position >= ? and position < ? order by position""",
                row -> StockEvent.CODEC.read(row.getString(2), row.getInt(3), row.getBytes(4), StoreItemId.of(row.getString(1)), Sql.instant(row, "occurred_at")),
                partition, from, before);
    }

    public static Map<StoreItemId, Without> without(Sql sql, List<StockCounted> counts) throws SQLException {
        var found = new HashMap<StoreItemId, Without>();
        sql.each(WITHOUT, row -> found.put(StoreItemId.of(row.getString("key")), new Without(row.getInt("on_hand"), Sql.instantOrNull(row, "counted_at"), row.getInt("first"))),
                counts.stream().map(count -> count.storeItem().toString()).toList(), counts.stream().map(StockCounted::count).toList());
        return found;
    }
}
