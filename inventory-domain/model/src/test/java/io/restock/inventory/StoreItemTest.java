package io.restock.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import io.restock.contracts.Gln;
import io.restock.contracts.Gtin;
import io.restock.contracts.Sscc;
import io.restock.contracts.StoreItemId;
import io.restock.contracts.stock.StockEvent;
import io.restock.contracts.stock.StockEvent.AdjustmentReversed;
import io.restock.contracts.stock.StockEvent.CountOffset;
import io.restock.contracts.stock.StockEvent.CountReversed;
import io.restock.contracts.stock.StockEvent.DeliveryCalledOff;
import io.restock.contracts.stock.StockEvent.DeliveryDespatched;
import io.restock.contracts.stock.StockEvent.DeliveryReceived;
import io.restock.contracts.stock.StockEvent.DeliveryReversed;
import io.restock.contracts.stock.StockEvent.ItemReturned;
import io.restock.contracts.stock.StockEvent.ItemSold;
import io.restock.contracts.stock.StockEvent.ReturnVoided;
import io.restock.contracts.stock.StockEvent.SaleReturnedElsewhere;
import io.restock.contracts.stock.StockEvent.SaleVoided;
import io.restock.contracts.stock.StockEvent.StockAdjusted;
import io.restock.contracts.stock.StockEvent.StockCounted;
import io.restock.contracts.stock.StockEvent.TransferArrived;
import io.restock.contracts.stock.StockEvent.TransferCalledOff;
import io.restock.contracts.stock.StockEvent.TransferCameBack;
import io.restock.contracts.stock.StockEvent.TransferReceived;
import io.restock.contracts.stock.StockEvent.TransferSent;
import io.restock.contracts.stock.StockEvent.TransferUnderWay;
import io.restock.contracts.store.AdjustmentReason;
import io.restock.contracts.store.LineId;
import io.restock.contracts.store.TransactionLine.Disposition;
import io.restock.contracts.store.TransactionLine.OriginalSale;
import io.restock.inventory.StoreItemCommand.AdjustStock;
import io.restock.inventory.StoreItemCommand.AdviseDelivery;
import io.restock.inventory.StoreItemCommand.AnnounceTransfer;
import io.restock.inventory.StoreItemCommand.ArriveTransfer;
import io.restock.inventory.StoreItemCommand.CallOffDelivery;
import io.restock.inventory.StoreItemCommand.CallOffTransfer;
import io.restock.inventory.StoreItemCommand.NoteReturnElsewhere;
import io.restock.inventory.StoreItemCommand.ReceiveDelivery;
import io.restock.inventory.StoreItemCommand.ReceiveTransfer;
import io.restock.inventory.StoreItemCommand.RecordCount;
import io.restock.inventory.StoreItemCommand.RecordReturn;
import io.restock.inventory.StoreItemCommand.RecordSale;
import io.restock.inventory.StoreItemCommand.ReverseAdjustment;
import io.restock.inventory.StoreItemCommand.ReverseCount;
import io.restock.inventory.StoreItemCommand.ReverseDelivery;
import io.restock.inventory.StoreItemCommand.SendTransfer;
import io.restock.inventory.StoreItemCommand.TakeBackTransfer;
import io.restock.inventory.StoreItemCommand.VoidReturn;
import io.restock.inventory.StoreItemCommand.VoidSale;
import java.time.Instant;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.axonframework.test.aggregate.FixtureConfiguration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Stock of one item at one store")
class StoreItemTest {
    private static final Gln STORE = new Gln("7080001000004");
    private static final Gln OTHER_STORE = new Gln("7080001000011");
    private static final StoreItemId MILK = new StoreItemId(STORE, new Gtin("07038010000010"));
    private static final Sscc DESPATCH = Sscc.of(OTHER_STORE, 1);
    private static final Instant MORNING = Instant.parse("2026-03-02T08:00:00Z");
    private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");
    private static final Instant EVENING = Instant.parse("2026-03-02T18:00:00Z");
    private static final LineId SALE = LineId.of("2026-03-02/4/17/1");
    private static final LineId LATER_LINE = LineId.of("2026-03-02/4/17/2");

