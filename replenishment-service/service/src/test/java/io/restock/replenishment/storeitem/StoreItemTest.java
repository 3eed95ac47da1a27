package io.restock.replenishment.storeitem;

import static org.assertj.core.api.Assertions.assertThat;

import io.restock.contracts.Gln;
import io.restock.contracts.Gtin;
import io.restock.contracts.StoreItemId;
import io.restock.contracts.catalog.Store;
import io.restock.contracts.despatch.Lane;
import io.restock.contracts.orders.OrderEvent.LinePlaced;
import io.restock.contracts.orders.OrderLineId;
import io.restock.contracts.orders.Trigger;
import io.restock.contracts.stock.StockEvent;
import io.restock.contracts.stock.StockEvent.DeliveryDespatched;
import io.restock.contracts.stock.StockEvent.ItemReturned;
import io.restock.contracts.stock.StockEvent.ItemSold;
import io.restock.contracts.stock.StockEvent.ItemsReserved;
import io.restock.contracts.stock.StockEvent.ReservationCollected;
import io.restock.contracts.stock.StockEvent.ReservationLapsed;
import io.restock.contracts.stock.StockEvent.SaleReturnedElsewhere;
import io.restock.contracts.stock.StockEvent.SaleVoided;
import io.restock.contracts.stock.StockEvent.StockCounted;
import io.restock.contracts.stock.StockEvent.TransferCalledOff;
import io.restock.contracts.stock.StockEvent.TransferCameBack;
import io.restock.contracts.stock.StockEvent.TransferReceived;
import io.restock.contracts.stock.StockEvent.TransferUnderWay;
import io.restock.contracts.store.LineId;
import io.restock.contracts.store.TransactionLine.Disposition;
import io.restock.contracts.store.TransactionLine.OriginalSale;
import io.restock.engine.aim.ServiceAim.InStock;
import io.restock.engine.newcomer.PastSales;
import io.restock.replenishment.catalog.Catalog.Supply;
import io.restock.replenishment.review.Review;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Collections;
import java.util.OptionalInt;
import java.util.SplittableRandom;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("What the decider knows of one item at one store")
class StoreItemTest {
    private static final ZoneId OSLO = ZoneId.of("Europe/Oslo");
    private static final Gln GLN = new Gln("7080000000005");
    private static final Gln DC = new Gln("7080000000012");
    private static final StoreItemId ID = new StoreItemId(GLN, new Gtin("07038010000010"));
    private static final Setting SETTING = Setting.of(
            new Supply(new Store(GLN, "Corner", OSLO, LocalTime.of(4, 0), DC, "East"), Lane.standard(DC, GLN, OSLO), 6, "Dairy", "Milk"));
    private static final LocalDate MONDAY = LocalDate.of(2026, 3, 2);
    private static final Instant NOON = Instant.parse("2026-03-02T11:00:00Z");

    private StoreItem item = new StoreItem(ID);

    @Test
    void the_position_is_on_hand_and_on_order() {
        report(new StockCounted(ID, NOON, "c1", 7, 7, true, false, 7));
        item = item.on(placed(12));
        assertThat(item.position()).isEqualTo(19);
    }

    @Test
    void sales_without_any_count_floor_at_zero_and_do_not_pile_up_orders() {
        for (int i = 1; i <= 50; i++) {
            report(sold(1, -i));
        }
        assertThat(item.position()).isZero();
    }

    @Test
    void goods_on_their_way_explain_a_negative_shelf() {
        item = item.on(placed(12));
        report(new DeliveryDespatched(ID, NOON, null, DC, "R-1/1", 12, 12, 0, null));
        report(sold(3, -3));
        assertThat(item.position()).isEqualTo(9);
    }

    @Test
    void what_another_store_has_sent_is_coming_until_it_arrives_or_is_called_off() {
        report(new StockCounted(ID, NOON, "c1", 5, 5, true, false, 5));
        report(new TransferUnderWay(ID, NOON, "t", DC, 10, 10, 5));
        assertThat(item.position()).isEqualTo(15);
        report(new TransferReceived(ID, NOON, "t", DC, 4, 3, 1, 6, 8));
        assertThat(item.position()).isEqualTo(14);
        assertThat(item.coming()).isEqualTo(6);
        report(new TransferCalledOff(ID, NOON, "t", DC, 6, true, 0, 8));
        assertThat(item.position()).isEqualTo(8);
        report(new TransferCameBack(ID, NOON, "other", DC, 2, 10));
        assertThat(item.position()).isEqualTo(10);
    }

    @Test
    void what_is_promised_to_customers_is_ordered_anew_until_the_promise_ends() {
        report(new StockCounted(ID, NOON, "c1", 10, 10, true, false, 10));
        report(new ItemsReserved(ID, NOON, "web-1", 4, NOON.plusSeconds(60), 4, 10));
        assertThat(item.position()).isEqualTo(6);
        assertThat(item.stock().allocated()).isEqualTo(4);
        report(new ReservationCollected(ID, NOON, "web-1", "k1", 1, 3, 10));
        report(sold(1, 9));
        assertThat(item.position()).isEqualTo(6);
        report(new ReservationLapsed(ID, NOON, "web-1", 3, 0, 9));
        assertThat(item.position()).isEqualTo(9);
    }

    @Test
    void a_void_and_a_return_take_demand_back() {
        report(sold(5, 10));
        report(new SaleVoided(ID, NOON, line(2), line(1), 2, 12));
        report(new ItemReturned(ID, NOON, line(3), 1, Disposition.DAMAGED, new OriginalSale(GLN, line(1)), GLN, 12));
        assertThat(item.demand().state().sold()).isEqualTo(2);
    }

