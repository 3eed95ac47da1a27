package io.restock.ledger;

import static io.restassured.RestAssured.given;
import static io.restock.ledger.Shop.NOON;
import static io.restock.ledger.Shop.await;
import static io.restock.ledger.Shop.onHand;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.restock.contracts.CheckDigit;
import io.restock.contracts.Gln;
import io.restock.contracts.Gtin;
import io.restock.contracts.Limits;
import io.restock.contracts.Sscc;
import io.restock.contracts.Topics;
import io.restock.contracts.despatch.DespatchEvent;
import io.restock.contracts.despatch.DespatchEvent.GoodsDespatched;
import io.restock.contracts.store.AdjustmentReason;
import io.restock.contracts.store.StoreRecord.CountedLine;
import io.restock.contracts.store.StoreRecord.DespatchedLine;
import io.restock.contracts.store.StoreRecord.StockAdjustment;
import io.restock.local.testing.EngineTestResource;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(EngineTestResource.class)
@DisplayName("What store staff report")
class ReportsTest {
    private static long serial = System.nanoTime() % 9_000_000;

    @Inject
    Shop shop;

    @Test
    void a_report_sent_twice_is_one_report_and_its_key_serves_no_other() {
        Gln store = shop.newStore();
        Gtin milk = shop.newItem();
        String body = "{\"occurredAt\": \"%s\", \"reason\": \"FOUND\", \"lines\": [{\"item\": \"%s\", \"units\": 4}]}".formatted(NOON, milk);

        String href = shop.report(store, "adjustments", "k1", body);
        await(() -> given().get(href).then().statusCode(200).body("events.moved", contains(4)));
        assertThat(shop.report(store, "adjustments", "k1", body)).isEqualTo(href);
        given().contentType("application/json").header("Idempotency-Key", "k1").body(body.replace("\"units\": 4", "\"units\": 5"))
                .post("/v1/stores/" + store + "/adjustments").then().statusCode(409).contentType("application/problem+json");
        Shop.awaitQuiet();

        assertThat(onHand(store, milk)).isEqualTo(4);
    }

    /** Such as by another instance that is newer. */
    @Test
    void a_reason_that_this_ledger_does_not_know_is_booked_and_handed_on_as_it_came() {
        Gln store = shop.newStore();
        Gtin milk = shop.newItem();
        shop.send(new StockAdjustment(store, "a1", "d", NOON, new AdjustmentReason("DONATION"), List.of(new CountedLine(milk, -2))));

        await(() -> given().get("/v1/stores/" + store + "/stock/" + milk + "/events").then().body("events.reason", contains("DONATION")));
        assertThat(onHand(store, milk)).isEqualTo(-2);
    }

    @Test
    void wrong_fields_are_all_named_at_once() {
        Gln store = shop.newStore();
        Gtin milk = shop.newItem();

        post(store, "counts", "{\"countedAt\": \"%s\", \"lines\": [{\"item\": \"%s\", \"units\": -1}, {\"item\": \"4711\", \"units\": 1}]}".formatted(NOON, milk))
                .statusCode(422).body("errors", contains(startsWith("lines[0].units must be 0 to 10000000, was -1"), startsWith("lines[1].item must be a GTIN")));
        post(store, "counts", "{\"countedAt\": \"%s\", \"lines\": []}".formatted(NOON.plusYears(1)))
                .statusCode(422).body("errors", contains(startsWith("countedAt must not lie ahead"), startsWith("lines must be 1 to 5000")));
        post(store, "adjustments", "{\"occurredAt\": \"%s\", \"reason\": \"MAGIC\", \"lines\": [{\"item\": \"%s\", \"units\": 1}]}".formatted(NOON, milk))
                .statusCode(422).body("errors", contains(startsWith("reason must be one of [DAMAGE, THEFT, FOUND, WASTE, OWN_USE, RECALL]")));
        post(store, "adjustments", "{\"occurredAt\": \"%s\", \"reason\": \"FOUND\", \"lines\": [{\"item\": \"%s\", \"quantity\": 1}]}".formatted(NOON, milk))
                .statusCode(422).body("errors", contains(startsWith("lines[0].quantity is not a field here")));
        post(store, "counts", "{\"countedAt\": \"%s\", \"lines\": [{\"item\": \"%s\", \"units\": 1.5}]}".formatted(NOON, milk))
                .statusCode(422).body("errors", contains(startsWith("lines[0].units must be a whole number")));
        post(store, "transfers", "{\"occurredAt\": \"%s\", \"to\": \"%s\", \"lines\": [{\"item\": \"%s\", \"units\": 1}]}".formatted(NOON, store, milk))
                .statusCode(422).body("errors", contains("to must be another store"));
        post(store, "counts", "{").statusCode(400);
    }

