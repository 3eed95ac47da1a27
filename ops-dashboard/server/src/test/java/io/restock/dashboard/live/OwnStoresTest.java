package io.restock.dashboard.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.restock.contracts.Gln;
import io.restock.contracts.Gtin;
import io.restock.contracts.access.Scope;
import io.restock.dashboard.live.ExceptionBook.ExceptionBatch;
import io.restock.dashboard.live.ExceptionBook.ExceptionRow;
import io.restock.dashboard.live.OrderTicker.OrderBatch;
import io.restock.dashboard.live.OrderTicker.OrderChange;
import io.restock.dashboard.live.StockTicker.StockBatch;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A viewer of one store")
class OwnStoresTest {
    private static final Gln MINE = new Gln("7080001000011");
    private static final Gln THEIRS = new Gln("7080001000028");
    private static final Gtin MILK = new Gtin("07038010000010");
    private static final OwnStores VIEWER = new OwnStores(Scope.of(List.of(MINE.digits())));

    @Test
    void sees_what_happened_there_and_nowhere_else() {
        assertThat(VIEWER.of(new StockBatch(List.of(stock(MINE), stock(THEIRS)), 3))).isEqualTo(new StockBatch(List.of(stock(MINE)), 3));
        assertThat(VIEWER.of(new ExceptionBatch(List.of(exception(THEIRS), exception(MINE), exception(null)), 0))).isEqualTo(new ExceptionBatch(List.of(exception(MINE)), 0));
        assertThat(VIEWER.of(new OrderBatch(List.of(order(THEIRS), order(MINE)), List.of(change(MINE), change(THEIRS)), 1)))
                .isEqualTo(new OrderBatch(List.of(order(MINE)), List.of(change(MINE)), 1));
    }

    @Test
    void of_all_sees_what_was_written_once_for_all() {
        var batch = new StockBatch(List.of(stock(THEIRS)), 0);
        assertThat(new OwnStores(Scope.ALL).of(batch)).isSameAs(batch);
    }

    private static StockRow stock(Gln store) {
        return new StockRow("0/1", Instant.EPOCH, Instant.EPOCH, store, "Store", MILK, "Milk", "ItemSold", "Sold 2", "by ann (store)", -2, 5, null, "EACH");
    }

    private static ExceptionRow exception(Gln store) {
        return new ExceptionRow("NEGATIVE_ON_HAND", store, "Store", "subject", "store", "detail", true, Instant.EPOCH);
    }

    private static OrderRow order(Gln store) {
        return new OrderRow(line(store), store, "Store", null, MILK, "Milk", "EACH", 6, 6, Instant.EPOCH, Instant.EPOCH, Instant.EPOCH, "PLACED");
    }

    private static OrderChange change(Gln store) {
        return new OrderChange(line(store), "RECEIVED", 6, true);
    }

    private static String line(Gln store) {
        return "R-" + store + "-202603021000/1";
    }
}
