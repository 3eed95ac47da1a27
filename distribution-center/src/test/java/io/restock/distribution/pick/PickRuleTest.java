package io.restock.distribution.pick;

import static io.restock.distribution.pick.ShortChoice.BACK_ORDER;
import static io.restock.distribution.pick.ShortChoice.CANCEL;
import static org.assertj.core.api.Assertions.assertThat;

import io.restock.distribution.stock.Location;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A pick")
class PickRuleTest {
    private static final Map<Location, Integer> NOWHERE = Map.of(Location.RESERVE, 0);

    @Test
    void that_finds_everything_is_staged() {
        assertThat(PickRule.of(12, 12, null, 40, Map.of(Location.RESERVE, 24))).isEqualTo(new PickRule.Outcome(12, Map.of(), 0, 0, 0));
    }

    @Test
    void that_finds_too_little_fetches_the_rest_elsewhere_and_empties_the_location_in_the_books() {
        assertThat(PickRule.of(12, 5, CANCEL, 40, Map.of(Location.RESERVE, 24)))
                .isEqualTo(new PickRule.Outcome(5, Map.of(Location.RESERVE, 7), 0, 0, -35));
    }

    @Test
    void back_orders_only_what_no_location_has() {
        assertThat(PickRule.of(12, 5, BACK_ORDER, 12, Map.of(Location.RESERVE, 3)))
                .isEqualTo(new PickRule.Outcome(5, Map.of(Location.RESERVE, 3), 4, 0, -7));
    }

    @Test
    void cancels_what_the_picker_says_will_not_come() {
        assertThat(PickRule.of(12, 0, CANCEL, 12, NOWHERE)).isEqualTo(new PickRule.Outcome(0, Map.of(), 0, 12, -12));
    }

    @Test
    void may_find_what_a_count_had_given_up() {
        assertThat(PickRule.of(12, 12, null, 0, NOWHERE)).isEqualTo(new PickRule.Outcome(12, Map.of(), 0, 0, 12));
        assertThat(PickRule.of(12, 5, BACK_ORDER, 0, NOWHERE)).isEqualTo(new PickRule.Outcome(5, Map.of(), 7, 0, 5));
    }
}