    @ParameterizedTest
    @ValueSource(strings = {"counts", "adjustments", "receipts", "transfers"})
    void each_may_move_as_much_as_a_till_and_name_its_item_by_thirteen_digits(String kind) {
        Gln store = shop.newStore();
        String body = "{\"%s\": \"%s\", %s \"lines\": [{\"item\": \"%s\", \"units\": %d}]}";
        String instant = kind.equals("counts") ? "countedAt" : kind.equals("receipts") ? "receivedAt" : "occurredAt";
        String more = kind.equals("adjustments") ? "\"reason\": \"FOUND\"," : kind.equals("transfers") ? "\"to\": \"" + shop.newStore() + "\"," : "";
        String thirteen = shop.newWeighedItem().digits().substring(1);

        post(store, kind, body.formatted(instant, NOON, more, thirteen, Limits.UNITS)).statusCode(202);
        post(store, kind, body.formatted(instant, NOON, more, thirteen, Limits.UNITS + 1)).statusCode(422).body("errors", contains(endsWith(" to 10000000, was 10000001")));
        await(() -> given().get("/v1/stores/" + store + "/stock/" + thirteen).then().statusCode(200)
                .body("onHand", equalTo(kind.equals("transfers") ? -Limits.UNITS : Limits.UNITS)));
    }

    @Test
    void items_are_named_by_any_of_their_numbers_and_packs_count_as_so_many() {
        Gln store = shop.newStore();
        Gtin milk = Shop.someGtin();
        Gtin carton = Shop.someGtin();
        given().contentType("application/json").body("{\"name\": \"Milk\", \"packs\": [{\"gtin\": \"%s\", \"units\": 6}]}".formatted(carton)).put("/v1/items/" + milk).then()
                .statusCode(201);
        for (String number : List.of(milk.digits(), "]C101" + milk, "(01)" + milk + "(17)261231(10)L1", "https://id.gs1.org/01/" + milk + "/10/L1?17=261231")) {
            post(store, "adjustments", adjusted(number, 1)).statusCode(202);
        }
        post(store, "adjustments", adjusted(carton.digits(), 2)).statusCode(202);
        post(store, "adjustments", adjusted("(02)" + carton + "(37)3", 1)).statusCode(202);
        await(() -> given().get("/v1/stores/" + store + "/stock/" + carton).then().statusCode(200).body("item", equalTo(milk.digits())).body("onHand", equalTo(4 + 12 + 18)));
        given().get("/v1/stores/{store}/stock/{item}", store.digits(), "https://id.gs1.org/01/" + milk).then().statusCode(200).body("onHand", equalTo(34));
        given().get("/v1/stores/" + store + "/stock/" + carton + "/events").then().statusCode(200).body("events.size()", equalTo(6));
        given().get("/v1/items/" + carton).then().statusCode(200).body("gtin", equalTo(milk.digits()));
        given().contentType("application/json").body("{\"amount\": \"60\", \"currency\": \"NOK\"}").put("/v1/items/" + carton + "/prices").then().statusCode(422)
                .body("errors", contains(containsString("is 6 of item " + milk)));
    }

