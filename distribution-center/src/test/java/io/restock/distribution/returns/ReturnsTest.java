package io.restock.distribution.returns;

import static io.restassured.RestAssured.given;
import static io.restock.local.testing.Patience.PATIENCE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.restock.contracts.Gln;
import io.restock.contracts.Gtin;
import io.restock.contracts.StoreItemId;
import io.restock.contracts.catalog.Item;
import io.restock.contracts.despatch.DespatchEvent;
import io.restock.contracts.despatch.DespatchEvent.ReturnCalledOff;
import io.restock.contracts.despatch.DespatchEvent.ReturnReceived;
import io.restock.contracts.exceptions.ExceptionKind;
import io.restock.contracts.exceptions.ExceptionRaised;
import io.restock.contracts.stock.StockEvent.TransferSent;
import io.restock.contracts.store.StoreRecord.CountedLine;
import io.restock.contracts.store.StoreRecord.TransferredLine;
import io.restock.distribution.AtOneCenter;
import io.restock.distribution.World;
import io.restock.local.testing.EngineTestResource;
import io.restock.local.testing.TestTokens;
import io.restock.local.token.LocalToken;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(EngineTestResource.class)
@DisplayName("What stores send back")
class ReturnsTest extends AtOneCenter {
    @Test
    void is_due_and_becomes_stock_as_it_comes_in_parts_and_without_what_is_damaged() {
        long inbound = account("eachesInbound");
        long returned = account("eachesReturned");
        sent("t", milk, 10);
        due("t").body("state", equalTo("OPEN")).body("reason", equalTo("END_OF_SEASON")).body("lines.sent", contains(10)).body("lines.open", contains(10));

        arrive("t", "a1", milk, 4, 0, false).statusCode(201).body("returned.state", equalTo("OPEN")).body("returned.lines[0].open", equalTo(6))
                .body("putAway.units", contains(4)).body("putAway.location", contains("PICK_FACE"));
        arrive("t", "a2", milk, 5, 1, false).statusCode(201).body("returned.state", equalTo("ARRIVED"));

        due("t").body("state", equalTo("ARRIVED")).body("lines.arrived", contains(9)).body("lines.damaged", contains(1)).body("lines.open", contains(0)).body("lines.over",
                contains(0));
        assertThat(world.stock(milk)).isEqualTo(Map.of("PICK_FACE", 9));
        world.get("/v1/dcs/" + world.dc + "/stock/" + milk + "/entries").body("entries.kind", contains("RETURNED", "RETURNED"))
                .body("entries[0].reference", equalTo("return " + store + "/t, END_OF_SEASON"));
        assertThat(account("eachesInbound") - inbound).isZero();
        assertThat(account("eachesReturned") - returned).isEqualTo(9);
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(said()).containsExactly(
                new ReturnReceived(store, world.now, world.dc, "t", 1, List.of(new TransferredLine(milk, 4, 0)), false),
                new ReturnReceived(store, world.now, world.dc, "t", 2, List.of(new TransferredLine(milk, 5, 1)), false)));
        assertThat(world.board()).doesNotContain(milk.digits());
    }

    @Test
    void is_of_the_lot_that_the_arrival_names_and_an_unknown_lot_is_said_so() {
        world.inbound(milk, 6, "RESERVE", "KNOWN", 9).statusCode(201);
        sent("t", milk, 20);
        String form = "{\"arrivedAt\": \"%s\", \"lines\": [%s], \"location\": \"RESERVE\"}";
        String path = "/v1/dcs/" + world.dc + "/returns/" + store + "/t/arrivals";
        String known = "{\"item\": \"%s\", \"units\": 4, \"lot\": \"KNOWN\"%s}";
        world.post(path, form.formatted(world.now, known.formatted(milk, ", \"bestBefore\": \"" + World.day(3) + "\""))).statusCode(422)
                .body("errors[0]", containsString("lot KNOWN of item " + milk + " came with " + World.day(9)));
        world.post(path, form.formatted(world.now, known.formatted(milk, ""))).statusCode(201).body("putAway.lot", contains("KNOWN")).body("unknownLots", nullValue());
        world.post(path, form.formatted(world.now, "{\"item\": \"%s\", \"units\": 5, \"damaged\": 1, \"lot\": \"NEW\", \"bestBefore\": \"%s\"}, {\"item\": \"%s\", \"units\": 2}"
                .formatted(milk, World.day(4), milk))).statusCode(201).body("unknownLots", contains("NEW"));
        world.post(path, form.formatted(world.now, "{\"item\": \"%s\", \"units\": 3, \"lot\": \"OVER\", \"bestBefore\": \"%s\"}".formatted(milk, World.day(-1)))).statusCode(201);
        assertThat(world.lots(milk, "RESERVE")).isEqualTo(Map.of("KNOWN", 10, "NEW", 5, "OVER", 3));
        assertThat(world.stock(milk)).isEqualTo(Map.of("RESERVE", 20));
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(world.raised(ExceptionKind.DC_LOT_PASSED)).extracting(ExceptionRaised::subject).containsExactly(world.dc + "|" + milk + "|OVER"));
        world.placed(world.line(store, milk, 18, 6));
        world.wave().body("picks.lot", containsInAnyOrder("NEW", "KNOWN")).body("picks.find { it.lot == 'NEW' }.units", equalTo(5));
    }

    @Test
    void counts_once_however_often_it_is_reported_and_a_key_serves_no_other_content() {
        sent("t", milk, 10);
        String first = arrive("t", "a", milk, 4, 0, false).statusCode(201).extract().asString();
        assertThat(arrive("t", "a", milk, 4, 0, false).statusCode(200).extract().asString()).isEqualTo(first);
        arrive("t", "a", milk, 5, 0, false).statusCode(409).body("detail", containsString("was used for other content"));
        arrive("u", "a", milk, 4, 0, false).statusCode(409);
        assertThat(world.stock(milk)).isEqualTo(Map.of("PICK_FACE", 4));
    }

    @Test
    void is_taken_and_said_when_it_is_more_than_was_sent_or_less() {
        Gtin bread = world.item(6);
        sent("t", milk, 10);
        sent("t", bread, 5);
        arrive("t", "a", milk, 12, 0, true).statusCode(201).body("returned.state", equalTo("ARRIVED"));
        due("t").body("lines.find { it.item == '%s' }.over".formatted(milk), equalTo(2)).body("lines.find { it.item == '%s' }.missing".formatted(bread), equalTo(5));
        arrive("t", "b", bread, 5, 0, true).statusCode(201);
        due("t").body("lines.find { it.item == '%s' }.missing".formatted(bread), equalTo(0));
        assertThat(world.stock(milk)).isEqualTo(Map.of("PICK_FACE", 12));
    }

    @Test
    void may_be_faster_than_its_news_and_is_joined_with_it() {
        arrive("t", "a", milk, 4, 1, false).statusCode(201).body("returned.state", equalTo("NOT_SENT")).body("returned.sentAt", nullValue());
        world.get("/v1/dcs/" + world.dc + "/returns?open=true").body("returns.transfer", contains("t"));
        cancel("t", "c", null).statusCode(404).body("detail", containsString("ask again soon"));
        sent("t", milk, 10);
        due("t").body("state", equalTo("OPEN")).body("lines.arrived", contains(4)).body("lines.damaged", contains(1)).body("lines.open", contains(5));
        assertThat(world.stock(milk)).isEqualTo(Map.of("PICK_FACE", 4));
    }

    @Test
    void is_the_stores_again_when_it_is_called_off_as_far_as_it_has_not_come() throws Exception {
        sent("t", milk, 10);
        arrive("t", "a", milk, 4, 0, false).statusCode(201);
        cancel("t", "c", staff("store", World.gln())).statusCode(403).body("detail", containsString("may speak neither for store " + store));
        cancel("t", "c", staff("merchandiser", store)).statusCode(403);
        cancel("t", "c", staff("store", store)).statusCode(201).body("state", equalTo("CANCELLED")).body("cancelledFor", equalTo("the van broke down"))
                .body("lines.cancelled", contains(6)).body("lines.open", contains(0));
        cancel("t", "c", staff("store", store)).statusCode(200);
        cancel("t", "d", null).statusCode(409).body("detail", containsString("under way any more"));
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(said()).last().isInstanceOfSatisfying(ReturnCalledOff.class, off -> {
            assertThat(off.lines()).containsExactly(new CountedLine(milk, 6));
            assertThat(off.part()).isEqualTo(2);
            assertThat(off.reason()).isEqualTo("the van broke down");
        }));
        assertThat(world.stock(milk)).isEqualTo(Map.of("PICK_FACE", 4));
        arrive("t", "late", milk, 6, 0, false).statusCode(201);
        due("t").body("lines.over", contains(6));
    }

    @Test
    void is_called_off_with_the_rest_of_it_when_a_line_is_heard_of_later() {
        Gtin bread = world.item(6);
        sent("t", milk, 10);
        cancel("t", "c", null).statusCode(201);
        sent("t", bread, 5);
        due("t").body("state", equalTo("CANCELLED")).body("lines.cancelled", contains(10, 5));
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(said()).last().isInstanceOfSatisfying(ReturnCalledOff.class,
                off -> assertThat(off.lines()).containsExactly(new CountedLine(bread, 5))));
    }

    @Test
    void is_counted_in_items_whatever_number_is_scanned_and_put_where_people_say() {
        Gtin carton = World.gtin();
        world.packs(milk, Item.Unit.EACH, new Item.Pack(carton, 6));
        sent("t", milk, 12);
        await().atMost(PATIENCE).untilAsserted(() -> given().get("/v1/dcs/" + world.dc + "/stock?item=" + carton).then().statusCode(200));
        world.post("/v1/dcs/" + world.dc + "/returns/" + store + "/t/arrivals", """
                {"arrivedAt": "%s", "location": "RESERVE", "lines": [{"item": "%s", "units": 1, "damaged": 1}]}""".formatted(world.now, carton)).statusCode(201);
        due("t").body("state", equalTo("ARRIVED")).body("lines.arrived", contains(6)).body("lines.damaged", contains(6));
        assertThat(world.stock(milk)).isEqualTo(Map.of("RESERVE", 6));
    }

    @Test
    void names_what_is_wrong_with_a_report() {
        String returns = "/v1/dcs/" + world.dc + "/returns/";
        world.post(returns + store + "/t/arrivals", "{\"location\": \"STAGED\", \"lines\": [{\"item\": \"%s\", \"units\": -1}]}".formatted(milk)).statusCode(422)
                .body("errors", contains(startsWith("arrivedAt must say"), startsWith("location must be"), startsWith("lines[0].units must be 0")));
        world.post(returns + store + "/t/arrivals", "{\"arrivedAt\": \"%s\"}".formatted(world.now)).statusCode(422).body("errors", hasSize(1));
        world.post(returns + World.gln() + "/t/arrivals", "{\"arrivedAt\": \"%s\", \"complete\": true}".formatted(world.now)).statusCode(404);
        world.post("/v1/dcs/" + World.gln() + "/returns/" + store + "/t/arrivals", "{\"arrivedAt\": \"%s\", \"complete\": true}".formatted(world.now)).statusCode(404);
        world.post(returns + store + "/t/cancellations", "{}").statusCode(422).body("errors", contains(startsWith("reason must be 1 to")));
        given().get(returns + store + "/t").then().statusCode(404);
    }

    @Test
    void is_listed_oldest_first_by_pages() {
        sent("t1", milk, 1);
        sent("t2", milk, 2);
        arrive("t1", "a", milk, 1, 0, false).statusCode(201);
        String all = "/v1/dcs/" + world.dc + "/returns";
        world.get(all).body("returns.transfer", contains("t1", "t2")).body("next", nullValue());
        world.get(all + "?open=true").body("returns.transfer", contains("t2"));
        world.get(all + "?open=false&store=" + store).body("returns.transfer", contains("t1"));
        world.get(all + "?store=" + World.gln()).body("returns", empty());
        String next = world.get(all + "?limit=1").body("returns.transfer", contains("t1")).extract().path("next");
        world.get(all + "?limit=1&after=" + next).body("returns.transfer", contains("t2"));
    }

    /** The ledger says it, and the center has heard. */
    private void sent(String transfer, Gtin item, int units) {
        world.stock(new TransferSent(new StoreItemId(store, item), world.now.minusSeconds(600), transfer, world.dc, units, 0, true, "END_OF_SEASON"));
        await().atMost(PATIENCE).untilAsserted(() -> due(transfer).body("lines.find { it.item == '%s' }.sent".formatted(item), equalTo(units)));
    }

    private ValidatableResponse due(String transfer) {
        return given().get("/v1/dcs/" + world.dc + "/returns/" + store + "/" + transfer).then().statusCode(200);
    }

    private ValidatableResponse arrive(String transfer, String key, Gtin item, int units, int damaged, boolean complete) {
        return given().contentType("application/json").header("Idempotency-Key", key).body("""
                {"arrivedAt": "%s", "lines": [{"item": "%s", "units": %d, "damaged": %d}], "complete": %s}""".formatted(world.now, item, units, damaged, complete))
                .post("/v1/dcs/" + world.dc + "/returns/" + store + "/" + transfer + "/arrivals").then();
    }

    /** @param token null for one who may */
    private ValidatableResponse cancel(String transfer, String key, String token) {
        var request = given().contentType("application/json").header("Idempotency-Key", key).body("{\"reason\": \"the van broke down\"}");
        return (token == null ? request : request.auth().oauth2(token)).post("/v1/dcs/" + world.dc + "/returns/" + store + "/" + transfer + "/cancellations").then();
    }

    private static String staff(String role, Gln of) throws Exception {
        return TestTokens.of(new LocalToken("staff of " + of, List.of(role), List.of(of.digits()), List.of(), List.of()));
    }

    private List<DespatchEvent> said() {
        return world.on("distribution.despatches", store.digits()).stream().map(record -> DespatchEvent.CODEC.read(World.type(record), record.value())).toList();
    }

    private static long account(String count) {
        return given().get("/v1/account").then().statusCode(200).extract().jsonPath().getLong("counts." + count);
    }
}
