package io.restock.distribution.pick;

import static io.restock.distribution.pick.ShortChoice.BACK_ORDER;
import static io.restock.distribution.pick.ShortChoice.CANCEL;
import static io.restock.distribution.pick.ShortReason.DAMAGED;
import static io.restock.distribution.pick.ShortReason.EMPTY;
import static io.restock.distribution.pick.ShortReason.NOT_FOUND;
import static io.restock.distribution.pick.ShortReason.NO_TIME;
import static org.assertj.core.api.Assertions.assertThat;

import io.restock.distribution.pick.PickRule.Asked;
import io.restock.distribution.pick.PickRule.Found;
import io.restock.distribution.pick.PickRule.Outcome;
import io.restock.distribution.pick.PickRule.Shelf;
import io.restock.distribution.stock.Bin;
import io.restock.distribution.stock.Location;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A pick")
class PickRuleTest {
    private static final Bin RESERVE = new Bin(Location.RESERVE, null);
    private static final Map<Bin, Integer> NOWHERE = Map.of(RESERVE, 0);
    private static final Asked TWELVE = new Asked(12, 0);
    private static final Asked CRATES = new Asked(10_000, 5_000);

    private static Outcome of(int found, @Nullable ShortChoice choice, @Nullable ShortReason reason, int onHand, Map<Bin, Integer> elsewhere) {
        return of(TWELVE, new Found(found, choice, reason, 12 - found), onHand, elsewhere);
    }

    private static Outcome of(Asked asked, Found found, int onHand, Map<Bin, Integer> elsewhere) {
        return PickRule.of(asked, found, Shelf.of(onHand, found.units()), elsewhere);
    }

    @Test
    void that_finds_everything_is_staged() {
        assertThat(of(12, null, null, 40, Map.of(RESERVE, 24))).isEqualTo(new Outcome(12, Map.of(), 0, 0, 0, 0, 0, 0, false));
    }

    @Test
    void of_an_empty_location_empties_it_in_the_books_and_fetches_the_rest_elsewhere() {
        assertThat(of(5, CANCEL, EMPTY, 40, Map.of(RESERVE, 24))).isEqualTo(new Outcome(5, Map.of(RESERVE, 7), 0, 0, 0, 0, 35, 0, true));
    }

    @Test
    void of_a_location_that_is_empty_by_the_books_too_questions_nothing() {
        assertThat(of(5, BACK_ORDER, EMPTY, 5, NOWHERE)).isEqualTo(new Outcome(5, Map.of(), 7, 0, 0, 0, 0, 0, false));
    }

    @Test
    void that_does_not_say_why_it_is_short_leaves_the_stock_and_questions_it() {
        assertThat(of(5, BACK_ORDER, null, 40, Map.of(RESERVE, 3))).isEqualTo(new Outcome(5, Map.of(RESERVE, 3), 4, 0, 0, 0, 0, 0, true));
        assertThat(of(5, BACK_ORDER, NOT_FOUND, 40, NOWHERE)).isEqualTo(new Outcome(5, Map.of(), 7, 0, 0, 0, 0, 0, true));
    }

    @Test
    void for_which_there_was_no_time_leaves_all_of_the_rest_to_the_next_wave() {
        assertThat(of(5, null, NO_TIME, 40, Map.of(RESERVE, 24))).isEqualTo(new Outcome(5, Map.of(), 7, 0, 0, 0, 0, 0, false));
    }

    @Test
    void of_broken_goods_takes_away_those_that_are_broken_and_no_more_than_there_are() {
        assertThat(of(TWELVE, new Found(5, null, DAMAGED, 3), 40, NOWHERE)).isEqualTo(new Outcome(5, Map.of(), 7, 0, 0, 0, 0, 3, false));
        assertThat(of(TWELVE, new Found(5, null, DAMAGED, 7), 9, NOWHERE)).isEqualTo(new Outcome(5, Map.of(), 7, 0, 0, 0, 0, 4, false));
    }

    @Test
    void cancels_what_the_picker_says_will_not_come() {
        assertThat(of(0, CANCEL, EMPTY, 12, NOWHERE)).isEqualTo(new Outcome(0, Map.of(), 0, 12, 0, 0, 12, 0, true));
    }

    @Test
    void may_find_what_a_count_had_given_up() {
        assertThat(of(12, null, null, 0, NOWHERE)).isEqualTo(new Outcome(12, Map.of(), 0, 0, 0, 12, 0, 0, false));
        assertThat(of(5, BACK_ORDER, EMPTY, 0, NOWHERE)).isEqualTo(new Outcome(5, Map.of(), 7, 0, 0, 5, 0, 0, false));
    }

    @Test
    void that_is_weighed_is_complete_with_what_the_scale_says() {
        assertThat(of(CRATES, new Found(10_340, null, null, 0), 60_000, NOWHERE)).isEqualTo(new Outcome(10_340, Map.of(), 0, 0, 340, 0, 0, 0, false));
        assertThat(of(CRATES, new Found(9_870, null, null, 130), 60_000, NOWHERE)).isEqualTo(new Outcome(9_870, Map.of(), 0, 0, -130, 0, 0, 0, false));
    }

    @Test
    void that_lacks_a_whole_case_pack_or_all_of_it_is_short_and_not_badly_weighed() {
        assertThat(new Found(5_001, null, null, 0).isShortOf(CRATES)).isFalse();
        assertThat(new Found(5_000, null, null, 0).isShortOf(CRATES)).isTrue();
        assertThat(new Found(0, null, null, 0).isShortOf(new Asked(4_000, 5_000))).isTrue();
        assertThat(new Found(9_870, BACK_ORDER, null, 0).isShortOf(CRATES)).as("the picker says so").isTrue();
        assertThat(new Found(11, null, null, 0).isShortOf(TWELVE)).as("eaches are not weighed").isTrue();
    }
}
