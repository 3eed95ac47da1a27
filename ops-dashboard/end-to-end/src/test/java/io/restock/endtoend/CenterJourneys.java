package io.restock.endtoend;

import static io.restock.endtoend.Shop.ok;
import static io.restock.local.testing.Patience.PATIENCE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.restock.endtoend.browser.FloorPage;
import java.nio.file.Path;
import java.time.LocalTime;
import java.util.ArrayList;

/** What the staff of a center do on its page beside waves and picks, on the product of {@link FloorsTest}. */
record CenterJourneys(Product restock, String dc) {
    /** A lane with one cut-off so many hours from now. */
    void lane(String store, int cutOffInHours, int transitMinutes) {
        await().atMost(PATIENCE).untilAsserted(() -> ok(restock.put(restock.distribution() + "/v1/dcs/" + dc + "/lanes/" + store, """
                {"cutOffs": ["%s"], "handlingMinutes": 60, "transitMinutes": %d}"""
                .formatted(LocalTime.from(restock.now()).plusHours(cutOffInHours).withSecond(0).withNano(0), transitMinutes))));
    }

    /** From the center's page: a line that would be late is pulled forward, and what a wave would do is looked at before it is released. */
    void saveALineAndReleaseWhatWasPreviewed(FloorPage page, String store) {
        page.press("Control+k");
        page.type("risk");
        page.says("of this center");
        page.press("Enter");
        page.says("Its own wave is too late; the next one of any cut-off is not.");
        assertThat(page.address()).isEqualTo("/dc/" + dc + "?view=risk");
        page.button("Pull it forward: Lettmelk 1 l for Torget");
        page.says("Lettmelk 1 l for Torget: It goes with the next wave.");
        assertThat(restock.get(restock.distribution() + "/v1/dcs/" + dc + "/orders").body().path("lines").findValuesAsText("pulledForwardAt"))
                .filteredOn(at -> !at.equals("null")).hasSize(1);
        page.go("/dc/" + dc);
        page.link("See first what it would do");
        page.says("Every line would get all it waits for.");
        page.openRow("Stores of the wave", "Torget");
        page.says("gets 1 pack");
        assertThat(page.address()).isEqualTo("/dc/" + dc + "?view=preview&store=" + store);
        page.button("Release this wave");
        page.says("is released: 2 picks");
        page.says("Nothing waits that such a wave would take.");
    }

    void orderFromASupplierAndReceiveInParts() {
        try (var page = FloorPage.atDesk(restock.link())) {
            page.go("/dc/" + dc + "?view=supply");
            page.button("of Lettmelk 1 l");
            page.fill("Order number", "PO-9");
            page.fill("Units of Lettmelk 1 l", "60");
            page.says("10 packs");
            page.button("Place the order");
            page.says("Order PO-9");
            page.fill("Good units of Lettmelk 1 l", "10");
            page.fill("Damaged units of Lettmelk 1 l", "1");
            page.fill("Lot of Lettmelk 1 l", "no lot");
            page.fill("Best before of Lettmelk 1 l", restock.now().toLocalDate().plusDays(20).toString());
            page.button("Receive this part");
            page.isWrong("Lot of Lettmelk 1 l", "that a GS1 label may have");
            assertThat(page.findings()).isEmpty();
            page.screenshot(Path.of("target", "pictures", "wrong-supply.png"));
            page.fill("Lot of Lettmelk 1 l", "S1");
            page.button("Another lot of Lettmelk 1 l");
            page.fill("Lot of Lettmelk 1 l, row 2", "S2");
            page.fill("Good units of Lettmelk 1 l, row 2", "2");
            page.button("Receive this part");
            page.says("Taken in; the rest is still expected.");
            page.says("12 received, 1 damaged, 47 expected");
            page.fill("Why", "the supplier has no more");
            page.button("Call off");
            page.says("47 missing");
            page.go("/dc/" + dc + "?view=inbound");
            page.button("Take it back");
            page.says("taken back");
            page.go("/dc/" + dc + "?view=center");
            page.fill("People who pick", "4");
            page.button("Change it");
            page.says("Say both");
            page.fill("Case packs each picks", "100");
            page.button("Change it");
            page.says("It holds from the next wave on.");
            page.says("400");
            assertThat(page.errors()).isEmpty();
        }
        var order = restock.get(restock.distribution() + "/v1/dcs/" + dc + "/supplier-orders/PO-9").body();
        assertThat(order.path("state").asText()).isEqualTo("CANCELLED");
        assertThat(restock.get(restock.distribution() + "/v1/dcs/" + dc + "/inbound?limit=1").body().path("deliveries").path(0).hasNonNull("reversedBy")).isTrue();
        assertThat(restock.get(restock.distribution() + "/v1/dcs/" + dc).body().path("capacity").path("hands").asInt()).isEqualTo(4);
    }