    @Test
    void labels_are_their_grams_or_say_that_grams_are_wanted() {
        Gln store = shop.newStore();
        String ham = "21%05d".formatted(serial++ % 100_000);
        Gtin item = Gtin.of("0" + ham + "00000");
        given().contentType("application/json").body("{\"name\": \"Ham\", \"unit\": \"GRAM\"}").put("/v1/items/" + item).then().statusCode(201);
        String label = ham + "01234" + CheckDigit.of(ham + "01234");
        post(store, "counts", "{\"countedAt\": \"%s\", \"lines\": [{\"item\": \"%s\", \"units\": 1}]}".formatted(NOON, label)).statusCode(422)
                .body("errors", contains(containsString("says what it costs and not what it weighs; name item " + item + " and send its grams")));
        given().contentType("application/json").body("{\"store\": \"%s\", \"form\": \"WEIGHT\", \"itemDigits\": 5, \"valueDigits\": 5, \"decimals\": 3}".formatted(store))
                .put("/v1/label-layouts/21").then().statusCode(201);
        post(store, "adjustments", adjusted(label, 2)).statusCode(202);
        post(store, "adjustments", adjusted("(01)" + item + "(3103)000412", 1)).statusCode(202);
        await(() -> given().get("/v1/stores/" + store + "/stock/" + label).then().statusCode(200).body("onHand", equalTo(2 * 1_234 + 412)));
    }

    @Test
    void a_receipt_of_what_nobody_listed_is_a_fact_and_somebody_is_asked() {
        Gln store = shop.newStore();
        Gtin mystery = Shop.someGtin();
        String sscc = Sscc.of(new Gln("7080002000010"), serial++).digits();
        post(store, "receipts", "{\"receivedAt\": \"%s\", \"despatch\": \"(00)%s\", \"lines\": [{\"item\": \"%s\", \"units\": 6}]}".formatted(NOON, sscc, mystery)).statusCode(202);
        await(() -> given().get("/v1/stores/" + store + "/stock/" + mystery).then().statusCode(200).body("onHand", equalTo(6)));
        await(() -> given().get("/v1/exceptions?kind=UNKNOWN_ITEM&open=true&store=" + store).then().body("exceptions.subject", contains(mystery.digits())));
        post(store, "receipts", "{\"receivedAt\": \"%s\", \"despatch\": \"%s\", \"lines\": [{\"item\": \"%s\", \"units\": 6}]}".formatted(NOON, mystery, mystery)).statusCode(422)
                .body("errors", contains(containsString("despatch must be an SSCC of 18 digits")));
    }

    private static String adjusted(String item, int units) {
        return "{\"occurredAt\": \"%s\", \"reason\": \"FOUND\", \"lines\": [{\"item\": \"%s\", \"units\": %d}]}".formatted(NOON, item, units);
    }

    @Test
    void a_head_and_lines_that_are_wrong_are_told_in_one_answer() {
        post(shop.newStore(), "transfers", "{\"to\": \"here\", \"lines\": [{\"item\": \"7038010000011\", \"units\": 0}, {}]}").statusCode(422)
                .body("errors", contains(startsWith("occurredAt is missing"), startsWith("to must be a GLN"), startsWith("lines[0].item has a wrong check digit"),
                        startsWith("lines[0].units must be 1 to 10000000, was 0"), startsWith("lines[1].item is missing; send a GTIN"), startsWith("lines[1].units must be")));
    }

    @Test
    void unknown_stores_and_items_are_named_with_the_mend() {
        Gln store = shop.newStore();
        Gtin mystery = Shop.someGtin();
        String body = "{\"countedAt\": \"%s\", \"lines\": [{\"item\": \"%s\", \"units\": 1}]}".formatted(NOON, mystery);

        post(store, "counts", body).statusCode(404).body("detail", containsString("PUT /v1/items/" + mystery));
        post(Shop.someGln(), "counts", body).statusCode(404).body("detail", containsString("is not listed; PUT /v1/stores/"));
    }

