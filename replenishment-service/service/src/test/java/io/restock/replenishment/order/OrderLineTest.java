package io.restock.replenishment.order;

import static org.assertj.core.api.Assertions.assertThat;

import io.restock.contracts.Gln;
import io.restock.contracts.Gtin;
import io.restock.contracts.StoreItemId;
import io.restock.contracts.despatch.DespatchEvent.LineShorted;
import io.restock.contracts.orders.Explanation;
import io.restock.contracts.orders.OrderEvent.CancellationAsked;
import io.restock.contracts.orders.OrderEvent.InPlaceOf;
import io.restock.contracts.orders.OrderEvent.LineDespatched;
import io.restock.contracts.orders.OrderEvent.LinePlaced;
import io.restock.contracts.orders.OrderEvent.LineReassigned;
import io.restock.contracts.orders.OrderEvent.LineReceived;
import io.restock.contracts.orders.OrderEvent.LineReopened;
import io.restock.contracts.orders.OrderEvent.LineRescheduled;
import io.restock.contracts.orders.OrderEvent.LineShort;
import io.restock.contracts.orders.OrderLineId;
import io.restock.replenishment.order.OrderCommand.AskCancellation;
import io.restock.replenishment.order.OrderCommand.DespatchLine;
import io.restock.replenishment.order.OrderCommand.PlaceLine;
import io.restock.replenishment.order.OrderCommand.ReassignLine;
import io.restock.replenishment.order.OrderCommand.ReceiveLine;
import io.restock.replenishment.order.OrderCommand.ReopenLine;
import io.restock.replenishment.order.OrderCommand.RescheduleLine;
import io.restock.replenishment.order.OrderCommand.ShortenLine;
import java.time.Instant;
import org.axonframework.modelling.command.VersionedAggregateIdentifier;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A line of an order, from the need to the shelf")
class OrderLineTest {
    private static final Gln STORE = new Gln("7080000000005");
    private static final Gln DC = new Gln("7080000000012");
    private static final Gtin ITEM = new Gtin("07038010000010");
    private static final StoreItemId STORE_ITEM = new StoreItemId(STORE, ITEM);
    private static final OrderLineId LINE = new OrderLineId("R-7080000000005-202603022000", 1);
    private static final Instant NOW = Instant.parse("2026-03-02T17:00:00Z");
    private static final Explanation WHY = new Explanation("ItemSold 0/7", NOW, NOW, 3, 0, 0, 3, 2.5, 4, 27, 0.98, 6, 5, 2, null);

    private AggregateTestFixture<OrderLine> line;

    @BeforeEach
    void begin() {
        line = new AggregateTestFixture<>(OrderLine.class);
        line.registerCommandTargetResolver(command -> new VersionedAggregateIdentifier(((OrderCommand) command.getPayload()).line().toString(), null));
    }

    @Test
    void a_need_is_placed() {
        line.givenNoPriorActivity().when(place()).expectEvents(placed());
    }

    @Test
    void the_same_line_is_never_placed_twice() {
        line.given(placed()).when(place()).expectNoEvents().expectException(IllegalStateException.class);
    }

    @Test
    void what_was_despatched_is_still_open_until_the_store_has_it() {
        line.given(placed()).when(despatch(12)).expectEvents(new LineDespatched(LINE, STORE, ITEM, NOW, "S1", 12));
    }

    @Test
    void the_receipt_of_all_of_it_completes_the_line_whatever_arrived() {
        line.given(placed()).when(receive(12, 10)).expectEvents(received(12, 10, true));
    }

    @Test
    void the_receipt_of_a_part_leaves_the_rest_open() {
        line.given(placed()).when(receive(6, 6)).expectEvents(received(6, 6, false));
        line.given(placed(), received(6, 6, false)).when(receive(6, 6)).expectEvents(received(6, 6, true));
    }

    @Test
    void more_than_was_ordered_closes_no_more_than_was_open() {
        line.given(placed()).when(receive(18, 18)).expectEvents(received(12, 18, true));
    }

    @Test
    void a_cancelled_part_is_no_longer_open() {
        line.given(placed(), shortened(6, true)).when(receive(6, 6)).expectEvents(received(6, 6, true));
    }

    @Test
    void a_back_order_stays_open() {
        line.given(placed(), shortened(6, false)).when(receive(6, 6)).expectEvents(received(6, 6, false));
    }

    @Test
    void no_more_is_cancelled_than_is_open() {
        line.given(placed()).when(shorten(100)).expectEvents(shortened(12, true));
        line.given(placed(), received(12, 12, true)).when(shorten(6)).expectNoEvents().expectException(IllegalStateException.class);
    }

    @Test
    void a_person_may_ask_to_call_off_no_more_than_is_open() {
        line.given(placed(), shortened(6, true)).when(new AskCancellation(LINE, STORE_ITEM, NOW, 100, "closing"))
                .expectEvents(new CancellationAsked(LINE, STORE, ITEM, NOW, 6, "closing"));
        line.given(placed(), received(12, 12, true)).when(new AskCancellation(LINE, STORE_ITEM, NOW, 1, "closing")).expectNoEvents().expectException(IllegalStateException.class);
    }

    @Test
    void what_is_called_off_in_time_is_called_off() {
        line.given(placed()).when(calledOff(NOW)).expectEvents(short12(NOW, "CALLED_OFF"));
    }

    @Test
    void what_is_called_off_when_its_24_hours_are_over_says_so() {
        Instant late = NOW.plusSeconds(86_401);
        line.given(placed()).when(calledOff(late)).expectEvents(short12(late, "CALLED_OFF_OVERDUE"));
        line.given(placed(), new LineRescheduled(LINE, STORE, ITEM, NOW, NOW, late)).when(calledOff(late)).expectEvents(short12(late, "CALLED_OFF"));
    }

