package io.restock.endtoend;

import static io.restock.endtoend.Shop.ok;
import static io.restock.local.testing.Patience.PATIENCE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.restock.endtoend.browser.FloorPage;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/** Two items that a store has sold out of, from the wave to the shelf, by the pages of those who do it; by the clock on the wall, about noon. */
@DisplayName("By the pages of the floors")
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class FloorsTest {
    private static final String STORE = "7080003000019";
    private static final String OTHER = "7080003000026";
    private static final String DC = "7080004000018";
    private static final String OTHER_DC = "7080004000025";
    private static final String MILK = "07038010000010";
    private static final String CARTON = "17038010000017";
    private static final String BREAD = "07038010000027";
    private static final String BUTTER = "07038010000034";

    private static Product restock;
    private static String wave;
    private static long exception;
    private static String home, count, failOver, between, back;
    private static LotJourneys lots;
    private static LotJourneys.Sent instead;

    @BeforeAll
    static void the_chain_opens() {
        restock = Product.up("floors", 1);
        ok(restock.put(restock.distribution() + "/v1/dcs/" + DC, "{\"name\": \"DC Vestby\", \"zone\": \"%s\"}".formatted(restock.zone())));
        ok(restock.put(restock.distribution() + "/v1/dcs/" + OTHER_DC, "{\"name\": \"DC Moss\", \"zone\": \"%s\"}".formatted(restock.zone())));
        for (String store : List.of(STORE, OTHER)) {
            ok(restock.put(restock.ledger() + "/v1/stores/" + store, """
                    {"name": "%s", "zone": "%s", "closeOut": "04:00", "dc": "%s", "region": "Oslo"}""".formatted(store.equals(STORE) ? "Torget" : "Bislett", restock.zone(), DC)));
        }
        item(MILK, "Lettmelk 1 l", "[{\"gtin\": \"" + CARTON + "\", \"units\": 6}]");
        item(BREAD, "Kneipp 750 g", "[]");
        item(BUTTER, "Smør 500 g", "[]");
        // No cut-off comes by itself while we look. That of the one store is late, and its road is long.
        new CenterJourneys(restock, DC).lane(STORE, 9, 840);
        new CenterJourneys(restock, DC).lane(OTHER, 1, 90);
        ok(restock.post(restock.distribution() + "/v1/dcs/" + DC + "/inbound", """
                {"receivedAt": "%s", "reference": "PO-1", "lines": [{"item": "%s", "units": 600}, {"item": "%s", "units": 600}, {"item": "%s", "units": 600}]}"""
                .formatted(restock.now(), MILK, BREAD, BUTTER)));
        ok(restock.post(restock.ledger() + "/v1/stores/" + STORE + "/counts", """
                {"countedAt": "%s", "lines": [{"item": "%s", "units": 30}, {"item": "%s", "units": 30}, {"item": "%s", "units": 30}]}"""
                .formatted(restock.now(), MILK, BREAD, BUTTER)));
        sold(MILK, 1);
        sold(BREAD, 2);
        await().atMost(PATIENCE).until(() -> restock.get(restock.distribution() + "/v1/dcs/" + DC + "/orders").body().path("lines").size() == 2);
    }

    @AfterAll
    static void it_closes() {
        restock.close();
    }

    @Test
    @Order(1)
    void a_manager_sees_what_must_leave_and_why_and_releases_a_wave() {
        try (var page = FloorPage.atDesk(restock.link())) {
            page.press("Control+k");
            page.type("vestby");
            page.says(DC);
            page.press("Enter");
            page.says("next cut-off in");
            assertThat(page.address()).isEqualTo("/dc/" + DC);
            page.openRow("Lines to leave", "Lettmelk 1 l");
            page.says("Why it was ordered");
            assertThat(page.address()).contains("line=R-" + STORE);
            page.press("Escape");
            new CenterJourneys(restock, DC).saveALineAndReleaseWhatWasPreviewed(page, STORE);
            page.link("Waves");
            page.says("0 of 2 picks done");
            assertThat(page.errors()).isEmpty();
        }
        wave = restock.get(restock.distribution() + "/v1/dcs/" + DC + "/waves?status=OPEN").body().path("waves").path(0).path("id").asText();
    }

    @Test
    @Order(2)
    void a_picker_goes_on_while_the_network_is_gone_and_nothing_is_lost() {
        try (var page = FloorPage.handHeld(restock.link())) {
            page.go("/dc/" + DC + "/pick/" + wave);
            page.says("2 picks to go");
            assertThat(page.fitsItsWindow()).isTrue();
            page.isKept();
            page.network(false);
            page.says("No network. Go on");
            page.scan(BREAD);
            page.says("That is Kneipp 750 g. Take Lettmelk 1 l.");
            page.scan("]C101" + CARTON + "10L7");
            page.says("Right. Enter for all");
            page.scan("");
            page.says("1 answer not sent yet. They wait here until the network is back.");
            page.reload();
            page.says("1 answer not sent yet");
            page.says("1 pick to go");
            page.scan(BREAD.substring(1));
            page.says("Right. Enter for all");
            page.scan("1");
            page.says("Only 1: why?");
            page.scan("1");
            page.says("2 answers not sent yet");
            assertThat(open()).isEqualTo(2);
            page.network(true);
            await().atMost(PATIENCE).until(() -> !page.saysNow("not sent yet"));
            assertThat(page.errors()).isEmpty();
        }
        var picks = restock.get(restock.distribution() + "/v1/waves/" + wave).body().path("picks");
        assertThat(picks.findValuesAsText("picked")).hasSize(2).contains("1");
        assertThat(picks.findValuesAsText("reason")).containsExactly("EMPTY");
    }

    @Test
    @Order(3)
    void what_is_ready_leaves_and_the_store_receives_it_in_two_parts() {
        String sscc;
        try (var page = FloorPage.atDesk(restock.link())) {
            page.go("/dc/" + DC + "?view=waves&wave=" + wave);
            page.button("Despatch for Torget");
            page.says("Left for Torget with");
            sscc = restock.get(restock.distribution() + "/v1/dcs/" + DC + "/despatches").body().path("despatches").path(0).path("sscc").asText();
            page.link("Despatches");
            page.says(sscc);
            await().atMost(PATIENCE).until(() -> !restock.get(restock.ledger() + "/v1/stores/" + STORE + "/despatches").body().path("despatches").isEmpty());
            page.go("/stores/" + STORE + "?view=deliveries");
            page.says(sscc);
            page.focus("Scan a unit to receive it");
            page.scan("(00)" + sscc);
            page.says("Receive this part");
            page.focus("Scan what is there");
            page.scan(CARTON);
            page.button("Receive this part");
            page.says("Received in part; the rest is still on the road.");
            await().atMost(PATIENCE).until(() -> onHand(MILK) == 8);
            page.says("partly in");
            page.button("All as advised");
            page.button("Receive, nothing more comes");
            page.says("Received, and complete.");
            assertThat(page.errors()).isEmpty();
        }
        await().atMost(PATIENCE).until(() -> restock.get(restock.distribution() + "/v1/despatches/" + sscc).body().path("status").asText().equals("RECEIVED"));
    }

    @Test
    @Order(4)
    void why_it_got_a_case_a_store_reads_in_one_sentence() {
        try (var page = FloorPage.atDesk(restock.link())) {
            page.go("/stores/" + STORE + "?view=why");
            page.focus("Scan the case or the item");
            page.scan(CARTON);
            page.says("Lettmelk 1 l");
            page.says("ordered as");
            assertThat(page.address()).contains("code=" + CARTON);
        }
    }

    @Test
    @Order(5)
    void an_order_line_is_called_off() {
        sold(BUTTER, 3);
        await().atMost(PATIENCE).until(() -> !line(BUTTER).isEmpty());
        String ordered = line(BUTTER).getFirst();
        try (var page = FloorPage.atDesk(restock.link())) {
            page.go("/orders?store=" + STORE);
            page.openRow("Order lines", "Smør 500 g");
            page.button("Call off");
            page.says("Say why first");
            page.fill("Why", "the fridge is broken");
            page.button("Call off");
            page.says("Asked the center to call off");
            // What is gone from the order is a need that planning looks at again: another line may take its place.
            await().atMost(PATIENCE).until(() -> !line(BUTTER).contains(ordered));
            page.go("/orders?status=CANCELLED&line=" + ordered);
            page.says("Called off");
            assertThat(page.errors()).isEmpty();
        }
    }

    @Test
    @Order(6)
    void what_runs_out_is_ordered_from_a_supplier_and_comes_in_parts() {
        new CenterJourneys(restock, DC).orderFromASupplierAndReceiveInParts();
    }

    @Test
    @Order(7)
    void another_center_is_to_stand_in_and_is_not_needed_after_all() {
        failOver = new CenterJourneys(restock, DC).planAFailOverAndCallItOff(OTHER_DC);
    }

    @Test
    @Order(8)
    void several_count_area_by_area_and_are_asked_before_anything_counts_twice() {
        count = new StoreJourneys(restock, STORE, OTHER, FloorsTest::onHand).countTogether();
    }

    @Test
    @Order(9)
    void a_transfer_arrives_in_parts_and_its_rest_is_called_off() {
        new StoreJourneys(restock, STORE, OTHER, FloorsTest::onHand).sendAndCallOffTheRest();
    }

    @Test
    @Order(10)
    void a_store_counts_and_takes_back_what_was_typed_wrongly() {
        try (var page = FloorPage.atDesk(restock.link())) {
            int before = onHand(BUTTER);
            page.go("/stores/" + STORE + "?view=report");
            page.focus("Scan an item");
            page.scan(BUTTER);
            page.fill("Units of Smør 500 g", "77");
            page.button("Report");
            page.says("Reported: 1 line.");
            await().atMost(PATIENCE).until(() -> onHand(BUTTER) == 77);
            page.button("Take it back");
            page.says("It is taken back.");
            await().atMost(PATIENCE).until(() -> onHand(BUTTER) == before);
        }
    }

    @Test
    @Order(11)
    void what_needs_a_person_is_taken_put_off_and_comes_back() {
        ok(restock.put(restock.ledger() + "/v1/items/" + BREAD + "/prices", "{\"amount\": \"32.00\", \"currency\": \"NOK\"}"));
        int before = onHand(BREAD);
        sell(BREAD, 9, before + 5);
        var queue = restock.ledger() + "/v1/exceptions?kind=NEGATIVE_ON_HAND&store=" + STORE;
        await().atMost(PATIENCE).until(() -> !restock.get(queue).body().path("exceptions").isEmpty());
        exception = restock.get(queue).body().path("exceptions").path(0).path("id").asLong();
        new StoreJourneys(restock, STORE, OTHER, FloorsTest::onHand).lookAfter(exception);
    }

    @Test
    @Order(12)
    void what_the_center_lacks_is_ordered_from_another_and_comes_in_parts() {
        var lacked = List.of("07038010000041", "07038010000058", "07038010000065");
        for (String item : lacked) {
            item(item, List.of("Brunost 500 g", "Rømme 3 dl", "Kefir 1 l").get(lacked.indexOf(item)), "[]");
            ok(restock.post(restock.ledger() + "/v1/stores/" + STORE + "/counts", """
                    {"countedAt": "%s", "lines": [{"item": "%s", "units": 30}]}""".formatted(restock.now(), item)));
            await().atMost(PATIENCE).untilAsserted(() -> ok(restock.put(restock.replenishment() + "/v1/stores/" + STORE + "/policies/" + item,
                    "{\"unitMargin\": 40, \"holdingCostPerUnitDay\": 0.01}")));
            ok(restock.post(restock.distribution() + "/v1/dcs/" + OTHER_DC + "/inbound", """
                    {"receivedAt": "%s", "reference": "PO-2", "lines": [{"item": "%s", "units": 600}]}""".formatted(restock.now(), item)));
            sold(item, 11 + lacked.indexOf(item));
        }
        String proposed = restock.distribution() + "/v1/dcs/" + DC + "/rebalancing";
        await().atMost(PATIENCE).until(() -> restock.get(proposed).body().path("proposals").size() == 3);
        between = new CenterJourneys(restock, DC).orderFromAnotherCenter(OTHER_DC, STORE);
    }

    @Test
    @Order(13)
    void what_left_by_mistake_comes_home() {
        sell(BUTTER, 10, onHand(BUTTER)); // of which no wave has taken anything yet
        home = new CenterJourneys(restock, DC).callHome(STORE, BUTTER);
    }

    @Test
    @Order(14)
    void three_lots_come_in_at_once_and_are_counted_adjusted_and_moved_by_lots() {
        lots = LotJourneys.of(restock, OTHER, DC);
        lots.takeInThreeLots();
        lots.countAdjustAndMoveByLots();
    }

    @Test
    @Order(15)
    void the_picker_takes_a_lot_that_may_be_sent_and_something_else_for_what_is_not_there() {
        lots.pickByLots();
        instead = lots.sendASubstitute();
        // What comes back is of the lot that its label names.
        back = lots.takeBackALot();
    }

    @Test
    @Order(16)
    void another_center_serves_the_stores_until_the_first_works_again() {
        failOver = new CenterJourneys(restock, DC).standInForAWhile(OTHER_DC, lots.orderOfWhatIsPlenty());
    }

    @Test
    @Order(17)
    void every_page_fits_a_telephone_and_a_desk_and_axe_finds_nothing_in_light_or_dark() throws Exception {
        var pages = List.of("/", "/dc", "/dc/" + DC, "/dc/" + DC + "?view=waves&wave=" + wave, "/dc/" + DC + "?view=stock&item=" + MILK,
                "/dc/" + DC + "?view=despatches&status=ALL",
                "/dc/" + DC + "?view=inbound", "/dc/" + DC + "?view=risk", "/dc/" + DC + "?view=preview&store=" + STORE, "/dc/" + DC + "?view=supply&state=ALL&order=PO-9",
                "/dc/" + DC + "?view=returns&open=all&back=" + STORE + "/despatch-" + home, "/dc/" + DC + "?view=despatches&status=ALL&sscc=" + home,
                "/dc/" + DC + "?view=between&transfer=" + between, "/dc/" + OTHER_DC + "?view=between",
                "/dc/" + DC + "?view=center&stop=" + failOver, "/stores/" + STORE + "?view=count", "/stores/" + STORE + "?view=count&over=over&session=" + count,
                "/dc/" + DC + "?wall=1", "/dc/" + DC + "/pick/" + wave, "/stores", "/stores/" + STORE, "/stores/" + STORE + "?view=deliveries",
                "/stores/" + STORE + "?view=report", "/stores/" + STORE + "?view=why&code=" + MILK, "/stores/" + STORE + "?view=tills", "/orders?status=ALL", "/exceptions",
                "/exceptions?case=" + exception, "/dc/" + DC + "?view=stock&item=" + LotJourneys.YOGHURT, "/dc/" + DC + "?view=returns&open=all&back=" + back,
                "/stores/" + OTHER + "?view=deliveries&sscc=" + instead.sscc(), "/orders?status=ALL&line=" + instead.ordered());
        try (var both = Executors.newFixedThreadPool(2)) {
            var desk = both.submit(() -> PagesLookedAt.wrong(restock, pages, false));
            var phone = both.submit(() -> PagesLookedAt.wrong(restock, pages, true));
            assertThat(desk.get()).isEmpty();
            assertThat(phone.get()).isEmpty();
        }
    }

    private static int open() {
        return (int) restock.get(restock.distribution() + "/v1/waves/" + wave).body().path("picks").valueStream().filter(pick -> !pick.hasNonNull("picked")).count();
    }

    private static List<String> line(String item) {
        var open = new ArrayList<String>();
        restock.get(restock.replenishment() + "/v1/stores/" + STORE + "/positions/" + item).body().path("openLines").forEach(line -> open.add(line.path("line").asText()));
        return open;
    }

    private static int onHand(String item) {
        return restock.get(restock.ledger() + "/v1/stores/" + STORE + "/stock/" + item).body().path("onHand").asInt(Integer.MIN_VALUE);
    }

    private static void sold(String item, int sequence) {
        await().atMost(PATIENCE).until(() -> onHand(item) == 30);
        sell(item, sequence, 28);
    }

    private static void sell(String item, int sequence, int units) {
        ok(restock.put(restock.gateway() + "/v1/stores/" + STORE + "/tills/4/transactions/" + restock.now().minusHours(4).toLocalDate() + "/" + sequence, """
                {"occurredAt": "%s", "lines": [{"line": 1, "kind": "SALE", "item": "%s", "units": %d, "amount": "557.20", "currency": "NOK"}]}"""
                .formatted(restock.now(), item, units)));
    }

    private static void item(String gtin, String name, String packs) {
        ok(restock.put(restock.ledger() + "/v1/items/" + gtin, """
                {"name": "%s", "brand": "Fjellgard", "department": "Dairy", "category": "Milk", "unit": "EACH", "casePack": 6, "packs": %s}""".formatted(name, packs)));
    }
}
