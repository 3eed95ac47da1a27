package io.restock.backtest.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.restock.backtest.history.SalesLog.Sale;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Single sales become days of store-items")
class SalesLogTest {
    private static final LocalDate MONDAY = LocalDate.of(2026, 3, 2);

    @Test
    void late_and_shuffled_sales_add_up_by_business_date() {
        var history = SalesLog.history(List.of(sale("S1", "Milk", 2, 3), sale("S1", "Milk", 0, 2), sale("S2", "Milk", 1, 1), sale("S1", "Milk", 2, 4), sale("S2", "Milk", 2, -1)));
        assertThat(history.dates()).containsExactly(MONDAY, MONDAY.plusDays(1), MONDAY.plusDays(2));
        assertThat(history.series()).extracting(Series::store).containsExactly("S1", "S2");
        assertThat(history.series().get(0).units()).containsExactly(2, 0, 7);
        assertThat(history.series().get(1).units()).containsExactly(Series.NOT_LISTED, 1, 0);
    }

    @Test
    void a_log_that_is_empty_or_of_other_centuries_is_refused() {
        assertThatIllegalArgumentException().isThrownBy(() -> SalesLog.history(List.of())).withMessageContaining("sales");
        assertThatIllegalArgumentException().isThrownBy(() -> SalesLog.history(List.of(sale("S1", "Milk", 0, 1), sale("S1", "Milk", 40_000, 1))))
                .withMessageContaining("within 10000 days");
    }

    private static Sale sale(String store, String item, int day, int units) {
        return new Sale(store, item, "Dairy", MONDAY.plusDays(day), units);
    }
}