    private FixtureConfiguration<StoreItem> stock;

    @BeforeEach
    void an_empty_shelf() {
        stock = new AggregateTestFixture<>(StoreItem.class);
    }

    @Test
    void the_till_is_right_even_when_the_shelf_says_zero() {
        stock.givenNoPriorActivity().when(sale(NOON, 2)).expectEvents(sold(NOON, 2, -2));
    }

    @Test
    void a_voided_sale_puts_the_units_back() {
        stock.given(sold(NOON, 2, -2))
                .when(new VoidSale(MILK, NOON, LATER_LINE, SALE, 2, null))
                .expectEvents(new SaleVoided(MILK, NOON, LATER_LINE, SALE, 2, 0));
    }

    @Test
    void a_sellable_return_goes_back_to_the_shelf_and_a_damaged_one_does_not() {
        stock.given(counted(MORNING, 10, 10, true, 10))
                .when(new RecordReturn(MILK, NOON, SALE, 1, Disposition.SELLABLE, null, null))
                .expectEvents(new ItemReturned(MILK, NOON, SALE, 1, Disposition.SELLABLE, null, null, 11));

        an_empty_shelf();
        var original = new OriginalSale(STORE, LATER_LINE);
        stock.given(counted(MORNING, 10, 10, true, 10))
                .when(new RecordReturn(MILK, NOON, SALE, 1, Disposition.DAMAGED, original, null))
                .expectEvents(new ItemReturned(MILK, NOON, SALE, 1, Disposition.DAMAGED, original, STORE, 10));
    }

    @Test
    void a_return_of_what_another_store_sold_lands_here_and_names_the_store_whose_demand_it_was() {
        stock.given(counted(MORNING, 10, 10, true, 10))
                .when(new RecordReturn(MILK, NOON, SALE, 1, Disposition.SELLABLE, new OriginalSale(OTHER_STORE, LATER_LINE), null))
                .expectEvents(new ItemReturned(MILK, NOON, SALE, 1, Disposition.SELLABLE, new OriginalSale(OTHER_STORE, LATER_LINE), OTHER_STORE, 11));
    }

    @Test
    void what_another_store_took_back_moves_nothing_here_not_even_behind_a_count() {
        stock.given(counted(NOON, 10, 10, true, 10))
                .when(new NoteReturnElsewhere(MILK, MORNING, SALE, OTHER_STORE, LATER_LINE, 1))
                .expectEvents(new SaleReturnedElsewhere(MILK, MORNING, SALE, OTHER_STORE, LATER_LINE, 1, 10));
    }

    @Test
    void a_voided_return_takes_back_what_the_return_gave() {
        stock.given(counted(MORNING, 10, 10, true, 10), new ItemReturned(MILK, NOON, SALE, 3, Disposition.SELLABLE, null, null, 13))
                .when(new VoidReturn(MILK, NOON, LATER_LINE, SALE, 3, Disposition.SELLABLE, null))
                .expectEvents(new ReturnVoided(MILK, NOON, LATER_LINE, SALE, 3, Disposition.SELLABLE, 10));
    }

    @Test
    void the_first_count_is_the_opening_stock_whatever_was_sold_before_it() {
        stock.given(sold(MORNING, 2, -2))
                .when(count(NOON, 40, 0))
                .expectEvents(counted(NOON, 40, 42, true, 40));
    }

    @Test
    void what_was_sold_since_a_count_stays_sold() {
        stock.given(counted(MORNING, 40, 40, true, 40), sold(EVENING, 5, 35))
                .when(count(NOON, 38, -5))
                .expectEvents(counted(NOON, 38, -2, false, 33));
    }

