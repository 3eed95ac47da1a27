package io.restock.replenishment;

import static io.restock.local.testing.Patience.PATIENCE;
import static io.restock.replenishment.LedgerStandIn.newStoreItem;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.restock.contracts.StoreItemId;
import io.restock.contracts.orders.OrderEvent;
import io.restock.contracts.orders.OrderEvent.LinePlaced;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** Tests about one item at one store, new in each: the ledger reports on it, and orders are read. */
abstract class OneItem extends OnEngines {
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

    /** The line of this number, 1 and up, once it is placed and the last. */
    LinePlaced placedLine(int number) {
        await().atMost(PATIENCE).until(() -> events(LinePlaced.class).size() == number);
        return events(LinePlaced.class).getLast();
    }

    /** Behind the back of planning. */
    void change(String statement) {
        int changed = database.read(sql -> sql.execute(statement));
        assertThat(changed).isPositive();
    }
}
