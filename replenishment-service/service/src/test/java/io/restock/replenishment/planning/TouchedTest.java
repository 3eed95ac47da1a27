package io.restock.replenishment.planning;

import static org.assertj.core.api.Assertions.assertThat;

import io.restock.contracts.StoreItemId;
import java.time.Instant;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The event that starts the 24 hours, and the one for whose instant it is decided")
class TouchedTest {
    private static final Instant NOON = Instant.parse("2026-03-02T11:00:00Z");

    private final StoreItem item = new StoreItem(StoreItemId.of("7080000000005|07038010000010"));
    private final Touched touched = new Touched(item);

    @Test
    void is_the_one_that_took_the_position_below_the_level() {
        item.onHand = 12;
        moveTo(11, "a");
        moveTo(9, "b");
        moveTo(7, "c");
        assertThat(touched.trigger(10).event()).isEqualTo("b");
    }

    @Test
    void is_the_last_crossing_if_the_position_came_back_in_between() {
        item.onHand = 12;
        moveTo(9, "a");
        moveTo(14, "b");
        moveTo(8, "c");
        assertThat(touched.trigger(10).event()).isEqualTo("c");
    }

    @Test
    void is_remembered_where_nothing_could_be_ordered_at_once() {
        item.onHand = 5;
        item.need = new Cause("earlier", NOON.minusSeconds(600), NOON);
        moveTo(4, "a");
        assertThat(touched.trigger(10).event()).isEqualTo("earlier");
    }

    @Test
    void is_the_one_that_made_us_look_where_the_level_rose() {
        item.onHand = 9;
        moveTo(8, "a");
        assertThat(touched.trigger(10).event()).isEqualTo("a");
    }

    @Test
    void says_for_which_instant_it_is_decided_ten_minutes_ago_at_most_and_never_ahead() {
        moveTo(8, "a");
        assertThat(touched.known(NOON.plusSeconds(180))).isEqualTo(NOON);
        assertThat(touched.known(NOON.plusSeconds(3_600))).isEqualTo(NOON.plusSeconds(3_000));
        assertThat(touched.known(NOON.minusSeconds(60))).isEqualTo(NOON.minusSeconds(60));
    }

    private void moveTo(int onHand, String event) {
        touched.step(new Cause(event, NOON, NOON), () -> item.onHand = onHand);
    }
}
