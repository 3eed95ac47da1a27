package io.restock.engine.aim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.restock.engine.Demand;
import io.restock.engine.ReorderLevel;
import io.restock.engine.Seeded;
import io.restock.engine.aim.ServiceAim.Filled;
import io.restock.engine.aim.ServiceAim.InStock;
import io.restock.engine.aim.ServiceAim.Paying;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("What a store-item's stock is for")
class ServiceAimTest extends Seeded {
    private static final Protection TWO_DAYS = new Protection(new Demand(1.5, 3.75), new Demand(3, 7.5), 2);

    @Test
    void an_aim_gives_the_service_level_that_its_reorder_level_gives() {
        var protection = new Protection(new Demand(2, 4), new Demand(5, 11), 2.5);
        assertThat(new InStock(0.95).serviceLevel(protection, 6, 9)).isEqualTo(0.95);
        assertThat(new Paying(3, 0.1).serviceLevel(protection, 6, 9)).isEqualTo(3 / 3.25);
        var filled = new Filled(0.97);
        int level = filled.reorderLevel(protection, 6);
        double follows = filled.serviceLevel(protection, 6, level);
        assertThat(ReorderLevel.of(protection.whole(), 6, follows - 1e-9)).isEqualTo(level);
        assertThat(ReorderLevel.of(protection.whole(), 6, follows + 1e-9)).isEqualTo(level + 1);
    }

    @Test
    void a_service_class_is_the_ordinary_level() {
        assertThat(new InStock(0.95).reorderLevel(TWO_DAYS, 1)).isEqualTo(8);
    }

    /** A unit that earns 9.50 and costs 0.25 for each of two days: 9.5 / (9.5 + 0.5) = 0.95. */
    @Test
    void what_earns_nineteen_times_what_it_costs_to_hold_is_there_in_nineteen_of_twenty_intervals() {
        var paying = new Paying(9.5, 0.25);
        assertThat(paying.criticalRatio(2)).isCloseTo(0.95, within(1e-12));
        assertThat(paying.reorderLevel(TWO_DAYS, 1)).isEqualTo(8);
    }

    @Test
    void stock_that_must_last_longer_costs_more_to_hold() {
        assertThat(new Paying(9.5, 0.25).criticalRatio(6)).isCloseTo(9.5 / 11, within(1e-12));
        assertThat(new Paying(1, 100).criticalRatio(6)).isEqualTo(0.5);
        assertThat(new Paying(1, 1e-9).criticalRatio(6)).isEqualTo(0.9999);
    }

    @Test
    void the_level_of_as_much_as_pays_costs_least_in_margin_lost_and_units_left() {
        for (int i = 0; i < 500; i++) {
            var paying = new Paying(random.nextDouble(1, 20), random.nextDouble(0.01, 0.3));
            double days = random.nextDouble(0.5, 3);
            double mean = random.nextDouble(0.1, 60);
            var demand = new Demand(mean, mean * random.nextDouble(1, 6));
            int s = paying.reorderLevel(new Protection(new Demand(mean / 2, mean), demand, days), 1);
            double least = cost(paying, demand, days, s);
            var where = "seed %d: %s %s over %s days, s %d".formatted(seed, paying, demand, days, s);
            assertThat(cost(paying, demand, days, s + 1)).as(where).isGreaterThanOrEqualTo(least - 1e-9);
            assertThat(s == 0 ? least : cost(paying, demand, days, s - 1)).as(where).isGreaterThanOrEqualTo(least - 1e-9);
        }
    }

    /** Poisson 1 a day, a day's lead, reviewed daily: at s = 3, of 1 unit a day (Loss(2; 3) − Loss(1; 3)) = 0.218 − 0.023 wait anew: 80.5% is met; at s = 4, 92.9%. */
    @Test
    void a_fill_rate_by_hand() {
        var daily = new Protection(new Demand(1, 1), new Demand(2, 2), 2);
        assertThat(new Filled(0.80).reorderLevel(daily, 1)).isEqualTo(3);
        assertThat(new Filled(0.81).reorderLevel(daily, 1)).isEqualTo(4);
        assertThat(new Filled(0.92).reorderLevel(daily, 1)).isEqualTo(4);
        assertThat(new Filled(0.93).reorderLevel(daily, 1)).isEqualTo(5);
    }

    @Test
    void a_larger_pack_fills_more_from_a_lower_level() {
        var filled = new Filled(0.98);
        assertThat(filled.reorderLevel(TWO_DAYS, 24)).isLessThan(filled.reorderLevel(TWO_DAYS, 6));
        assertThat(filled.reorderLevel(TWO_DAYS, 6)).isLessThan(filled.reorderLevel(TWO_DAYS, 1));
    }

    @Test
    void nothing_wanted_is_nothing_kept() {
        var nothing = new Protection(new Demand(0, 0), new Demand(0, 0), 1);
        assertThat(new Filled(0.98).reorderLevel(nothing, 6)).isZero();
        assertThat(new Paying(5, 0.1).reorderLevel(nothing, 6)).isZero();
    }

    @Test
    void what_cannot_be_meant_is_refused_by_name() {
        assertThatIllegalArgumentException().isThrownBy(() -> new InStock(98)).withMessage("share must be above 0 and below 1, was 98.0");
        assertThatIllegalArgumentException().isThrownBy(() -> new Paying(0, 1)).withMessage("margin must be above 0, was 0.0");
        assertThatIllegalArgumentException().isThrownBy(() -> new Paying(1, -1)).withMessage("holdingPerDay must be above 0, was -1.0");
        assertThatIllegalArgumentException().isThrownBy(() -> new Protection(new Demand(2, 2), new Demand(2, 2), 1)).withMessageContaining("leadTime");
    }

    private static double cost(Paying paying, Demand demand, double days, int s) {
        double lost = demand.law().loss(s);
        double left = s - demand.mean() + lost;
        return paying.margin() * lost + paying.holdingPerDay() * days * left;
    }

    @Test
    void fourteen_units_serve_95_percent_of_four_a_day() {
        var rate = FillRate.of(new Demand(4, 8), 1, 1);
        assertThat(rate.at(14, 1)).isCloseTo(0.95012283, within(1e-7));
        assertThat(rate.smallest(0.95, 1)).isEqualTo(14);
        assertThat(rate.smallest(0.9502, 1)).isEqualTo(15);
        assertThat(rate.smallest(0.95, 6)).isLessThan(14);
    }
}