    @Test
    void a_count_older_than_the_last_one_is_noted_and_changes_nothing() {
        stock.given(counted(NOON, 40, 40, true, 40))
                .when(count(MORNING, 90, 0))
                .expectEvents(new StockCounted(MILK, MORNING, "c", 90, 0, false, true, 40));
    }

    @Test
    void after_a_superseded_count_the_newer_one_still_decides_what_is_late() {
        stock.given(counted(NOON, 40, 40, true, 40), new StockCounted(MILK, MORNING, "c", 90, 0, false, true, 40))
                .when(sale(MORNING.plusSeconds(60), 2))
                .expectEvents(sold(MORNING.plusSeconds(60), 2, 38), new CountOffset(MILK, NOON, NOON, 2, 40));
    }

    @Test
    void a_late_sale_from_before_the_count_is_offset_because_the_count_saw_its_gap() {
        stock.given(counted(NOON, 40, 40, true, 40))
                .when(sale(MORNING, 3))
                .expectEvents(sold(MORNING, 3, 37), new CountOffset(MILK, NOON, NOON, 3, 40));
    }

    @Test
    void a_count_comes_first_in_its_instant() {
        stock.given(counted(NOON, 40, 40, true, 40))
                .when(new AdjustStock(MILK, NOON, "a", AdjustmentReason.DAMAGE, -4))
                .expectEvents(new StockAdjusted(MILK, NOON, "a", AdjustmentReason.DAMAGE, -4, 36));
    }

    @Test
    void a_late_movement_that_moves_nothing_needs_no_offset() {
        stock.given(counted(NOON, 40, 40, true, 40))
                .when(new RecordReturn(MILK, MORNING, SALE, 1, Disposition.TO_VENDOR, null, null))
                .expectEvents(new ItemReturned(MILK, MORNING, SALE, 1, Disposition.TO_VENDOR, null, null, 40));
    }

    @Test
    void a_sale_of_a_clock_in_doubt_does_not_vanish_against_a_count_and_what_was_told_stays() {
        stock.given(counted(NOON, 40, 40, true, 40))
                .when(new RecordSale(MILK, MORNING, SALE, 3, new TillClock(MORNING, EVENING)))
                .expectEvents(new ItemSold(MILK, EVENING, SALE, 3, 37, MORNING));
    }

    @Test
    void where_no_count_lies_between_nothing_hangs_on_a_clock_in_doubt() {
        stock.given(counted(MORNING, 40, 40, true, 40))
                .when(new RecordSale(MILK, NOON, SALE, 3, new TillClock(NOON, EVENING)))
                .expectEvents(sold(NOON, 3, 37));
    }

    @Test
    void what_a_clock_in_doubt_sold_before_a_count_could_be_received_that_count_has_seen() {
        stock.given(counted(EVENING, 40, 40, true, 40))
                .when(new RecordSale(MILK, MORNING, SALE, 3, new TillClock(MORNING, NOON)))
                .expectEvents(new ItemSold(MILK, NOON, SALE, 3, 37, MORNING), new CountOffset(MILK, EVENING, EVENING, 3, 40));
    }

    @Test
    void a_clock_whose_error_is_known_is_put_right_and_a_void_follows_its_sale() {
        stock.given(counted(NOON, 40, 40, true, 40), new ItemSold(MILK, NOON.plusSeconds(60), SALE, 3, 37, NOON.minusSeconds(540)))
                .when(new VoidSale(MILK, NOON.plusSeconds(60), LATER_LINE, SALE, 3, new TillClock(NOON.minusSeconds(540), null)))
                .expectEvents(new SaleVoided(MILK, NOON.plusSeconds(60), LATER_LINE, SALE, 3, 40, NOON.minusSeconds(540)));
    }

    @Test
    void a_despatch_is_in_transit_until_it_is_received() {
        stock.givenNoPriorActivity()
                .when(new AdviseDelivery(MILK, MORNING, DESPATCH, OTHER_STORE, "o/1", 24))
                .expectEvents(despatched(24))
                .expectState(item -> assertThat(item.inTransit()).isEqualTo(24));
    }

