package io.restock.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Many store-items side by side")
class CompactStatesTest extends Seeded {
    private static final LocalDate MONDAY = LocalDate.of(2026, 3, 2);

    @Test
    void they_learn_and_decide_as_one_by_one() {
        var states = new CompactStates(50);
        var single = new DemandState[50];
        for (int i = 0; i < 50; i++) {
            single[i] = DemandState.starting(MONDAY.atStartOfDay(), 1 + i);
            states.put(i, single[i], 40, 1 + i % 12, 0.9 + i / 1_000.0);
        }
        for (int day = 0; day < 60; day++) {
            for (int i = 0; i < 50; i++) {
                int units = random.nextInt(0, 1 + i);
                single[i] = single[i].closed(units, 1, WeekdayIndex.CHAIN);
                states.close(i, units, WeekdayIndex.CHAIN);
            }
        }
        for (int i = 0; i < 50; i++) {
            assertThat(states.demand(i)).as("seed %d", seed).isEqualTo(single[i]);
            var demand = single[i].between(single[i].asOf(), single[i].asOf().plusDays(2), WeekdayIndex.CHAIN);
            int level = ReorderLevel.of(demand, 1 + i % 12, 0.9 + i / 1_000.0);
            assertThat(states.decide(i, 2, WeekdayIndex.CHAIN)).isEqualTo(new ReorderRule(level, 1 + i % 12).unitsToOrder(states.position(i)));
        }
    }

    @Test
    void what_is_ordered_at_the_close_is_on_order_and_not_ordered_again() {
        var states = new CompactStates(1);
        states.put(0, DemandState.startingAt(MONDAY.atStartOfDay(), 5), 10, 6, 0.98);
        int ordered = states.closeAndOrder(0, 9, 2, WeekdayIndex.FLAT);
        assertThat(ordered).isPositive().isEqualTo(ordered / 6 * 6);
        assertThat(states.position(0)).isEqualTo(10 - 9 + ordered);
        assertThat(states.decide(0, 2, WeekdayIndex.FLAT)).isZero();
    }

    @Test
    void one_takes_fewer_than_a_hundred_bytes() {
        assertThat(CompactStates.BYTES).isLessThanOrEqualTo(100);
        assertThat(new CompactStates(3).size()).isEqualTo(3);
    }
}
