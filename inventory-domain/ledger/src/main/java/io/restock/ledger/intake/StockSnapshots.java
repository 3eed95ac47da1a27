package io.restock.ledger.intake;

import io.restock.contracts.StoreItemId;
import io.restock.inventory.StoreItem;
import io.restock.journal.axon.AggregateHost.Snapshot;
import io.restock.journal.axon.AggregateHost.Snapshots;
import io.restock.ledger.database.Sql;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

/** Store-items as their stock rows remember them, so that loading one costs the same after ten years as after ten minutes. */
final class StockSnapshots implements Snapshots<StoreItem> {
    @Override
    public Map<String, Snapshot<StoreItem>> load(Connection connection, Collection<String> keys) throws SQLException {
        var snapshots = new HashMap<String, Snapshot<StoreItem>>();
        Sql.list(connection, "select key, on_hand, in_transit, last_counted_at, sequence from ledger.stock where key = any(?)", row -> {
            StoreItemId id = StoreItemId.of(row.getString(1));
            int onHand = row.getInt(2);
            int inTransit = row.getInt(3);
            Instant lastCountedAt = Sql.instant(row, "last_counted_at");
            return snapshots.put(id.toString(), new Snapshot<>(() -> new StoreItem(id, onHand, inTransit, lastCountedAt), row.getInt(5)));
        }, keys);
        return snapshots;
    }
}
