package io.restock.endtoend;

import static io.restock.endtoend.Shop.each;
import static io.restock.endtoend.Shop.ok;
import static io.restock.local.testing.Patience.PATIENCE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.restock.endtoend.browser.FloorPage;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.concurrent.atomic.AtomicInteger;

/** What the staff of a center do with lots on its pages, from the supplier to the store and back, on the product of {@link FloorsTest}. */
record LotJourneys(Product restock, Shop shop) {
    static final String YOGHURT = "07038010000072";
    private static final String SKYR = "07038010000089";
    private static final String CREAM = "07038010000096";
    private static final DateTimeFormatter ON_A_LABEL = DateTimeFormatter.ofPattern("yyMMdd");

    /** What left, and the line that was ordered instead. */
    record Sent(String sscc, String ordered) {}

    static LotJourneys of(Product restock, String store, String dc) {
        var journeys = new LotJourneys(restock, new Shop(restock, store, dc, new AtomicInteger(100)));
        journeys.shop.lists(YOGHURT, "Yoghurt 1 l", "");
        journeys.shop.lists(SKYR, "Skyr 1 l", ", \"substitutes\": [\"%s\"]".formatted(YOGHURT));
        journeys.shop.isCounted(YOGHURT, 30);
        journeys.shop.isCounted(SKYR, 30);
        journeys.shop.isSupplied(SKYR, 60);
        return journeys;
    }

    private LocalDate inDays(int days) {
        return restock.now().toLocalDate().plusDays(days);
    }

    /** The label of a carton: item, last day and lot. */
    private String label(String lot, int days) {
        return "(01)%s(15)%s(10)%s".formatted(YOGHURT, ON_A_LABEL.format(inDays(days)), lot);
    }

    /** One delivery of three lots; what the center finds wrong with a field stands there, and nothing is to be typed again. */
    void takeInThreeLots() {
        try (var page = FloorPage.atDesk(restock.link())) {
            page.go("/dc/" + shop.dc() + "?view=inbound");
            page.fill("Reference", "PO-L");
            page.scanAt("Item", label("A7", 30));
            assertThat(page.holds("Item")).isEqualTo(YOGHURT);
            assertThat(page.holds("Lot")).isEqualTo("A7");
            assertThat(page.holds("Best before")).isEqualTo(inDays(30).toString());
            page.type("12");
            page.button("Another lot of it");
            page.fill("How many", "24");
            page.fill("Lot", "B 8");
            page.fill("Best before", inDays(60).toString());
            page.button("Another item");
            page.scanAt("Item", label("OLD", -1));
            page.type("6");
            page.button("Take in 3 lines");
            page.says("Lot must be 1 to 20 characters that a GS1 label may have");
            assertThat(page.saysNow("lines[1]")).isFalse();
            assertThat(page.holds("Reference")).isEqualTo("PO-L");
            page.buttonOf("B 8", "Change");
            page.isWrong("Lot", "was B 8");
            assertThat(page.holds("How many")).isEqualTo("24");
            assertThat(page.findings()).isEmpty();
            page.screenshot(Path.of("target", "pictures", "wrong-inbound.png"));
            page.fill("Lot", "B8");
            page.button("Take in 3 lines");
            page.says("Taken in: 3 lines of PO-L.");
            page.says("lot A7");
            assertThat(page.errors()).isEmpty();
        }
        assertThat(lots("PICK_FACE").findValuesAsText("lot")).containsExactly("OLD", "A7", "B8");
    }

    /** What the center has by lots is counted, adjusted and moved by lots. */
    void countAdjustAndMoveByLots() {
        try (var page = FloorPage.atDesk(restock.link())) {
            page.go("/dc/" + shop.dc() + "?view=stock");
            page.says("some passed");
            page.openRow("Stock of the center", "Yoghurt 1 l");
            page.says("Its lots");
            page.says("may be sent no more");
            page.fill("Units of lot OLD", "6");
            page.fill("Units of lot A7", "11");
            page.button("Report");
            page.says("Say how many lie there of each lot, 0 where it is gone.");
            page.fill("Units of lot B8", "24");
            page.button("Report");
            page.says("Counted.");
            page.choose("What", "adjustments");
            page.scanAt("Scan its label", label("OLD", -1));
            page.fill("Units", "-4");
            page.choose("Why", "WASTE");
            page.button("Report");
            page.says("Adjusted.");
            page.choose("What", "moves");
            page.choose("Of which lot", "B8");
            page.fill("Units", "10");
            page.button("Report");
            page.says("Moved.");
            page.says("Moved, reserve, lot B8");
            assertThat(page.errors()).isEmpty();
        }
        assertThat(each(lots("PICK_FACE")).map(lot -> lot.path("lot").asText() + " " + lot.path("units").asInt())).containsExactly("OLD 2", "A7 11", "B8 14");
        assertThat(each(lots("RESERVE")).map(lot -> lot.path("lot").asText() + " " + lot.path("units").asInt())).containsExactly("B8 10");
    }

