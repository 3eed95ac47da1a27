package io.restock.inventory;

import static org.hamcrest.CoreMatchers.containsString;

import io.restock.contracts.Gln;
import io.restock.contracts.Gtin;
import io.restock.contracts.StoreItemId;
import io.restock.contracts.stock.StockEvent.ItemSold;
import io.restock.contracts.stock.StockEvent.ItemsReserved;
import io.restock.contracts.stock.StockEvent.ReservationCancelled;
import io.restock.contracts.stock.StockEvent.ReservationCollected;
import io.restock.contracts.stock.StockEvent.ReservationLapsed;
import io.restock.contracts.stock.StockEvent.StockCounted;
import io.restock.contracts.store.LineId;
import io.restock.inventory.StoreItemCommand.CancelReserved;
import io.restock.inventory.StoreItemCommand.CollectReserved;
import io.restock.inventory.StoreItemCommand.LapseReserved;
import io.restock.inventory.StoreItemCommand.RecordSale;
import io.restock.inventory.StoreItemCommand.ReserveItems;
import java.time.Instant;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.axonframework.test.aggregate.FixtureConfiguration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("What is promised of one item at one store")
class ReservedStoreItemTest {
    private static final StoreItemId MILK = new StoreItemId(new Gln("7080001000004"), new Gtin("07038010000010"));
    private static final Instant MORNING = Instant.parse("2026-03-02T08:00:00Z");
    private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");
    private static final Instant EVENING = Instant.parse("2026-03-02T18:00:00Z");
    private static final StockCounted THREE = new StockCounted(MILK, MORNING, "c1", 3, 3, true, false, 3);
    private static final ItemsReserved TWO = new ItemsReserved(MILK, NOON, "web-1", 2, EVENING, 2, 3);

    private FixtureConfiguration<StoreItem> stock;

    @BeforeEach
    void a_shelf() {
        stock = new AggregateTestFixture<>(StoreItem.class);
    }

    @Test
    void a_promise_leaves_the_shelf_as_it_is() {
        stock.given(THREE).when(new ReserveItems(MILK, NOON, "web-1", 2, EVENING)).expectEvents(TWO);
    }

    @Test
    void promises_add_up() {
        stock.given(THREE, TWO).when(new ReserveItems(MILK, NOON, "web-2", 1, EVENING)).expectEvents(new ItemsReserved(MILK, NOON, "web-2", 1, EVENING, 3, 3));
    }

    @Test
    void the_till_is_right_even_when_what_it_sells_was_promised() {
        LineId sale = LineId.of("2026-03-02/4/17/1");
        stock.given(THREE, TWO).when(new RecordSale(MILK, NOON, sale, 3)).expectEvents(new ItemSold(MILK, NOON, sale, 3, 0));
    }

    @Test
    void a_collection_ends_the_promise_and_takes_nothing_from_the_shelf() {
        stock.given(THREE, TWO).when(new CollectReserved(MILK, EVENING, "web-1", "k1", 1)).expectEvents(new ReservationCollected(MILK, EVENING, "web-1", "k1", 1, 1, 3));
    }

    @Test
    void a_promise_lapses_or_is_called_off() {
        stock.given(THREE, TWO).when(new LapseReserved(MILK, EVENING, "web-1", 2)).expectEvents(new ReservationLapsed(MILK, EVENING, "web-1", 2, 0, 3));
        a_shelf();
        stock.given(THREE, TWO).when(new CancelReserved(MILK, EVENING, "web-1", 2)).expectEvents(new ReservationCancelled(MILK, EVENING, "web-1", 2, 0, 3));
    }

    @Test
    void a_promise_that_ends_before_the_last_count_needs_no_offset() {
        stock.given(TWO, new StockCounted(MILK, EVENING, "c2", 5, 2, false, false, 5)).when(new LapseReserved(MILK, NOON, "web-1", 2))
                .expectEvents(new ReservationLapsed(MILK, NOON, "web-1", 2, 0, 5));
    }

    @Test
    void what_was_never_promised_cannot_be_promised_no_more() {
        stock.given(THREE, TWO).when(new CancelReserved(MILK, EVENING, "web-1", 3)).expectException(IllegalStateException.class)
                .expectExceptionMessage(containsString("only 2 units"));
    }
}
