package io.restock.replenishment;

import io.restock.contracts.StoreItemId;
import io.restock.local.testing.Noon;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;

/** Tests about several items, all at stores where it is noon. */
abstract class SeveralItems extends OnEngines {
    final ZoneId zone = Noon.ZONE;
    final LocalDate today = LocalDate.now(zone);
    final List<Trade> trades = new ArrayList<>();

    @AfterEach
    void close() {
        trades.forEach(Trade::close);
    }

    Trade trade(StoreItemId id, String department, String category) {
        return trade(id, zone, department, category);
    }

    Trade trade(StoreItemId id, ZoneId there, String department, String category) {
        var trade = new Trade(kafka, id);
        trades.add(trade);
        trade.ledger.list(id, 6, there, department, category);
        return trade;
    }
}