    @Test
    void receiving_closes_the_whole_line_even_when_less_arrived_and_broken_units_never_count() {
        stock.given(despatched(24))
                .when(new ReceiveDelivery(MILK, NOON, DESPATCH, "o/1", 24, 20, 3, null))
                .expectEvents(new DeliveryReceived(MILK, NOON, DESPATCH, "o/1", 24, 20, 3, 0, 20, null));
    }

    @Test
    void a_receipt_from_before_the_count_closes_the_despatch_and_leaves_the_shelf_as_counted() {
        stock.given(despatched(24), counted(EVENING, 30, 30, true, 30))
                .when(new ReceiveDelivery(MILK, NOON, DESPATCH, "o/1", 24, 24, 0, null))
                .expectEvents(new DeliveryReceived(MILK, NOON, DESPATCH, "o/1", 24, 24, 0, 0, 54, null),
                        new CountOffset(MILK, EVENING, EVENING, -24, 30));
    }

    @Test
    void a_transfer_leaves_one_store_and_arrives_at_the_other() {
        stock.givenNoPriorActivity()
                .when(new SendTransfer(MILK, NOON, "t", OTHER_STORE, 6))
                .expectEvents(new TransferSent(MILK, NOON, "t", OTHER_STORE, 6, -6));

        an_empty_shelf();
        stock.givenNoPriorActivity()
                .when(new ArriveTransfer(MILK, NOON, "t", OTHER_STORE, 6))
                .expectEvents(new TransferArrived(MILK, NOON, "t", OTHER_STORE, 6, 6));
    }

    @Test
    void a_transfer_that_travels_is_in_transit_until_it_arrives_and_only_what_is_whole_is_on_hand() {
        var counted = counted(MORNING, 5, 5, true, 5);
        var underWay = new TransferUnderWay(MILK, MORNING.plusSeconds(1), "t", OTHER_STORE, 10, 10, 5);
        stock.given(counted)
                .when(new AnnounceTransfer(MILK, MORNING.plusSeconds(1), "t", OTHER_STORE, 10))
                .expectEvents(underWay);

        an_empty_shelf();
        stock.given(counted, underWay)
                .when(new ReceiveTransfer(MILK, NOON, "t", OTHER_STORE, 10, 9, 1))
                .expectEvents(new TransferReceived(MILK, NOON, "t", OTHER_STORE, 10, 9, 1, 0, 14));
    }

    @Test
    void an_arrival_from_before_the_last_count_is_in_that_count_already() {
        stock.given(new TransferUnderWay(MILK, MORNING, "t", OTHER_STORE, 10, 10, 0), counted(EVENING, 14, 14, true, 14))
                .when(new ReceiveTransfer(MILK, NOON, "t", OTHER_STORE, 10, 9, 1))
                .expectEvents(new TransferReceived(MILK, NOON, "t", OTHER_STORE, 10, 9, 1, 0, 23),
                        new CountOffset(MILK, EVENING, EVENING, -9, 14));
    }

    @Test
    void what_is_called_off_is_no_longer_in_transit_here_and_on_hand_again_there() {
        stock.given(new TransferUnderWay(MILK, MORNING, "t", OTHER_STORE, 10, 10, 0))
                .when(new CallOffTransfer(MILK, NOON, "t", OTHER_STORE, 6, false))
                .expectEvents(new TransferCalledOff(MILK, NOON, "t", OTHER_STORE, 6, false, 4, 0));

        an_empty_shelf();
        stock.given(new TransferSent(MILK, MORNING, "t", OTHER_STORE, 10, -10))
                .when(new TakeBackTransfer(MILK, NOON, "t", OTHER_STORE, 6))
                .expectEvents(new TransferCameBack(MILK, NOON, "t", OTHER_STORE, 6, -4));
    }

