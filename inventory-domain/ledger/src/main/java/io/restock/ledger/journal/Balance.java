package io.restock.ledger.journal;

import io.restock.contracts.StoreItemId;
import io.restock.contracts.stock.StockLevel;
import io.restock.sql.Sql;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What all events of a store-item come to. A row of stock is one that is carried on from event to event; {@link #fold} sums it anew from the journal, by the
 * same columns.
 *
 * @param allocated units promised to customers
 * @param lastCountedAt of the latest count that stands, or null
 * @param latestAt when the latest of its events occurred
 * @param sequence of its last event, as position, occurredAt and recordedAt are
 */
public record Balance(StoreItemId storeItem, int onHand, int inTransit, int allocated, @Nullable Instant lastCountedAt, Instant latestAt, int sequence, int partition,
        long position,
        Instant occurredAt, Instant recordedAt) {
    /** Beside the key, in the order of the tables. */
    public static final String COLUMNS = "on_hand, in_transit, allocated, last_counted_at, latest_at, sequence, partition, position, occurred_at, recorded_at";

    /** @param which a condition on the events, or nothing for all. @return SQL that answers a row for each store-item */
    public static String fold(String which) {
        return """
                select f.key, f.on_hand, f.in_transit, f.allocated, f.last_counted_at, f.latest_at, l.sequence, l.partition, l.position, l.occurred_at, l.recorded_at
                from (select key, partition, sum(ledger.moved(type, payload))::int as on_hand, sum(ledger.moved_in_transit(type, payload))::int as in_transit,
                             sum(ledger.moved_allocated(type, payload))::int as allocated,
                             (array_agg(case type when 'StockCounted' then occurred_at
                                        else (convert_from(payload, 'UTF8')::json ->> 'lastCountedAt')::timestamptz end order by sequence desc)
                                 filter (where type = 'CountReversed' or type = 'StockCounted'
                                     and not (convert_from(payload, 'UTF8')::json ->> 'superseded')::boolean))[1] as last_counted_at,
                             max(occurred_at) as latest_at, max(position) as position
                      from ledger.journal %s group by key, partition) f
                join ledger.journal l on l.partition = f.partition and l.position = f.position""".formatted(which);
    }

    public static Balance of(ResultSet row) throws SQLException {
        return new Balance(StoreItemId.of(row.getString("key")), row.getInt("on_hand"), row.getInt("in_transit"), row.getInt("allocated"),
                Sql.instantOrNull(row, "last_counted_at"),
                Sql.instant(row, "latest_at"), row.getInt("sequence"), row.getInt("partition"), row.getLong("position"),
                Sql.instant(row, "occurred_at"), Sql.instant(row, "recorded_at"));
    }

    public StockLevel level() {
        return new StockLevel(storeItem.store(), storeItem.item(), onHand, inTransit, allocated == 0 ? null : Integer.valueOf(allocated), sequence, position, occurredAt,
                recordedAt);
    }
}
