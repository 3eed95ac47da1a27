package io.restock.contracts.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import io.restock.contracts.Gln;
import io.restock.contracts.catalog.Store.Opening;
import io.restock.contracts.catalog.Store.State;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A store and its days")
class StoreTest {
    private static final LocalDate FRIDAY = LocalDate.of(2026, 12, 25);
    private final Store silent = new Store(new Gln("7080001000011"), "Torget", ZoneId.of("Europe/Oslo"), LocalTime.of(4, 0), null, null);

    @Test
    void of_whose_days_nothing_was_said_may_open_on_any() {
        assertThat(FRIDAY.datesUntil(FRIDAY.plusWeeks(1))).allMatch(silent::opensOn);
    }

    @Test
    void opens_on_the_days_of_its_week_but_not_on_those_that_it_takes_out() {
        var store = with(State.OPEN, List.of(opening(DayOfWeek.FRIDAY), opening(DayOfWeek.SATURDAY)), List.of(FRIDAY));
        assertThat(FRIDAY.datesUntil(FRIDAY.plusWeeks(2)).filter(store::opensOn)).containsExactly(FRIDAY.plusDays(1), FRIDAY.plusDays(7), FRIDAY.plusDays(8));
    }

    @Test
    void that_has_closed_opens_on_none() {
        var store = with(State.CLOSED, List.of(opening(DayOfWeek.FRIDAY)), List.of());
        assertThat(FRIDAY.datesUntil(FRIDAY.plusWeeks(1))).noneMatch(store::opensOn);
    }

    private Store with(State state, List<Opening> opens, List<LocalDate> closedOn) {
        return new Store(silent.gln(), silent.name(), silent.zone(), silent.closeOut(), null, null, state, opens, closedOn);
    }

    private static Opening opening(DayOfWeek day) {
        return new Opening(day, LocalTime.of(8, 0), LocalTime.of(22, 0));
    }
}