    @Test
    void a_counted_case_is_its_units() {
        Gln store = shop.newStore();
        Gtin can = Shop.someGtin();
        Gtin tray = Shop.someGtin();
        given().contentType("application/json").body("{\"name\": \"Cola\", \"casePack\": 24, \"packs\": [{\"gtin\": \"%s\", \"units\": 24}]}".formatted(tray))
                .put("/v1/items/" + can).then().statusCode(201);

        String href = shop.report(store, "counts", "c", """
                {"countedAt": "%s", "lines": [{"item": "%s", "units": 2}, {"item": "%s", "units": 5}]}""".formatted(NOON, tray, can));

        await(() -> given().get(href).then().statusCode(200));
        assertThat(onHand(store, can)).isEqualTo(53);
    }

    @Test
    void a_despatch_is_under_way_until_it_is_received_and_what_differs_is_told() {
        Gln store = shop.newStore();
        Gtin milk = shop.newItem();
        Gtin bread = shop.newItem();
        Gtin eggs = shop.newItem();
        Sscc sscc = despatched(store, new DespatchedLine(milk, 6, "o1/1"), new DespatchedLine(milk, 6, "o2/1"), new DespatchedLine(bread, 5, "o1/2"));
        String openDespatches = "/v1/stores/" + store + "/despatches?status=OPEN";
        await(() -> given().get(openDespatches).then().statusCode(200).body("despatches.sscc", contains(sscc.digits())).body("despatches[0].lines", hasSize(3)));
        given().get("/v1/stores/" + store + "/stock/" + milk).then().body("inTransit", equalTo(12)).body("onHand", equalTo(0));

        String href = complete(store, "r1", sscc, """
                [{"item": "%s", "units": 14, "condition": "GOOD"}, {"item": "%s", "units": 1, "condition": "DAMAGED"}, {"item": "%s", "units": 2, "condition": "GOOD"}]"""
                .formatted(milk, milk, eggs));

        await(() -> given().get(href).then().statusCode(200)
                .body("events.item", contains(milk.digits(), milk.digits(), bread.digits(), eggs.digits()))
                .body("events.orderLine", contains("o1/1", "o2/1", "o1/2", null))
                .body("events.despatched", contains(6, 6, 5, 0))
                .body("events.units", contains(6, 8, 0, 2))
                .body("events.damaged", contains(0, 1, 0, 0)));
        given().get(openDespatches).then().body("despatches", hasSize(0));
        given().get("/v1/stores/" + store + "/stock/" + bread).then().body("inTransit", equalTo(0)).body("onHand", equalTo(0));
        given().get("/v1/exceptions?open=true&kind=RECEIPT_DIFFERS&store=" + store).then()
                .body("exceptions.detail", hasItem(containsString(milk + ": 12 sent, 14 good and 1 damaged arrived")));
    }

    @Test
    void a_receipt_faster_than_its_advice_is_matched_when_the_advice_comes() {
        Gln store = shop.newStore();
        Gtin milk = shop.newItem();
        Sscc sscc = Sscc.of(store, serial++);
        String href = receive(store, "r", sscc, "[{\"item\": \"%s\", \"units\": 6}]".formatted(milk));
        await(() -> given().get(href).then().statusCode(200));
        String open = "/v1/exceptions?open=true&kind=RECEIPT_WITHOUT_DESPATCH&store=" + store;
        given().get(open).then().body("exceptions.subject", contains(sscc.digits()));

        despatched(sscc, store, new DespatchedLine(milk, 6, "o/1"));

        await(() -> given().get(open).then().body("exceptions", hasSize(0)));
        given().get("/v1/stores/" + store + "/stock/" + milk).then().body("inTransit", equalTo(0)).body("onHand", equalTo(6));
        given().get("/v1/stores/" + store + "/stock/" + milk + "/events").then()
                .body("events.type", contains("DeliveryReceived", "DeliveryDespatched", "DeliveryReceived"));
    }

