package io.restock.replenishment;

import static io.restock.replenishment.LedgerStandIn.newStoreItem;

import io.restock.contracts.StoreItemId;
import io.restock.contracts.orders.OrderEvent;
import io.restock.local.testing.EngineTestResource;
import io.restock.sql.Database;
import jakarta.inject.Inject;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** Tests about one item at one store, new in each: the ledger reports on it, and orders are read. */
abstract class OneItem {
    @Inject
    Database database;
    @ConfigProperty(name = EngineTestResource.OPEN_KAFKA)
    String kafka;

    final StoreItemId id = newStoreItem();
    LedgerStandIn ledger;
    OrdersTopic orders;

    @BeforeEach
    void connect() {
        ledger = new LedgerStandIn(kafka);
        orders = new OrdersTopic(kafka);
    }

    @AfterEach
    void disconnect() {
        ledger.close();
        orders.close();
    }

    <E extends OrderEvent> List<E> events(Class<E> type) {
        return orders.of(id).stream().filter(type::isInstance).map(type::cast).toList();
    }
}
