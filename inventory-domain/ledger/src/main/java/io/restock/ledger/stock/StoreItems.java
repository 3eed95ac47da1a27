package io.restock.ledger.stock;

import io.restock.contracts.StoreItemId;
import io.restock.contracts.stock.StockEvent;
import io.restock.inventory.StoreItem;
import io.restock.inventory.StoreItemCommand;
import io.restock.journal.BatchTransaction;
import io.restock.journal.Provenance;
import io.restock.journal.axon.AggregateHost;
import io.restock.journal.axon.AggregateHost.Applied;
import io.restock.journal.axon.AggregateHost.Snapshot;
import io.restock.sql.Sql;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The store-items of one partition, the busy ones in memory. One that is not there comes from its stock row, all that a batch misses in one
 * query, so loading costs the same after ten years as after ten minutes.
 */
public final class StoreItems implements AutoCloseable {
    private static final int REMEMBERED = 100_000;

    private final AggregateHost<StoreItem, StockEvent> host = new AggregateHost<>(StoreItem.class, StockEvent.CODEC, StockEvent::occurredAt,
            command -> ((StoreItemCommand) command).storeItem().toString(), (connection, keys) -> load(new Sql(connection), keys), REMEMBERED);

    /**
     * Lets the store-items decide, in the order of the commands.
     *
     * @param from where each command came from
     * @throws IllegalStateException if one refuses; nothing of the batch may be kept then
     */
    public List<Applied<StockEvent>> decide(BatchTransaction transaction, List<StoreItemCommand> commands, List<Provenance> from) throws SQLException {
        var result = host.dispatch(transaction, commands, from::get);
        if (!result.refused().isEmpty()) {
            var refused = result.refused().getFirst();
            throw new IllegalStateException(refused.command() + " was refused: " + refused.reason(), refused.reason());
        }
        return result.applied();
    }

    /** After a rollback the rows know better. */
    public void forget() {
        host.evict();
    }

    private static Map<String, Snapshot<StoreItem>> load(Sql sql, Collection<String> keys) throws SQLException {
        var snapshots = new HashMap<String, Snapshot<StoreItem>>();
        sql.list("select key, on_hand, in_transit, allocated, last_counted_at, sequence from ledger.stock where key = any(?)", row -> {
            StoreItemId id = StoreItemId.of(row.getString(1));
            int onHand = row.getInt(2);
            int inTransit = row.getInt(3);
            int allocated = row.getInt(4);
            Instant lastCountedAt = Sql.instantOrNull(row, "last_counted_at");
            return snapshots.put(row.getString(1), new Snapshot<>(() -> new StoreItem(id, onHand, inTransit, allocated, lastCountedAt), row.getInt("sequence")));
        }, keys);
        return snapshots;
    }

    @Override
    public void close() {
        host.close();
    }
}
