package io.restock.replenishment.review;

import static org.assertj.core.api.Assertions.assertThat;

import io.restock.contracts.Gln;
import io.restock.contracts.Gtin;
import io.restock.contracts.StoreItemId;
import io.restock.contracts.catalog.Store;
import io.restock.contracts.despatch.Lane;
import io.restock.replenishment.catalog.Catalog.Supply;
import io.restock.replenishment.storeitem.Setting;
import io.restock.replenishment.storeitem.StoreItem;
import java.time.Instant;
import java.time.LocalDate;
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

    private static Review look(Lane lane) {
        var supply = new Supply(new Store(STORE, "Corner", OSLO, LocalTime.of(4, 0), DC, "East"), lane, 6, "Dairy", "Milk");
        return Review.of(new StoreItem(new StoreItemId(STORE, new Gtin("07038010000010"))), Setting.of(supply), MONDAY_NOON);
    }
}
