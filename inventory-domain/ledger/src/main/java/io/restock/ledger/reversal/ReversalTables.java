package io.restock.ledger.reversal;

import io.restock.contracts.Gln;
import io.restock.contracts.StoreItemId;
import io.restock.contracts.stock.StockEvent;
import io.restock.contracts.stock.StockEvent.CountOffset;
import io.restock.contracts.stock.StockEvent.StockCounted;
import io.restock.contracts.store.StoreRecord.ReportKind;
import io.restock.contracts.store.StoreRecord.ReportReversal;
import io.restock.ledger.quarantine.Unappliable;
import io.restock.sql.Sql;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reports, their events and their reversals in the batch's transaction. */
public record ReversalTables(Sql sql) implements ReversalBook {
    private record Run(int partition, long firstPosition, int events) {}

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

    /** As {@code ledger.record} names it. */
    public static String typeOf(ReportKind kind) {
        return switch (kind) {
            case RECEIPT -> "DeliveryReceipt";
            case COUNT -> "StockCount";
            case ADJUSTMENT -> "StockAdjustment";
        };
    }

    @Override
    public Optional<List<StockEvent>> ledTo(Gln store, ReportKind kind, String identity) throws SQLException {
        Optional<Run> run = sql.first("select partition, first_position, events from ledger.record where store = ? and type = ? and identity = ?",
                row -> new Run(row.getInt(1), row.getLong(2), row.getInt(3)), store.digits(), typeOf(kind), identity);
        return run.isEmpty() ? Optional.empty() : Optional.of(events(run.get()));
    }

    private List<StockEvent> events(Run run) throws SQLException {
        List<StockEvent> events = sql.list("""
                select key, type, schema_version, payload, occurred_at from ledger.journal where partition = ? and position >= ? and position < ? order by position""",
                row -> StockEvent.CODEC.read(row.getString(2), row.getInt(3), row.getBytes(4), StoreItemId.of(row.getString(1)), Sql.instant(row, "occurred_at")),
                run.partition(), run.firstPosition(), run.firstPosition() + run.events());
        if (events.size() < run.events()) {
            throw new Unappliable("what it led to is not in the journal any more, whose old parts are moved away; count the items instead");
        }
        return events.stream().filter(event -> !(event instanceof CountOffset)).toList();
    }

    @Override
    public boolean note(ReportReversal reversal) throws SQLException {
        return sql.execute("""
                insert into ledger.reversed_report (store, type, identity, reversal, reversed_at, reason) values (?, ?, ?, ?, ?, ?)
                on conflict (store, type, identity) do nothing""",
                reversal.store().digits(), typeOf(reversal.kind()), reversal.of(), reversal.identity(), reversal.reversedAt(), reversal.reason()) == 1;
    }

    @Override
    public Map<StoreItemId, Standing> without(List<StockCounted> counts) throws SQLException {
        var standing = new HashMap<StoreItemId, Standing>();
        sql.each(WITHOUT, row -> {
            if (row.getInt("first") != 0) {
                throw new Unappliable(
                        "older parts of the journal are moved away, so nobody can say what " + row.getString("key") + " would have without it; count it again instead");
            }
            Instant countedAt = Sql.instantOrNull(row, "counted_at");
            standing.put(StoreItemId.of(row.getString("key")), new Standing(row.getInt("on_hand"), countedAt));
        }, counts.stream().map(count -> count.storeItem().toString()).toList(), counts.stream().map(StockCounted::count).toList());
        return standing;
    }
}
