package io.restock.replenishment.storeitem;

import static org.assertj.core.api.Assertions.assertThat;

import io.restock.engine.doubt.ShelfQuestion;
import io.restock.replenishment.neighbourhood.Doors;
import java.time.LocalDateTime;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("How long nobody has bought an item")
class SilenceTest {
    private static final LocalDateTime MONDAY = LocalDateTime.of(2026, 3, 2, 12, 0);
    private static final Silence SOLD_FIVE_A_DAY = new Silence(MONDAY, 5, 8);

    @Test
    void the_doubt_grows_with_each_silent_day() {
        assertThat(SOLD_FIVE_A_DAY.doubt(MONDAY, 1, Doors.ALWAYS_OPEN)).isZero();
        assertThat(SOLD_FIVE_A_DAY.doubt(MONDAY.plusDays(1), 1, Doors.ALWAYS_OPEN)).isBetween(0.0, ShelfQuestion.DOUBT);
        assertThat(SOLD_FIVE_A_DAY.doubt(MONDAY.plusDays(9), 1, Doors.ALWAYS_OPEN)).isGreaterThan(ShelfQuestion.DOUBT);
    }

    /** 2,500 grams a day are five customers, and as silent for a day as five pieces. */
    @Test
    void grams_are_doubted_by_the_customers_who_did_not_come() {
        var grams = new Silence(MONDAY, 2_500, 8 * 500 * 500);
        assertThat(grams.doubt(MONDAY.plusDays(1), 500, Doors.ALWAYS_OPEN)).isEqualTo(SOLD_FIVE_A_DAY.doubt(MONDAY.plusDays(1), 1, Doors.ALWAYS_OPEN))
                .isLessThan(ShelfQuestion.DOUBT);
        assertThat(grams.doubt(MONDAY.plusDays(1), 1, Doors.ALWAYS_OPEN)).isGreaterThan(ShelfQuestion.DOUBT);
    }

    @Test
    void goods_that_are_found_although_they_were_doubted_are_wanted_by_fewer() {
        var later = MONDAY.plusDays(9);
        assertThat(SOLD_FIVE_A_DAY.foundAt(later, 1, Doors.ALWAYS_OPEN)).isEqualTo(new Silence(later, 2.5f, 4));
    }

    @Test
    void a_count_that_nobody_doubted_only_ends_the_silence() {
        var soon = MONDAY.plusHours(3);
        assertThat(SOLD_FIVE_A_DAY.foundAt(soon, 1, Doors.ALWAYS_OPEN)).isEqualTo(new Silence(soon, 5, 8)).isEqualTo(SOLD_FIVE_A_DAY.brokenAt(soon));
        assertThat(SOLD_FIVE_A_DAY.foundAt(MONDAY.minusDays(1), 1, Doors.ALWAYS_OPEN)).isSameAs(SOLD_FIVE_A_DAY);
    }
}
