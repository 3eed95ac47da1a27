package io.restock.replenishment.review;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.restock.contracts.Gln;
import io.restock.contracts.Gtin;
import io.restock.contracts.StoreItemId;
import io.restock.contracts.catalog.Store;
import io.restock.contracts.despatch.Lane;
import io.restock.engine.DayProfile;
import io.restock.engine.DemandState;
import io.restock.replenishment.catalog.Catalog.Supply;
import io.restock.replenishment.storeitem.Setting;
import io.restock.replenishment.storeitem.StoreItem;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A look at a store-item")
class ReviewTest {
    private static final ZoneId OSLO = ZoneId.of("Europe/Oslo");
    private static final Gln STORE = new Gln("7080000000005");
    private static final Gln DC = new Gln("7080000000012");
    private static final List<LocalTime> CUT_OFFS = List.of(LocalTime.of(11, 0), LocalTime.of(21, 0));
    private static final LocalDateTime NOON = LocalDateTime.of(2026, 3, 2, 12, 0);
    private static final Instant MONDAY_NOON = Instant.parse("2026-03-02T11:00:00Z");

    /** At noon: Monday 21:00 is the next cut-off, Tuesday 11:00 the one after it, whose goods are there at 16:00. */
    @Test
    void what_is_ordered_before_a_holiday_must_last_longer() {
        var usual = look(new Lane(DC, STORE, OSLO, CUT_OFFS, 120, 180));
        var beforeHoliday = look(new Lane(DC, STORE, OSLO, CUT_OFFS, 120, 180, List.of(), List.of(LocalDate.of(2026, 3, 3))));

        assertThat(usual.protectionHours()).isEqualTo(28);
        assertThat(beforeHoliday.protectionHours()).isEqualTo(52);
        assertThat(beforeHoliday.cutOffAt()).isEqualTo(usual.cutOffAt());
        assertThat(beforeHoliday.protection().whole().mean()).isGreaterThan(usual.protection().whole().mean());
        assertThat(beforeHoliday.outcome().rule().reorderLevel()).isGreaterThan(usual.outcome().rule().reorderLevel());
    }

    /** At noon: until Tuesday 16:00 customers come on Monday afternoon and on Tuesday. If Tuesday is closed, the goods of Monday 21:00 serve nobody before those of Tuesday 21:00 are there at 02:00. */
    @Test
    void a_closed_day_holds_no_demand_and_moves_no_cut_off() {
        var lane = new Lane(DC, STORE, OSLO, CUT_OFFS, 120, 180);
        var usual = look(lane);
        var closed = look(lane, LocalDate.of(2026, 3, 3));
        var monday = DayProfile.share(LocalDate.of(2026, 3, 2), NOON, NOON.plusDays(1)) * 0.920;
        var wednesday = DayProfile.share(LocalDate.of(2026, 3, 4), NOON, NOON.plusHours(38)) * 0.878;
        var tuesday = DayProfile.share(LocalDate.of(2026, 3, 3), NOON, NOON.plusHours(28)) * 0.878;

        assertThat(closed.protection().whole().mean() / usual.protection().whole().mean()).isCloseTo((monday + wednesday) / (monday + tuesday), within(1e-6));
        assertThat(closed.cutOffAt()).isEqualTo(usual.cutOffAt());
        assertThat(closed.protectionHours()).isEqualTo(38);
    }

    /** Cut-offs are at 11:00 and 21:00. On the closed Sunday it is looked at once, at its close-out at 04:00: what leaves at 11:00 must last until Monday's first goods are there at 16:00. */
    @Test
    void what_monday_needs_is_not_ordered_before_the_closed_sunday_and_not_after_it() {
        var lane = new Lane(DC, STORE, OSLO, CUT_OFFS, 120, 180);
        var sunday = LocalDate.of(2026, 3, 8);
        var saturday = look(lane, sunday, Instant.parse("2026-03-07T11:00:00Z"));
        var onSunday = look(lane, sunday, Instant.parse("2026-03-08T11:00:00Z"));

        assertThat(saturday.protection().whole().mean()).isCloseTo(aDay() * 1.230 * DayProfile.share(LocalDate.of(2026, 3, 7), NOON.plusDays(5), NOON.plusDays(6)), within(0.02));
        assertThat(onSunday.protection().leadTime().mean()).as("nobody buys before Monday").isLessThan(0.01);
        var atCloseOut = look(lane, sunday, Instant.parse("2026-03-08T03:00:00Z"));
        assertThat(atCloseOut.cutOffAt()).isEqualTo(Instant.parse("2026-03-08T10:00:00Z"));
        assertThat(atCloseOut.protection().whole().mean()).isCloseTo(onSunday.protection().whole().mean(), within(1e-6));
        assertThat(onSunday.protection().whole().mean()).isCloseTo(aDay() * 0.920 * DayProfile.share(LocalDate.of(2026, 3, 9), NOON.plusDays(6), NOON.plusDays(7).plusHours(4)),
                within(0.01));
    }

    private static double aDay() {
        return DemandState.starting(NOON, 6).level();
    }

    private static Review look(Lane lane) {
        return look(lane, LocalDate.MAX);
    }

    private static Review look(Lane lane, LocalDate closedOn) {
        return look(lane, closedOn, MONDAY_NOON);
    }

    private static Review look(Lane lane, LocalDate closedOn, Instant now) {
        var store = new Store(STORE, "Corner", OSLO, LocalTime.of(4, 0), DC, "East", Store.State.OPEN, List.of(), List.of(closedOn));
        return Review.of(new StoreItem(new StoreItemId(STORE, new Gtin("07038010000010"))), Setting.of(new Supply(store, lane, 6, "Dairy", "Milk")), now);
    }
}
