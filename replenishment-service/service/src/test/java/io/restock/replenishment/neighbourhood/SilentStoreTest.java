package io.restock.replenishment.neighbourhood;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;

import io.restock.contracts.Gln;
import io.restock.contracts.Gtin;
import io.restock.contracts.StoreItemId;
import io.restock.contracts.catalog.Store;
import io.restock.contracts.despatch.Lane;
import io.restock.contracts.orders.Trigger;
import io.restock.contracts.stock.StockEvent;
import io.restock.contracts.stock.StockEvent.ItemSold;
import io.restock.contracts.stock.StockEvent.StockCounted;
import io.restock.contracts.store.LineId;
import io.restock.engine.DemandState;
import io.restock.engine.doubt.ShelfQuestion;
import io.restock.replenishment.catalog.Catalog.Supply;
import io.restock.replenishment.department.Inherited;
import io.restock.replenishment.storeitem.Cause;
import io.restock.replenishment.storeitem.Setting;
import io.restock.replenishment.storeitem.StoreItem;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The silence of a store says nothing of its items")
class SilentStoreTest {
    private static final LocalDate OPENING = LocalDate.of(2026, 3, 2);
    private static final int ITEMS = 20;
    private static final int A_DAY = 30;
    private static final int DAYS = 42;

    @Test
    void a_weekly_day_of_rest_raises_no_doubt_and_lowers_no_level() {
        var shop = new Shop();
        for (int day = 0; day < DAYS; day++) {
            if (OPENING.plusDays(day).getDayOfWeek() == DayOfWeek.SUNDAY) {
                var before = shop.levels();
                shop.close(day);
                assertThat(shop.levels()).as("day %d", day).isEqualTo(before);
            } else {
                shop.trade(day);
                shop.close(day);
            }
            assertThat(shop.inDoubt(day)).as("day %d", day).isEmpty();
        }
        assertThat(shop.levels()).allSatisfy(level -> assertThat(level).isCloseTo(A_DAY, withinPercentage(12))); // by the chain's weekdays
    }

    @Test
    void three_holidays_raise_no_doubt_and_lower_no_level() {
        var shop = traded(DAYS);
        var before = shop.levels();
        for (int day = DAYS; day < DAYS + 3; day++) {
            shop.close(day);
            assertThat(shop.inDoubt(day)).isEmpty();
        }
        assertThat(shop.levels()).isEqualTo(before);
    }

    @Test
    void one_item_that_falls_silent_while_the_others_sell_is_doubted() {
        var shop = traded(DAYS);
        shop.empty = 7;
        for (int day = DAYS; day < DAYS + 3; day++) {
            shop.trade(day);
            shop.close(day);
        }
        assertThat(shop.inDoubt(DAYS + 2)).containsExactly(7);
    }

    @Test
    void it_is_doubted_still_when_the_store_rests_in_between() {
        var shop = traded(DAYS);
        shop.empty = 7;
        shop.trade(DAYS);
        shop.close(DAYS);
        shop.close(DAYS + 1);
        shop.trade(DAYS + 2);
        shop.close(DAYS + 2);
        assertThat(shop.inDoubt(DAYS + 2)).containsExactly(7);
    }

    @Test
    void a_staff_purchase_on_a_closed_day_changes_nothing_for_the_others() {
        var shop = traded(DAYS);
        var before = shop.levels();
        shop.sold(0, DAYS, 12, 2);
        shop.close(DAYS);
        assertThat(shop.inDoubt(DAYS)).isEmpty();
        for (int item = 1; item < ITEMS; item++) {
            assertThat(shop.levels().get(item)).isCloseTo(before.get(item), withinPercentage(0.3));
        }
    }

    @Test
    void what_tills_deliver_after_48_hours_teaches_what_it_would_have_taught_in_time() {
        var cut = traded(DAYS);
        var clean = traded(DAYS);
        for (int day = DAYS; day < DAYS + 2; day++) {
            var before = cut.levels();
            cut.close(day);
            assertThat(cut.levels()).isEqualTo(before);
            assertThat(cut.inDoubt(day)).isEmpty();
            clean.trade(day);
            clean.close(day);
        }
        IntStream.range(DAYS, DAYS + 2).forEach(cut::trade);
        for (int item = 0; item < ITEMS; item++) {
            assertThat(cut.levels().get(item)).isCloseTo(clean.levels().get(item), withinPercentage(0.01));
        }
    }

    @Test
    void an_item_that_did_not_sell_while_the_tills_were_cut_off_hears_of_it_at_the_next_close() {
        var cut = traded(DAYS);
        var clean = traded(DAYS);
        cut.empty = clean.empty = 3;
        cut.close(DAYS);
        clean.trade(DAYS);
        clean.close(DAYS);
        cut.trade(DAYS);
        for (var shop : List.of(cut, clean)) {
            shop.empty = -1;
            shop.trade(DAYS + 1);
            shop.close(DAYS + 1);
        }
        assertThat(cut.levels().get(3)).isCloseTo(clean.levels().get(3), withinPercentage(12));
        assertThat(cut.levels().get(3)).isLessThan(traded(DAYS + 2).levels().get(3) * 0.95);
    }

