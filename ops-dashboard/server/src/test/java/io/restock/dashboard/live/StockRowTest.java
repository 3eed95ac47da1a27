package io.restock.dashboard.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.restock.contracts.Gln;
import io.restock.contracts.Gtin;
import io.restock.contracts.StoreItemId;
import io.restock.contracts.stock.StockEvent.TransferCalledOff;
import io.restock.contracts.stock.StockEvent.TransferReceived;
import io.restock.contracts.stock.StockEvent.TransferSent;
import io.restock.contracts.stock.StockEvent.TransferUnderWay;
import java.time.Instant;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A row of the page")
class StockRowTest {
    private static final StoreItemId MILK = new StoreItemId(new Gln("7080001000011"), new Gtin("07038010000010"));
    private static final Gln OTHER = new Gln("7080001000028");
    private static final Instant AT = Instant.parse("2026-03-02T09:00:00Z");

    @Test
    void says_what_is_under_way_to_the_store_after_each_step_of_a_transfer() {
        assertThat(StockRow.inTransit(new TransferUnderWay(MILK, AT, "t1", OTHER, 10, 10, 5))).isEqualTo(10);
        assertThat(StockRow.inTransit(new TransferReceived(MILK, AT, "t1", OTHER, 6, 5, 1, 4, 10))).isEqualTo(4);
        assertThat(StockRow.inTransit(new TransferCalledOff(MILK, AT, "t1", OTHER, 4, false, 0, 10))).isZero();
    }

    @Test
    void of_what_leaves_the_store_says_nothing_of_that() {
        assertThat(StockRow.inTransit(new TransferSent(MILK, AT, "t1", OTHER, 10, 5))).isNull();
    }
}