    /** @return the number of the fail-over that is called off */
    String planAFailOverAndCallItOff(String other) {
        String failOver;
        try (var page = FloorPage.atDesk(restock.link())) {
            page.go("/dc/" + dc + "?view=center");
            page.fill("From (empty: now)", restock.now().plusDays(3).toString().substring(0, 16));
            failOver = stop(page, other, "the floor is renewed");
            page.says("DC Moss stands in");
            page.go("/dc/" + dc + "?view=center&stop=" + failOver);
            page.says("No line yet.");
            page.fillIn("Fail-over", "Why", "the floor can wait");
            page.button("Call it off");
            page.says("called off");
            assertThat(page.errors()).isEmpty();
        }
        var is = restock.get(restock.distribution() + "/v1/dcs/" + dc + "/fail-overs/" + failOver).body();
        assertThat(is.path("status").asText()).isEqualTo("ENDED");
        assertThat(is.path("endReason").asText()).isEqualTo("the floor can wait");
        assertThat(is.hasNonNull("startedAt")).isFalse();
        return failOver;
    }

    /** The center is stopped at once: another serves its stores, until it works again. @param waiting an order line that no wave has taken; @return the number of the fail-over */
    String standInForAWhile(String other, String waiting) {
        String failOver;
        try (var page = FloorPage.atDesk(restock.link())) {
            page.go("/dc/" + dc + "?view=center");
            failOver = stop(page, other, "the sprinklers went off");
            page.says("DC Moss serves its stores.");
            await().atMost(PATIENCE).until(() -> isOnBoard(other, waiting));
            page.go("/dc/" + dc + "?view=center&stop=" + failOver);
            page.says("· to DC Moss ·");
            page.screenshot(Path.of("target", "pictures", "stopped.png"));
            page.go("/dc/" + other);
            page.says("The stores of DC Vestby are served from here.");
            page.says("Bislett, of DC Vestby");
            page.openRow("Lines to leave", "Bislett, of DC Vestby");
            page.says("DC Moss, in place of DC Vestby");
            assertThat(page.findings()).isEmpty();
            page.screenshot(Path.of("target", "pictures", "stand-in.png"));
            page.go("/dc/" + dc + "?view=center&stop=" + failOver);
            page.button("The center works again");
            page.says("Say why first");
            page.fillIn("Fail-over", "Why", "the floor is dry");
            page.button("The center works again");
            page.says(": the floor is dry");
            page.says("· to DC Vestby ·");
            page.go("/dc/" + dc);
            page.openRow("Lines to leave", "Bislett");
            page.says("Why it was ordered");
            assertThat(page.saysNow("in place of DC Vestby")).isFalse();
            assertThat(page.errors()).isEmpty();
        }
        await().atMost(PATIENCE).until(() -> isOnBoard(dc, waiting));
        return failOver;
    }

    /** @return the number of the fail-over, once the center has it */
    private String stop(FloorPage page, String other, String why) {
        page.choose("Stands in", other);
        page.button("Stop this center");
        page.says("Say why first");
        page.fill("Why", why);
        page.button("Stop this center");
        page.says("open picks are freed");
        page.button("Yes, stop it");
        return await().atMost(PATIENCE).until(() -> restock.get(restock.distribution() + "/v1/dcs/" + dc + "/fail-overs?open=true").body().path("failOvers").path(0)
                .path("id").asText(), id -> !id.isEmpty());
    }

    private boolean isOnBoard(String center, String line) {
        return restock.get(restock.distribution() + "/v1/dcs/" + center + "/orders").body().path("lines").findValuesAsText("orderLine").contains(line);
    }