    /** The page names the lot to take; what may be sent no more is refused, and what leaves later is taken. @return the wave */
    String pickByLots() {
        shop.sells(YOGHURT, 29);
        var asked = shop.pickOf(shop.openLine(YOGHURT).path("line").asText());
        try (var page = FloorPage.handHeld(restock.link())) {
            page.go("/dc/" + shop.dc() + "/pick/" + asked.wave());
            page.says("Take lot A7, good until " + inDays(30));
            page.screenshot(Path.of("target", "pictures", "take-lot.png"));
            page.scan(label("OLD", -1));
            page.says("That is lot OLD, good until " + inDays(-1) + ": another one is to leave first.");
            page.scan("");
            page.says("Pick " + asked.pick() + " was not taken:");
            page.button("Seen");
            page.says("Take lot A7");
            page.scan(label("B8", 60));
            page.says("That is lot B8");
            page.scan("");
            page.says("All picked");
            await().atMost(PATIENCE).until(() -> pick(asked).path("pickedLot").asText().equals("B8"));
            page.go("/dc/" + shop.dc() + "?view=waves&wave=" + asked.wave());
            page.says("lot B8");
            assertThat(page.errors()).isEmpty();
        }
        return String.valueOf(asked.wave());
    }

    /** @return a line that waits for a wave */
    String orderOfWhatIsPlenty() {
        shop.lists(CREAM, "Fløte 3 dl", "");
        shop.isCounted(CREAM, 30);
        shop.isSupplied(CREAM, 60);
        shop.sells(CREAM, 28);
        String line = shop.openLine(CREAM).path("line").asText();
        await().atMost(PATIENCE).until(() -> shop.isOnBoard(line));
        return line;
    }

    /** What is short is made up by another item: its line says so, and its store before it opens the load. */
    Sent sendASubstitute() {
        shop.sells(SKYR, 29);
        String line = shop.openLine(SKYR).path("line").asText();
        var asked = shop.pickOf(line);
        try (var page = FloorPage.handHeld(restock.link())) {
            page.go("/dc/" + shop.dc() + "/pick/" + asked.wave());
            page.button("It is not there");
            page.scan("1");
            page.says("Take something in its place?");
            page.scan(label("A7", 30));
            page.says("All picked");
            await().atMost(PATIENCE).until(() -> pick(asked).hasNonNull("picked"));
            assertThat(page.errors()).isEmpty();
        }
        String sscc = shop.leaves(asked.wave());
        try (var page = FloorPage.atDesk(restock.link())) {
            page.go("/orders?status=ALL&line=" + line);
            page.says("What goes in its place");
            page.link("Yoghurt 1 l");
            page.says("its place was empty");
            await().atMost(PATIENCE).until(() -> restock.get(shop.store("/despatches")).body().toString().contains(sscc));
            page.go("/stores/" + shop.store() + "?view=deliveries&sscc=" + sscc);
            page.says("in place of Skyr 1 l: its place was empty");
            assertThat(page.errors()).isEmpty();
        }
        assertThat(shop.despatch(sscc).path("lines").path(0).path("lots").findValuesAsText("lot")).containsExactly("A7");
        return new Sent(sscc, line);
    }

    /** What comes back is of the lot that its label names, of which the center may never have heard. @return the return */
    String takeBackALot() {
        String transfer = shop.says(shop.store("/transfers"), "{\"occurredAt\": \"%s\", \"to\": \"%s\", \"lines\": [{\"item\": \"%s\", \"units\": 1}]}", restock.now(), shop.dc(),
                YOGHURT).path("id").asText();
        String at = shop.store() + "/" + transfer;
        await().atMost(PATIENCE).until(() -> restock.get(shop.center("/returns/" + at)).status() == 200);
        try (var page = FloorPage.atDesk(restock.link())) {
            page.go("/dc/" + shop.dc() + "?view=returns&back=" + at);
            page.says("Its arrival");
            page.scanAt("Scan what is there", label("Z9", 5));
            page.button("Receive, nothing more comes");
            page.says("Of lot Z9 this center had never heard.");
            page.says("1 in, 1 of lot Z9");
            assertThat(page.errors()).isEmpty();
        }
        assertThat(lots("PICK_FACE").findValuesAsText("lot")).contains("Z9");
        return at;
    }

    private JsonNode lots(String location) {
        return each(restock.get(shop.center("/stock?item=" + YOGHURT)).body().path("lines").path(0).path("locations"))
                .filter(at -> at.path("location").asText().equals(location)).findFirst().orElseThrow().path("lots");
    }

    private JsonNode pick(Shop.Waiting asked) {
        return each(ok(restock.get(restock.distribution() + "/v1/waves/" + asked.wave())).path("picks")).filter(pick -> pick.path("pick").asLong() == asked.pick()).findFirst()
                .orElseThrow();
    }
}
