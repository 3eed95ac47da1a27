package io.restock.search.stock;

import static io.restock.search.Shop.item;
import static io.restock.search.Shop.store;
import static org.assertj.core.api.Assertions.assertThat;

import io.restock.contracts.orders.OrderEvent;
import io.restock.contracts.orders.OrderEvent.LinePlaced;
import io.restock.contracts.orders.OrderEvent.LineReceived;
import io.restock.contracts.orders.OrderEvent.LineShort;
import io.restock.contracts.orders.OrderLineId;
import java.time.Instant;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("What is on order for an item at a store")
class OpenOrdersTest {
    private static final Instant AT = Instant.parse("2026-03-02T18:00:00Z");

    @Test
    void is_the_sum_of_its_open_lines() {
        assertThat(OpenOrders.NONE.after(placed(1, 24), 1).after(placed(2, 6), 2).units()).isEqualTo(30);
    }

    @Test
    void falls_by_what_was_cancelled_but_not_by_a_back_order() {
        var open = OpenOrders.NONE.after(placed(1, 24), 1).after(cut(1, 5, true), 2).after(cut(1, 5, false), 3);
        assertThat(open.units()).isEqualTo(19);
    }

    @Test
    void falls_by_what_was_despatched_when_it_is_received_whatever_arrived() {
        assertThat(OpenOrders.NONE.after(placed(1, 24), 1).after(received(1, 12, 3, false), 2).units()).isEqualTo(12);
    }

    @Test
    void ends_with_a_complete_receipt() {
        assertThat(OpenOrders.NONE.after(placed(1, 24), 1).after(received(1, 12, 12, true), 2).lines()).isEmpty();
    }

    @Test
    void is_never_below_zero() {
        assertThat(OpenOrders.NONE.after(placed(1, 6), 1).after(cut(1, 9, true), 2).units()).isZero();
    }

    @Test
    void does_not_change_with_an_event_that_was_taken_before() {
        var open = OpenOrders.NONE.after(placed(1, 24), 1).after(cut(1, 5, true), 2);
        assertThat(open.after(cut(1, 5, true), 2)).isEqualTo(open);
        assertThat(open.after(placed(1, 24), 1)).isEqualTo(open);
    }

    private static OrderEvent placed(int line, int units) {
        return new LinePlaced(new OrderLineId("o", line), store(1), store(2), item(1), AT, units, 6, AT, AT, null);
    }

    private static OrderEvent cut(int line, int units, boolean cancelled) {
        return new LineShort(new OrderLineId("o", line), store(1), item(1), AT, units, cancelled, "damaged");
    }

    private static OrderEvent received(int line, int despatched, int units, boolean complete) {
        return new LineReceived(new OrderLineId("o", line), store(1), item(1), AT, "d", despatched, units, complete, null);
    }
}