    /** A line is pulled forward and that taken back; what the center lacks is ordered from another, leaves there and comes in parts. @return the number of the transfer */
    String orderFromAnotherCenter(String other, String store) {
        String transfer;
        try (var page = FloorPage.atDesk(restock.link())) {
            page.go("/orders?store=" + store);
            page.openRow("Order lines", "Brunost 500 g");
            page.fill("Urgent because", "a customer collects it tonight");
            page.button("Pull it forward");
            page.says("it goes with the next wave");
            page.button("Take it back");
            page.says("Say why first");
            page.fill("Not urgent because", "the customer comes tomorrow");
            page.button("Take it back");
            page.says("It leaves with the cut-off of");
            page.go("/dc/" + dc + "?view=between");
            page.says("Stores of DC Vestby wait for");
            page.button("Dismiss: ");
            page.button("Do not send it");
            page.says("Say why first");
            page.fill("Why not", "the lorry is full");
            page.button("Do not send it");
            page.says("not proposed again for a while");
            page.button("Accept: ");
            page.says("ordered, and promised there until it leaves");
            transfer = between("ORDERED").path("id").asText();
            page.go("/dc/" + other + "?view=between&transfer=" + transfer);
            page.button("It has left");
            await().atMost(PATIENCE).until(() -> between("LEFT").path("sent").asInt() > 2);
            page.go("/dc/" + dc + "?view=between&transfer=" + transfer);
            page.fill("Good units of", "2");
            page.button("Receive this part");
            page.says("Taken in; the rest is still on the road.");
            page.button("Take it back");
            page.says("taken back");
            page.fill("Good units of", "1");
            page.fill("Damaged units of", "1");
            page.button("Receive this part");
            page.says("Taken in; the rest is still on the road.");
            page.says("partly in");
            page.fillIn("Transfer", "Why", "the lorry was robbed");
            page.button("Give up the rest");
            page.says("What has not come is missing.");
            page.says("less came");
            assertThat(page.errors()).isEmpty();
        }
        var is = between("ARRIVED");
        assertThat(is.path("arrived").asInt()).isEqualTo(1);
        assertThat(is.path("missing").asInt()).isEqualTo(is.path("sent").asInt() - 2);
        assertThat(is.path("endedFor").asText()).isEqualTo("the lorry was robbed");
        return transfer;
    }

    private JsonNode between(String state) {
        return restock.get(restock.distribution() + "/v1/dcs/" + dc + "/center-transfers?state=" + state).body().path("transfers").path(0);
    }

    /** @return the SSCC of what came home */
    String callHome(String store, String item) {
        var orders = restock.distribution() + "/v1/dcs/" + dc + "/orders?status=WAITING";
        await().atMost(PATIENCE).until(() -> restock.get(orders).body().path("lines").findValuesAsText("item").contains(item));
        var released = ok(restock.post(restock.distribution() + "/v1/dcs/" + dc + "/waves", "{}"));
        String number = released.path("id").asText();
        var answers = new ArrayList<String>();
        released.path("picks").forEach(pick -> answers.add("{\"pick\": %d, \"units\": %d}".formatted(pick.path("pick").asLong(), pick.path("units").asInt())));
        ok(restock.post(restock.distribution() + "/v1/waves/" + number + "/picks", "{\"lines\": [" + String.join(", ", answers) + "]}"));
        String home =
                ok(restock.post(restock.distribution() + "/v1/dcs/" + dc + "/despatches", "{\"wave\": %s, \"store\": \"%s\"}".formatted(number, store))).path("sscc").asText();
        try (var page = FloorPage.atDesk(restock.link())) {
            page.go("/dc/" + dc + "?view=despatches&sscc=" + home);
            page.fill("Why", "the lorry broke down");
            page.button("Call it home");
            page.link("See what comes home");
            page.says("Called home from Torget");
            page.says("Its arrival");
            await().atMost(PATIENCE).until(() -> restock.get(restock.distribution() + "/v1/dcs/" + dc + "/returns?open=true").body().path("returns").size() == 1);
            page.button("All as sent");
            page.button("Receive, nothing more comes");
            page.says("Taken in; nothing more is expected.");
            assertThat(page.errors()).isEmpty();
        }
        assertThat(restock.get(restock.distribution() + "/v1/dcs/" + dc + "/returns?open=false").body().path("returns").path(0).path("state").asText()).isEqualTo("ARRIVED");
        return home;
    }
}
