package io.restock.benchmarks.ledger;

import java.sql.SQLException;
import org.axonframework.common.jdbc.ConnectionProvider;
import org.axonframework.eventhandling.EventHandler;

/** Keeps the stock table in the transaction of the command. */
record AxonShelfStock(ConnectionProvider connections) {
    private static final String UPSERT = "insert into axon.stock (key, on_hand) values (?, ?) on conflict (key) do update set on_hand = excluded.on_hand";

    @EventHandler
    void on(AxonShelf.ItemSold event) throws SQLException {
        try (var connection = connections.getConnection(); var upsert = connection.prepareStatement(UPSERT)) {
            upsert.setString(1, event.storeItem());
            upsert.setInt(2, event.onHand());
            upsert.executeUpdate();
        }
    }
}
