package io.restock.replenishment.review;

import static org.assertj.core.api.Assertions.assertThat;

import io.restock.contracts.StoreItemId;
import io.restock.contracts.orders.Trigger;
import io.restock.replenishment.storeitem.Cause;
import io.restock.replenishment.storeitem.LastReview;
import io.restock.replenishment.storeitem.LedgerStock;
import io.restock.replenishment.storeitem.StoreItem;
import java.time.Instant;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The event that starts the 24 hours, and the one for whose instant it is decided")
class TouchedTest {
    private static final Instant NOON = Instant.parse("2026-03-02T11:00:00Z");

    private Touched touched = at(12, null);

    private static Touched at(int onHand, Cause need) {
        var item = new StoreItem(StoreItemId.of("7080000000005|07038010000010"));
        return new Touched(holding(item, onHand).reviewed(new LastReview(null, need, false)));
    }

    @Test
    void is_the_one_that_took_the_position_below_the_level() {
        moveTo(11, "a");
        moveTo(9, "b");
        moveTo(7, "c");
        assertThat(trigger()).isEqualTo("b");
    }

    @Test
    void is_the_last_crossing_if_the_position_came_back_in_between() {
        moveTo(9, "a");
        moveTo(14, "b");
        moveTo(8, "c");
        assertThat(trigger()).isEqualTo("c");
    }

    @Test
    void is_remembered_where_nothing_could_be_ordered_at_once() {
        touched = at(5, cause("earlier", NOON.minusSeconds(600)));
        moveTo(4, "a");
        assertThat(trigger()).isEqualTo("earlier");
    }

    @Test
    void is_the_one_that_made_us_look_where_the_level_rose() {
        touched = at(9, null);
        moveTo(8, "a");
        assertThat(trigger()).isEqualTo("a");
    }

    @Test
    void says_for_which_instant_it_is_decided_ten_minutes_ago_at_most_and_never_ahead() {
        moveTo(8, "a");
        assertThat(touched.known(NOON.plusSeconds(180))).isEqualTo(NOON);
        assertThat(touched.known(NOON.plusSeconds(3_600))).isEqualTo(NOON.plusSeconds(3_000));
        assertThat(touched.known(NOON.minusSeconds(60))).isEqualTo(NOON.minusSeconds(60));
    }

    private String trigger() {
        return touched.trigger(10).event().type();
    }

    private void moveTo(int onHand, String event) {
        touched.step(cause(event, NOON), item -> holding(item, onHand));
    }

    private static Cause cause(String event, Instant at) {
        return new Cause(new Trigger(event, null), at, NOON);
    }

    private static StoreItem holding(StoreItem item, int onHand) {
        return new StoreItem(item.id(), new LedgerStock(onHand, 0, 0, 0, true, 1, NOON), item.onOrder(), item.demand(), item.policy(), item.ages(), item.last(), item.doubt());
    }
}
