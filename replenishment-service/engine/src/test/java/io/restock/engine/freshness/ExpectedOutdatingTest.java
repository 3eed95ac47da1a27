package io.restock.engine.freshness;

import static org.assertj.core.api.Assertions.assertThat;

import io.restock.engine.freshness.ExpectedOutdating.Batch;
import io.restock.engine.freshness.ExpectedOutdating.Issuing;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Items that do not keep")
class ExpectedOutdatingTest {
    private static final List<Batch> STOCK = List.of(new Batch(2, 10), new Batch(5, 3));

    @Test
    void ten_that_keep_two_days_at_four_a_day_lose_two() {
        assertThat(ExpectedOutdating.units(STOCK, new double[] {4, 4, 4}, 2, Issuing.FIFO)).isEqualTo(2);
    }

    @Test
    void who_reaches_to_the_back_makes_more_outdate() {
        assertThat(ExpectedOutdating.units(STOCK, new double[] {4, 4, 4}, 2, Issuing.LIFO)).isEqualTo(5);
    }

    @Test
    void what_will_outdate_is_ordered_again() {
        double[] demand = {4, 4, 4};
        assertThat(ExpectedOutdating.packs(STOCK, demand, 3, 2, 6)).isEqualTo(1);
        assertThat(ExpectedOutdating.packs(STOCK, demand, 3, 0, 6)).isEqualTo(1);
        assertThat(ExpectedOutdating.packs(STOCK, demand, 1, 0, 6)).isZero();
        assertThat(ExpectedOutdating.packs(STOCK, demand, 1, 2, 6)).isEqualTo(1);
    }
}