    @Test
    void a_despatch_that_nobody_receives_for_two_days_is_an_exception_until_it_is_received() {
        Gln store = shop.newStore();
        Gtin milk = shop.newItem();
        Sscc sscc = Sscc.of(store, serial++);
        var advice = new GoodsDespatched(store, NOON.minusDays(3).toInstant(), Shop.someGln(), sscc, NOON.toInstant(), List.of(new DespatchedLine(milk, 6, null)));
        shop.send(Topics.DESPATCHES, store.digits(), "GoodsDespatched", DespatchEvent.CODEC.write(advice));
        String open = "/v1/exceptions?open=true&kind=DESPATCH_OVERDUE&store=" + store;
        await(() -> given().get(open).then().body("exceptions.subject", contains(sscc.digits())));

        receive(store, "r", sscc, "[{\"item\": \"%s\", \"units\": 6}]".formatted(milk));

        await(() -> given().get(open).then().body("exceptions", hasSize(0)));
    }

    @Test
    void an_advice_that_cannot_be_carried_is_put_aside_and_those_around_it_are_carried() {
        Gln store = shop.newStore();
        Gtin milk = shop.newItem();
        Sscc before = despatched(store, new DespatchedLine(milk, 6, null));
        var nowhere = "{\"occurredAt\": \"%s\", \"despatch\": \"%s\"}".formatted(NOON.toInstant(), Sscc.of(store, serial++));
        shop.send(Topics.DESPATCHES, store.digits(), "GoodsDespatched", nowhere.getBytes(StandardCharsets.UTF_8));
        shop.send(Topics.DESPATCHES, store.digits(), "GoodsLost", new byte[] {1});
        shop.send(Topics.DESPATCHES, store.digits(), "GoodsDespatched", null);
        Sscc after = despatched(store, new DespatchedLine(milk, 6, null));

        await(() -> given().get("/v1/stores/" + store + "/despatches").then().body("despatches.sscc", containsInAnyOrder(before.digits(), after.digits())));
        given().get("/v1/quarantine?limit=1000").then()
                .body("quarantined.findAll { it.key == '%s' }.reason".formatted(store), contains(
                        containsString("names no store"), containsString("unknown type GoodsLost"), containsString("has no value")));
        given().get("/q/health/ready").then().statusCode(200);
    }

    private Sscc despatched(Gln store, DespatchedLine... lines) {
        return despatched(Sscc.of(store, serial++), store, lines);
    }

    private Sscc despatched(Sscc sscc, Gln store, DespatchedLine... lines) {
        var advice = new GoodsDespatched(store, NOON.toInstant(), Shop.someGln(), sscc, NOON.plusHours(3).toInstant(), List.of(lines));
        shop.send(Topics.DESPATCHES, store.digits(), "GoodsDespatched", DespatchEvent.CODEC.write(advice));
        return sscc;
    }

    private String receive(Gln store, String key, Sscc sscc, String lines) {
        return shop.report(store, "receipts", key, "{\"receivedAt\": \"%s\", \"despatch\": \"%s\", \"lines\": %s}".formatted(NOON.plusHours(4), sscc, lines));
    }

    private String complete(Gln store, String key, Sscc sscc, String lines) {
        return shop.report(store, "receipts", key, "{\"receivedAt\": \"%s\", \"despatch\": \"%s\", \"lines\": %s, \"complete\": true}".formatted(NOON.plusHours(4), sscc, lines));
    }

    private static ValidatableResponse post(Gln store, String kind, String body) {
        return given().contentType("application/json").body(body).post("/v1/stores/" + store + "/" + kind).then();
    }
}