    @Test
    void what_is_called_off_since_the_center_did_not_have_it_says_so() {
        line.given(placed(), new LineShort(LINE, STORE, ITEM, NOW, 6, false, "NO_STOCK")).when(calledOff(NOW)).expectEvents(short12(NOW, "CALLED_OFF_SHORT"));
    }

    @Test
    void a_calendar_that_changes_moves_the_cut_off_and_the_end_of_the_24_hours() {
        line.given(placed()).when(new RescheduleLine(LINE, STORE_ITEM, NOW, NOW.plusSeconds(60), NOW.plusSeconds(90)))
                .expectEvents(new LineRescheduled(LINE, STORE, ITEM, NOW, NOW.plusSeconds(60), NOW.plusSeconds(90)));
    }

    @Test
    void another_center_sends_it_with_the_24_hours_as_they_were() {
        line.given(placed()).when(new ReassignLine(LINE, STORE_ITEM, NOW, DC, STORE, 6, NOW.plusSeconds(60), "fire"))
                .expectEvents(new LineReassigned(LINE, STORE, ITEM, NOW, DC, STORE, 6, NOW.plusSeconds(60), "fire"));
    }

    private static ShortenLine calledOff(Instant at) {
        return new ShortenLine(LINE, STORE_ITEM, at, 12, true, "CALLED_OFF");
    }

    private static LineShort short12(Instant at, String reason) {
        return new LineShort(LINE, STORE, ITEM, at, 12, true, reason);
    }

    @Test
    void a_receipt_that_is_taken_back_opens_the_line_again() {
        var reopened = new LineReopened(LINE, STORE, ITEM, NOW, "S1", 12, 10, -2);
        line.given(placed(), received(12, 10, true)).when(new ReopenLine(LINE, STORE_ITEM, NOW, "S1", 12, 10, -2)).expectEvents(reopened);
        line.given(placed(), received(12, 10, true), reopened).when(receive(12, 12)).expectEvents(received(12, 12, true));
    }

    @Test
    void that_a_center_sent_in_place_of_another_says_so_and_is_open_as_any_other() {
        var other = new InPlaceOf(new OrderLineId("R-7", 3), new Gtin("07038010000027"), "EMPTY");
        var substitute = new LinePlaced(LINE, STORE, DC, ITEM, NOW, 12, 6, NOW.plusSeconds(10_800), NOW.plusSeconds(86_400), WHY, other);
        line.givenNoPriorActivity().when(new PlaceLine(LINE, STORE_ITEM, DC, NOW, 12, 6, NOW.plusSeconds(10_800), NOW.plusSeconds(86_400), WHY, other)).expectEvents(substitute);
        line.given(substitute).when(new PlaceLine(LINE, STORE_ITEM, DC, NOW, 12, 6, NOW.plusSeconds(10_800), NOW.plusSeconds(86_400), WHY, other)).expectNoEvents()
                .expectException(IllegalStateException.class);
        line.given(substitute).when(new ReceiveLine(LINE, STORE_ITEM, NOW, "S1", 12, 12, null)).expectEvents(new LineReceived(LINE, STORE, ITEM, NOW, "S1", 12, 12, true, null));
    }

    @Test
    void that_was_settled_by_another_item_stays_short_of_what_its_center_did_not_have() {
        line.given(placed(), new LineShort(LINE, STORE, ITEM, NOW, 6, true, LineShorted.SUBSTITUTED)).when(new ShortenLine(LINE, STORE_ITEM, NOW, 6, true, LineShorted.CALLED_OFF))
                .expectEvents(new LineShort(LINE, STORE, ITEM, NOW, 6, true, WantOfStock.CALLED_OFF_SHORT));
        assertThat(WantOfStock.units(new LineShort(LINE, STORE, ITEM, NOW, 6, true, LineShorted.SUBSTITUTED))).isEqualTo(6);
    }

    @Test
    void a_receipt_for_another_item_is_refused() {
        var other = new StoreItemId(STORE, new Gtin("07038010000027"));
        line.given(placed()).when(new ReceiveLine(LINE, other, NOW, "S1", 6, 6, null))
                .expectNoEvents().expectException(IllegalArgumentException.class);
    }

    private static PlaceLine place() {
        return new PlaceLine(LINE, STORE_ITEM, DC, NOW, 12, 6, NOW.plusSeconds(10_800), NOW.plusSeconds(86_400), WHY, null);
    }

    private static LinePlaced placed() {
        return new LinePlaced(LINE, STORE, DC, ITEM, NOW, 12, 6, NOW.plusSeconds(10_800), NOW.plusSeconds(86_400), WHY);
    }

    private static DespatchLine despatch(int units) {
        return new DespatchLine(LINE, STORE_ITEM, NOW, "S1", units);
    }

    private static ShortenLine shorten(int units) {
        return new ShortenLine(LINE, STORE_ITEM, NOW, units, true, "empty");
    }

    private static LineShort shortened(int units, boolean cancelled) {
        return new LineShort(LINE, STORE, ITEM, NOW, units, cancelled, "empty");
    }

    private static ReceiveLine receive(int despatched, int units) {
        return new ReceiveLine(LINE, STORE_ITEM, NOW, "S1", despatched, units, null);
    }

    private static LineReceived received(int despatched, int units, boolean complete) {
        return new LineReceived(LINE, STORE, ITEM, NOW, "S1", despatched, units, complete, null);
    }
}
