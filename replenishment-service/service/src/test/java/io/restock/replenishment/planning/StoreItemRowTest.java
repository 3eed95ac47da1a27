package io.restock.replenishment.planning;

import static org.assertj.core.api.Assertions.assertThat;

import io.restock.contracts.Gln;
import io.restock.contracts.Gtin;
import io.restock.contracts.StoreItemId;
import io.restock.contracts.catalog.Store;
import io.restock.contracts.despatch.Lane;
import io.restock.contracts.orders.AimFrom;
import io.restock.contracts.orders.OrderEvent.LinePlaced;
import io.restock.contracts.orders.OrderLineId;
import io.restock.contracts.orders.Origin;
import io.restock.contracts.orders.Trigger;
import io.restock.contracts.stock.StockEvent;
import io.restock.contracts.stock.StockEvent.ItemSold;
import io.restock.contracts.stock.StockEvent.StockAdjusted;
import io.restock.contracts.stock.StockEvent.StockCounted;
import io.restock.contracts.store.AdjustmentReason;
import io.restock.contracts.store.LineId;
import io.restock.engine.DemandState;
import io.restock.engine.ReorderRule;
import io.restock.engine.aim.ServiceAim.Filled;
import io.restock.engine.aim.ServiceAim.InStock;
import io.restock.local.testing.Engines;
import io.restock.replenishment.catalog.Catalog.Supply;
import io.restock.replenishment.department.Inherited;
import io.restock.replenishment.neighbourhood.DepartmentRhythm;
import io.restock.replenishment.neighbourhood.Doors;
import io.restock.replenishment.review.Review;
import io.restock.replenishment.storeitem.Cause;
import io.restock.replenishment.storeitem.LastReview;
import io.restock.replenishment.storeitem.Setting;
import io.restock.replenishment.storeitem.StoreItem;
import io.restock.replenishment.storeitem.StoreItemPolicy;
import io.restock.sql.Sql;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.OptionalInt;
import java.util.SplittableRandom;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A store-item in its table, which is how its state survives restarts and moves with its partition")
class StoreItemRowTest {
    private static final Gln GLN = new Gln("7080000000005");
    private static final Gln DC = new Gln("7080000000012");
    private static final StoreItemId ID = new StoreItemId(GLN, new Gtin("07038010000010"));
    private static final Supply SUPPLY = new Supply(new Store(GLN, "Corner", ZoneId.of("Europe/Oslo"), LocalTime.of(4, 0), DC, "East"),
            Lane.standard(DC, GLN, ZoneId.of("Europe/Oslo")), 6, "Dairy", "Milk");
    /** Every third day nothing is heard of the store, every fifth a little. */
    private static final Doors UNRELIABLE = new Doors() {
        @Override
        public boolean opensOn(LocalDate day) {
            return day.getDayOfYear() % 7 != 0;
        }

        @Override
        public double heard(LocalDate day) {
            return day.getDayOfYear() % 3 == 0 ? 0 : day.getDayOfYear() % 5 == 0 ? 0.2 : 1;
        }
    };
    private static final DepartmentRhythm USUAL = DepartmentRhythm.CHAIN.behind(UNRELIABLE);
    private static final Setting SETTING = new Setting(SUPPLY, USUAL, USUAL, List.of(),
            at -> DemandState.starting(at, SUPPLY.casePack()), new Origin(Origin.Kind.CATEGORY, "Milk"), UNRELIABLE, Setting.Place.ITS_OWN,
            new Inherited(new InStock(0.98), new AimFrom(AimFrom.Kind.DEPARTMENT, "Dairy", 1), 4, 6), (day, sold, level, share) -> {});
    private static final Instant START = Instant.parse("2026-03-02T06:00:00Z");
    private static final int STEPS = 300;

    @Test
    void one_who_takes_it_over_at_any_moment_knows_and_decides_exactly_the_same() throws SQLException {
        long seed = System.nanoTime();
        System.out.println("seed " + seed);
        var random = new SplittableRandom(seed);
        var engines = Engines.shared();
        String url = engines.newDatabase("store_item_row");
        Flyway.configure().dataSource(url, engines.user(), engines.password()).locations("db/schema/replenishment").schemas("replenishment").defaultSchema("replenishment").load()
                .migrate();
        var stayed = known(random.nextBoolean());
        var moved = stayed;
        Instant now = START;
        try (var connection = engines.login().open(url)) {
            for (int step = 0; step < STEPS; step++) {
                now = now.plusSeconds(random.nextInt(60, 100_000));
                int kind = random.nextInt(10);
                int units = random.nextInt(1, 9);
                stayed = happens(stayed, kind, units, now, step);
                moved = happens(moved, kind, units, now, step);
                moved = random.nextInt(3) == 0 ? takenOver(new Sql(connection), moved) : moved;
                assertThat(moved).as("seed %d, step %d", seed, step).isEqualTo(stayed);
                assertThat(Review.of(moved, SETTING, now)).as("seed %d, step %d", seed, step).isEqualTo(Review.of(stayed, SETTING, now));
            }
        }
    }

    private static StoreItem takenOver(Sql sql, StoreItem item) throws SQLException {
        StoreItemRow.upsert(sql, 3, List.of(item));
        return StoreItemRow.select(sql, List.of(ID)).getFirst();
    }

    /** @param itself whether people decided about it, or about its department */
    private static StoreItem known(boolean itself) {
        var own = itself ? new StoreItemPolicy(new Filled(0.973), OptionalInt.empty(), OptionalInt.of(2), 40, 5)
                : new StoreItemPolicy(null, OptionalInt.empty(), OptionalInt.of(0), 40, 0);
        return new StoreItem(ID).on(own, START, SETTING);
    }

    private static StoreItem happens(StoreItem item, int kind, int units, Instant now, int step) {
        int onHand = item.stock().onHand();
        return switch (kind) {
            case 0 -> report(item, new StockCounted(ID, now, "count " + step, 5 * units, 5 * units - onHand, false, false, 5 * units), now, step);
            case 1 -> report(item, new StockAdjusted(ID, now, "adjusted " + step, AdjustmentReason.DAMAGE, -1, onHand - 1), now, step);
            case 2, 3 -> item.dayClosed(now, SETTING);
            case 4 -> item.asked(item.doubt().askedAt() == null ? now : null);
            case 5 -> item.on(new LinePlaced(new OrderLineId("R-1", step), GLN, DC, ID.item(), now, units, 6, now, now, null))
                    .reviewed(new LastReview(new ReorderRule(units, 6), new Cause(new Trigger("ItemSold", "3/" + step), now.minusSeconds(9), now), units > 4));
            default -> report(item, new ItemSold(ID, now, new LineId(now.atZone(ZoneOffset.UTC).toLocalDate(), "1", step, 1), units, onHand - units), now, step);
        };
    }

    private static StoreItem report(StoreItem item, StockEvent event, Instant now, int step) {
        return item.on(event, step + 1, new Cause(new Trigger(event.getClass().getSimpleName(), "3/" + step), now, now), SETTING);
    }
}