    @Test
    void what_another_store_sold_is_not_our_demand() {
        report(sold(5, 10));
        report(new ItemReturned(ID, NOON, line(3), 1, Disposition.SELLABLE, new OriginalSale(DC, line(1)), DC, 11));
        report(new ItemReturned(ID, NOON, line(4), 1, Disposition.SELLABLE, null, null, 12));
        assertThat(item.demand().state().sold()).isEqualTo(5);
    }

    @Test
    void what_customers_bring_back_to_another_store_was_our_demand_and_is_taken_back() {
        report(sold(5, 10));
        report(new SaleReturnedElsewhere(ID, NOON, line(1), DC, line(7), 2, 10));
        assertThat(item.demand().state().sold()).isEqualTo(3);
    }

    @Test
    void a_clock_that_runs_ahead_does_not_carry_demand_into_the_future() {
        var cause = new Cause(new Trigger("ItemSold", "0/1"), NOON.plus(Duration.ofDays(900)), NOON);
        item = item.on(sold(5, 10), 1, cause, SETTING);
        assertThat(item.demand().state().asOf().toLocalDate()).isEqualTo(MONDAY);
    }

    @Test
    void days_between_its_history_and_the_first_count_teach_nothing_and_its_history_may_still_be_corrected() {
        item = item.remember(new PastSales(MONDAY.minusDays(56), Collections.nCopies(56, 40)), NOON, SETTING);
        var known = item.demand().state().level();
        item = item.dayClosed(NOON.plus(Duration.ofDays(14)), SETTING);
        assertThat(item.demand().state().level()).isEqualTo(known);
        report(new StockCounted(ID, NOON.plus(Duration.ofDays(20)), "c1", 100, 100, true, false, 100));
        assertThat(item.demand().state().level()).isEqualTo(known);
        var other = new StoreItem(ID).remember(new PastSales(MONDAY.minusDays(56), Collections.nCopies(56, 40)), NOON, SETTING)
                .dayClosed(NOON.plus(Duration.ofDays(14)), SETTING)
                .remember(new PastSales(MONDAY.minusDays(56), Collections.nCopies(56, 10)), NOON.plus(Duration.ofDays(14)), SETTING);
        assertThat(other.demand().state().level()).isLessThan(known / 2);
    }

    @Test
    void an_order_must_last_until_the_delivery_after_the_next() {
        report(new StockCounted(ID, NOON, "c1", 0, 0, true, false, 0));
        var review = Review.of(item, SETTING, NOON); // 12:00 in Oslo; cut-offs at 11:00 and 21:00, five hours to the store
        assertThat(review.cutOffAt()).isEqualTo(Instant.parse("2026-03-02T20:00:00Z"));
        assertThat(review.protectionHours()).isEqualTo(28); // until 16:00 on Tuesday
        assertThat(review.protection().whole().mean()).isBetween(0.6, 1.4); // a case of six a week
        assertThat(review.outcome().packs()).isEqualTo(1);
    }

    @Test
    void reviewing_twice_adds_nothing() {
        long seed = System.nanoTime();
        System.out.println("seed " + seed);
        var random = new SplittableRandom(seed);
        for (int round = 0; round < 2_000; round++) {
            int onHand = random.nextInt(-20, 60);
            int inTransit = random.nextInt(0, 30);
            int onOrder = inTransit + random.nextInt(0, 30);
            var policy = new StoreItemPolicy(new InStock(random.nextDouble(0.6, 0.999)),
                    random.nextBoolean() ? OptionalInt.empty() : OptionalInt.of(random.nextInt(0, 80)), OptionalInt.of(random.nextInt(0, 30)), 0, 0);
            var some = new StoreItem(ID, new LedgerStock(onHand, inTransit, 0, 0, false, 0, null), onOrder, KnownDemand.NONE, policy, ShelfAges.NONE, LastReview.NONE, Doubt.NONE);
            for (int day = 0; day < random.nextInt(0, 30); day++) {
                int units = random.nextInt(0, 20);
                var at = NOON.plus(Duration.ofDays(day));
                some = some.on(sold(at, units, onHand), day + 1, new Cause(new Trigger("ItemSold", "0/" + day), at, at), SETTING);
            }
            var now = NOON.plus(Duration.ofHours(random.nextInt(0, 1_000)));
            some = some.on(placed(Review.of(some, SETTING, now).outcome().units()));
            assertThat(Review.of(some, SETTING, now).outcome().packs()).as("seed %d, round %d", seed, round).isZero();
        }
    }

    private void report(StockEvent event) {
        item = item.on(event, 1, new Cause(new Trigger(event.getClass().getSimpleName(), "0/1"), NOON, NOON), SETTING);
    }

    private static ItemSold sold(int units, int onHand) {
        return sold(NOON, units, onHand);
    }

    private static ItemSold sold(Instant at, int units, int onHand) {
        return new ItemSold(ID, at, new LineId(at.atZone(OSLO).toLocalDate(), "1", 1, 1), units, onHand);
    }

    private static LineId line(int number) {
        return new LineId(MONDAY, "1", 1, number);
    }

    private static LinePlaced placed(int units) {
        return new LinePlaced(new OrderLineId("R-1", 1), GLN, DC, ID.item(), NOON, units, 6, NOON, NOON, null);
    }
}
