package io.restock.terminal.world;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.ZoneId;
import java.util.EnumMap;
import java.util.SplittableRandom;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Footfall of a store")
class FootfallTest {
    private static final ZoneId OSLO = ZoneId.of("Europe/Oslo");
    private static final Instant MONDAY = Instant.parse("2026-03-02T00:00:00+01:00");
    private static final int WEEKS = 20;

    @Test
    void come_as_often_as_promised_in_opening_hours_only_and_most_on_friday() {
        var footfall = new Footfall(OSLO, 100);
        var random = new SplittableRandom(42);
        var byWeekday = new EnumMap<DayOfWeek, Integer>(DayOfWeek.class);
        var end = MONDAY.atZone(OSLO).plusWeeks(WEEKS).toInstant();
        int afternoon = 0;
        int customers = 0;
        for (var at = footfall.next(random, MONDAY); at.isBefore(end); at = footfall.next(random, at)) {
            var local = at.atZone(OSLO);
            assertThat(local.getHour()).isBetween(7, 22);
            byWeekday.merge(local.getDayOfWeek(), 1, Integer::sum);
            afternoon += local.getHour() == 16 || local.getHour() == 17 ? 1 : 0;
            customers++;
        }

        assertThat(customers / (7.0 * WEEKS)).isCloseTo(100, within(3.0));
        assertThat((double) afternoon / customers).isCloseTo(0.24, within(0.02));
        assertThat(byWeekday.get(DayOfWeek.FRIDAY)).isGreaterThan(2 * byWeekday.get(DayOfWeek.SUNDAY));
    }

    @Test
    void wait_for_the_morning_if_the_store_has_closed() {
        var next = new Footfall(OSLO, 5_000).next(new SplittableRandom(1), Instant.parse("2026-03-02T23:30:00+01:00"));

        assertThat(next).isBetween(Instant.parse("2026-03-03T07:00:00+01:00"), Instant.parse("2026-03-03T08:00:00+01:00"));
    }
}