    /** Whenever a store is closed or cut off, and whenever it delivers what it sold, nobody is asked and the levels end where those of a store end that was never cut off. */
    @Test
    void whatever_the_silences_levels_end_where_they_would_have_ended() {
        long seed = System.nanoTime();
        System.out.println("seed " + seed);
        var random = new SplittableRandom(seed);
        for (int round = 0; round < 20; round++) {
            var cut = traded(30);
            var clean = traded(30);
            for (int day = 30; day < 60;) {
                boolean closed = random.nextInt(4) == 0;
                int offline = closed ? 0 : random.nextInt(4) == 0 ? 1 + random.nextInt(3) : 0;
                int until = day + Math.max(1, offline);
                for (int each = day; each < until; each++) {
                    if (!closed) {
                        clean.trade(each);
                    }
                    if (!closed && offline == 0) {
                        cut.trade(each);
                    }
                    clean.close(each);
                    cut.close(each);
                    assertThat(cut.inDoubt(each)).as("seed %d, day %d", seed, each).isEmpty();
                    assertThat(clean.inDoubt(each)).as("seed %d, day %d", seed, each).isEmpty();
                }
                if (offline > 0) {
                    IntStream.range(day, until).forEach(cut::trade);
                }
                day = until;
            }
            for (int item = 0; item < ITEMS; item++) {
                assertThat(cut.levels().get(item)).as("seed %d, item %d", seed, item).isCloseTo(clean.levels().get(item), withinPercentage(0.1));
            }
        }
    }

    private static Shop traded(int days) {
        var shop = new Shop();
        for (int day = 0; day < days; day++) {
            shop.trade(day);
            shop.close(day);
        }
        return shop;
    }

    /** A store as the decider sees it, without rows: its items, and what they sold together. */
    private static final class Shop {
        private static final Gln GLN = new Gln("7080000000005");
        private static final Gln DC = new Gln("7080000000012");
        private static final Supply SUPPLY =
                new Supply(new Store(GLN, "Corner", ZoneOffset.UTC, LocalTime.of(4, 0), DC, "East"), Lane.standard(DC, GLN, ZoneOffset.UTC), 6, "Dairy", "Milk");

        private final Trading trading = new Trading();
        private final Setting setting;
        private final List<StoreItem> items = new ArrayList<>();
        private long position;
        /** Which of the items is not on its shelf; -1 for none. */
        private int empty = -1;

        Shop() {
            var doors = new StoreDoors(SUPPLY.store(), trading);
            var usual = DepartmentRhythm.CHAIN.behind(doors);
            setting = new Setting(SUPPLY, usual, usual, List.of(), at -> DemandState.starting(at, 6), null, doors, Setting.Place.ITS_OWN, Inherited.NOTHING,
                    (day, sold, level, share) -> {});
            for (int item = 0; item < ITEMS; item++) {
                items.add(new StoreItem(new StoreItemId(GLN, Gtin.of("0703" + String.format("%09d", item)))));
                report(item, new StockCounted(items.get(item).id(), at(0, 0), "opening", 5_000, 5_000, true, false, 5_000));
            }
        }

        void trade(int day) {
            for (int hour : new int[] {9, 12, 15, 18, 21}) {
                for (int item = 0; item < ITEMS; item++) {
                    if (item != empty) {
                        sold(item, day, hour, A_DAY / 5 + (item + day) % 3 - 1);
                    }
                }
            }
        }

        void sold(int item, int day, int hour, int units) {
            report(item, new ItemSold(items.get(item).id(), at(day, hour), new LineId(OPENING.plusDays(day), "1", hour, 1), units, 4_000));
        }

        private void report(int item, StockEvent event) {
            if (event instanceof ItemSold sold) {
                trading.sold(setting.local(sold.occurredAt()), sold.units());
            }
            var cause = new Cause(new Trigger(event.getClass().getSimpleName(), "3/" + ++position), event.occurredAt(), event.occurredAt());
            items.set(item, items.get(item).on(event, position, cause, setting));
        }

        void close(int day) {
            items.replaceAll(item -> item.dayClosed(at(day + 1, 4), setting));
        }

        List<Integer> inDoubt(int day) {
            return IntStream.range(0, ITEMS).filter(item -> items.get(item).chanceOfPhantom(at(day + 1, 4), setting) >= ShelfQuestion.DOUBT).boxed().toList();
        }

        List<Double> levels() {
            return items.stream().map(item -> requireNonNull(item.demand().state()).level()).toList();
        }

        private static Instant at(int day, int hour) {
            return OPENING.plusDays(day).atTime(hour, 0).toInstant(ZoneOffset.UTC);
        }
    }
}
