package io.restock.replenishment.storeitem;

import static org.assertj.core.api.Assertions.assertThat;

import io.restock.engine.freshness.ExpectedOutdating.Batch;
import java.time.LocalDate;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("How old what stands on the shelf is")
class ShelfAgesTest {
    private static final LocalDate MONDAY = LocalDate.of(2026, 3, 2);

    @Test
    void customers_take_the_oldest_and_what_is_more_has_just_come() {
        var ages = ShelfAges.NONE.holding(6, MONDAY).holding(18, MONDAY.plusDays(2)).holding(14, MONDAY.plusDays(3));
        assertThat(ages).hasToString("2026-03-02:2,2026-03-04:12");
        assertThat(ages.batches(MONDAY.plusDays(3), 5)).containsExactly(new Batch(2, 2), new Batch(4, 12));
        assertThat(ages.holding(-3, MONDAY.plusDays(4)).arrivals()).isEmpty();
    }

    @Test
    void it_reads_as_it_was_written() {
        var ages = ShelfAges.NONE.holding(6, MONDAY).holding(9, MONDAY).holding(18, MONDAY.plusDays(2));
        assertThat(ShelfAges.of(ages.toString())).isEqualTo(ages);
        assertThat(ShelfAges.of(null)).isEqualTo(ShelfAges.of("")).isEqualTo(ShelfAges.NONE);
    }

    @Test
    void many_arrivals_stay_few_and_lose_no_unit() {
        var ages = ShelfAges.NONE;
        for (int day = 1; day <= 200; day++) {
            ages = ages.holding(day, MONDAY.plusDays(day));
        }
        assertThat(ages.arrivals()).hasSizeLessThanOrEqualTo(40);
        assertThat(ages.arrivals().stream().mapToInt(ShelfAges.Arrival::units).sum()).isEqualTo(200);
        assertThat(ages.arrivals().getLast().day()).isEqualTo(MONDAY.plusDays(200));
    }
}