    @Test
    void what_goes_back_to_a_center_says_so_and_why_and_so_does_what_comes_home_of_it() {
        stock.givenNoPriorActivity()
                .when(new SendTransfer(MILK, NOON, "t", OTHER_STORE, 6, true, "RECALL"))
                .expectEvents(new TransferSent(MILK, NOON, "t", OTHER_STORE, 6, -6, true, "RECALL"));

        an_empty_shelf();
        stock.given(new TransferSent(MILK, MORNING, "t", OTHER_STORE, 10, -10, true, "RECALL"))
                .when(new TakeBackTransfer(MILK, NOON, "t", OTHER_STORE, 6, true))
                .expectEvents(new TransferCameBack(MILK, NOON, "t", OTHER_STORE, 6, -4, true));
    }

    @Test
    void a_receipt_that_is_taken_back_leaves_the_shelf_and_is_in_transit_again() {
        stock.given(despatched(24), new DeliveryReceived(MILK, NOON, DESPATCH, "o/1", 24, 20, 0, 0, 20, 4))
                .when(new ReverseDelivery(MILK, NOON, "r", DESPATCH, "o/1", 24, 20, 0, -4))
                .expectEvents(new DeliveryReversed(MILK, NOON, "r", DESPATCH, "o/1", 24, 20, 0, 24, 0, -4));
    }

    @Test
    void what_a_count_has_found_since_stays_whatever_is_taken_back() {
        stock.given(new StockAdjusted(MILK, MORNING, "a", AdjustmentReason.THEFT, -5, -5), counted(NOON, 30, 35, true, 30))
                .when(new ReverseAdjustment(MILK, MORNING, "a", AdjustmentReason.THEFT, -5))
                .expectEvents(new AdjustmentReversed(MILK, MORNING, "a", AdjustmentReason.THEFT, -5, 35), new CountOffset(MILK, NOON, NOON, -5, 30));
    }

    @Test
    void without_a_count_the_one_before_it_stands() {
        stock.given(counted(MORNING, 30, 30, true, 30), sold(NOON, 2, 28), counted(EVENING, 3, -25, false, 3))
                .when(new ReverseCount(MILK, EVENING, "c", -25, false, 28, MORNING))
                .expectEvents(new CountReversed(MILK, EVENING, "c", -25, false, 25, MORNING, 28))
                .expectState(item -> assertThat(item.lastCountedAt()).isEqualTo(MORNING));
    }

    @Test
    void what_went_to_another_store_is_in_transit_no_more() {
        stock.given(despatched(24))
                .when(new CallOffDelivery(MILK, NOON, DESPATCH, "o/1", 24, OTHER_STORE, true))
                .expectEvents(new DeliveryCalledOff(MILK, NOON, DESPATCH, "o/1", 24, OTHER_STORE, true, 0, 0, null));
    }

    @Test
    void units_beyond_an_int_are_an_error_and_nothing_has_happened() {
        stock.given(counted(MORNING, Integer.MAX_VALUE, Integer.MAX_VALUE, true, Integer.MAX_VALUE))
                .when(new AdjustStock(MILK, NOON, "a", AdjustmentReason.FOUND, 1))
                .expectNoEvents()
                .expectException(ArithmeticException.class);
    }

    private static RecordSale sale(Instant at, int units) {
        return new RecordSale(MILK, at, SALE, units);
    }

    private static ItemSold sold(Instant at, int units, int onHand) {
        return new ItemSold(MILK, at, SALE, units, onHand);
    }

    private static RecordCount count(Instant at, int units, int movedSince) {
        return new RecordCount(MILK, at, "c", units, movedSince);
    }

    private static StockEvent counted(Instant at, int units, int variance, boolean opening, int onHand) {
        return new StockCounted(MILK, at, "c", units, variance, opening, false, onHand);
    }

    private static StockEvent despatched(int units) {
        return new DeliveryDespatched(MILK, MORNING, DESPATCH, OTHER_STORE, "o/1", units, units, 0, null);
    }
}
