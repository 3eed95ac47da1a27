package io.restock.distribution.despatch;

import static io.restassured.RestAssured.given;
import static io.restock.local.testing.Patience.PATIENCE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.restock.contracts.Gln;
import io.restock.contracts.Sscc;
import io.restock.contracts.StoreItemId;
import io.restock.contracts.catalog.Item;
import io.restock.contracts.despatch.DespatchEvent;
import io.restock.contracts.despatch.DespatchEvent.DespatchCalledOff;
import io.restock.contracts.despatch.DespatchEvent.LineShorted;
import io.restock.contracts.despatch.DespatchEvent.Outcome;
import io.restock.contracts.exceptions.ExceptionKind;
import io.restock.contracts.exceptions.ExceptionRaised;
import io.restock.contracts.orders.OrderEvent.CancellationAsked;
import io.restock.contracts.orders.OrderEvent.LinePlaced;
import io.restock.contracts.stock.StockEvent.DeliveryCalledOff;
import io.restock.contracts.stock.StockEvent.DeliveryReversed;
import io.restock.distribution.AtOneCenter;
import io.restock.distribution.World;
import io.restock.local.testing.EngineTestResource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(EngineTestResource.class)
@DisplayName("A despatch that is called off")
class DespatchCancellationTest extends AtOneCenter {
    private LinePlaced line;
    private Sscc sscc;

    @BeforeEach
    void twelve_have_left() {
        line = world.placed(world.line(store, milk, 12, 6));
        world.inbound(milk, 60, "PICK_FACE");
        sscc = leaves(12);
    }

    @Test
    void comes_home_and_its_line_waits_for_another_wave_with_the_same_24_hours() {
        callOff("k", 201).body("calledOffFor", equalTo("the lorry broke down")).body("status", equalTo("UNDER_WAY")).body("lines[0].calledOff", nullValue());
        callOff("k", 200);
        callOff("other", 409).body("detail", containsString("was called off already, at "));
        assertThat(said(DespatchCalledOff.class)).singleElement().satisfies(off -> assertThat(off.despatch()).isEqualTo(sscc));
        order("DESPATCHED", 0);

        world.stock(world.home(line, sscc, 12));

        order("BACK_ORDERED", 12);
        world.get("/v1/despatches/" + sscc).body("status", equalTo("CALLED_OFF")).body("lines[0].calledOff", equalTo(12)).body("lines[0].receivedAt", nullValue());
        world.get("/v1/dcs/" + world.dc + "/despatches?status=CALLED_OFF").body("despatches.sscc", contains(sscc.digits())).body("despatches[0].calledOffAt", notNullValue());
        world.get("/v1/dcs/" + world.dc + "/despatches?status=RECEIVED").body("despatches", empty());
        world.get("/v1/dcs/" + world.dc + "/orders").body("lines[0].dueAt", equalTo(line.dueAt().toString()));
        assertThat(said(LineShorted.class)).singleElement().satisfies(told -> {
            assertThat(told.outcome()).isEqualTo(Outcome.BACK_ORDERED);
            assertThat(told.reason()).isEqualTo(LineShorted.CALLED_OFF);
            assertThat(told.units()).isEqualTo(12);
        });
        due().body("despatch", equalTo(sscc.digits())).body("state", equalTo("OPEN")).body("lines.open", contains(12)).body("reason", equalTo("the lorry broke down"));
        assertThat(world.stock(milk)).isEqualTo(Map.of("PICK_FACE", 48));

        arrive("a1", 6, 1, false).statusCode(201).body("returned.lines[0].open", equalTo(5));
        arrive("a1", 6, 1, false).statusCode(200);
        arrive("a2", 5, 0, true).statusCode(201).body("returned.state", equalTo("ARRIVED"));
        assertThat(world.stock(milk)).isEqualTo(Map.of("PICK_FACE", 59));
        world.get("/v1/dcs/" + world.dc + "/stock/" + milk + "/entries").body("entries[0].reference", equalTo("despatch " + sscc + " came home, the lorry broke down"));
        assertThat(said(DespatchEvent.ReturnReceived.class)).as("no store has sent it").isEmpty();

        Sscc second = leaves(12);
        order("DESPATCHED", 0);
        assertThat(second).isNotEqualTo(sscc);
    }

    @Test
    void is_called_off_as_far_as_it_was_not_received() {
        world.stock(world.received(line, sscc, 4, 4));
        await().atMost(PATIENCE).untilAsserted(() -> world.get("/v1/despatches/" + sscc).body("lines[0].received", equalTo(4)));
        callOff("k", 201);
        world.stock(world.home(line, sscc, 8));
        order("BACK_ORDERED", 8);
        world.get("/v1/despatches/" + sscc).body("status", equalTo("RECEIVED")).body("lines[0].calledOff", equalTo(8)).body("lines[0].received", equalTo(4));
        due().body("lines.sent", contains(8));
    }

    @Test
    void has_nothing_to_call_off_once_all_of_it_is_received_or_nobody_knows_it() {
        world.stock(world.received(line, sscc, 12, 12));
        await().atMost(PATIENCE).untilAsserted(() -> world.get("/v1/despatches/" + sscc).body("status", equalTo("RECEIVED")));
        callOff("k", 409).body("detail", containsString("nothing of despatch " + sscc + " is under way any more"));
        world.post("/v1/despatches/" + Sscc.of(world.dc, 77) + "/cancellations", "{\"reason\": \"x\"}").statusCode(404);
        world.post("/v1/despatches/12/cancellations", "{}").statusCode(422).body("errors", contains(startsWith("sscc must be"), startsWith("reason must be 1 to")));
        arrive("a", 12, 0, true).statusCode(409).body("detail", containsString("was not called off"));
        order("DESPATCHED", 0);
    }

    @Test
    void was_received_before_the_ledger_heard_that_it_was_called_off() {
        callOff("k", 201);
        world.stock(world.received(line, sscc, 12, 12));
        await().atMost(PATIENCE).untilAsserted(() -> world.get("/v1/despatches/" + sscc).body("status", equalTo("RECEIVED")));
        order("DESPATCHED", 0);
        world.get("/v1/dcs/" + world.dc + "/returns").body("returns", empty());
        assertThat(world.raised(ExceptionKind.DC_CALLED_OFF_RECEIVED)).isEmpty();
    }

    @Test
    void is_received_all_the_same_and_is_due_no_more() {
        callOff("k", 201);
        world.stock(world.home(line, sscc, 12));
        order("BACK_ORDERED", 12);
        world.stock(world.allTheSame(line, sscc, 12));
        world.stock(world.received(line, sscc, 12, 12));
        order("DESPATCHED", 0);
        await().atMost(PATIENCE).untilAsserted(() -> world.get("/v1/despatches/" + sscc).body("status", equalTo("RECEIVED")).body("lines[0].received", equalTo(12)));
        due().body("state", equalTo("CANCELLED")).body("lines.cancelled", contains(12)).body("lines.open", contains(0));
        assertThat(open()).containsExactly(true);
        world.get("/v1/dcs/" + world.dc + "/orders?limit=1").body("lines[0].units", equalTo(12));

        world.post("/v1/dcs/" + world.dc + "/exceptions/closings", "{\"kind\": \"DC_CALLED_OFF_RECEIVED\", \"subject\": \"%s|%s\"}"
                .formatted(world.dc, sscc)).statusCode(200);
        assertThat(open()).containsExactly(true, false);
    }

    @Test
    void is_received_all_the_same_when_a_pick_has_it_already_or_it_was_sent_once_more() {
        callOff("k", 201);
        world.stock(world.home(line, sscc, 12));
        order("BACK_ORDERED", 12);
        var wave = world.wave().statusCode(201).body("picks", hasSize(1)).extract().jsonPath();
        world.stock(world.allTheSame(line, sscc, 6));
        order("PICKING", 0).body("lines[0].allocated", equalTo(6)).body("lines[0].despatched", equalTo(6));
        world.pick(wave.getLong("id"), wave.getLong("picks[0].pick"), 6, null).statusCode(200);
        world.despatch(wave.getLong("id"), store).statusCode(201);
        world.stock(world.allTheSame(line, sscc, 6));
        order("DESPATCHED", 0).body("lines[0].despatched", equalTo(18)).body("lines[0].units", equalTo(12));
    }

    @Test
    void goes_home_again_when_that_receipt_was_typed_wrongly() {
        callOff("k", 201);
        world.stock(world.home(line, sscc, 12));
        world.stock(world.allTheSame(line, sscc, 12));
        world.stock(world.received(line, sscc, 12, 12));
        order("DESPATCHED", 0);
        world.stock(new DeliveryReversed(new StoreItemId(store, milk), world.now, "r", sscc, line.line().toString(), 12, 12, 0, 12, 0, null));
        world.stock(world.home(line, sscc, 12));
        order("BACK_ORDERED", 12);
        due().body("state", equalTo("OPEN")).body("lines.open", contains(12));
        assertThat(open()).containsExactly(true, false);
    }

    @Test
    void is_cancelled_where_the_line_was_called_off_when_it_had_left() {
        world.order(new CancellationAsked(line.line(), store, milk, world.now, 12, "too much"));
        await().atMost(PATIENCE).untilAsserted(() -> world.get("/v1/account").body("lag.'replenishment.orders'", equalTo(0)));
        order("DESPATCHED", 0);
        callOff("k", 201);
        world.stock(world.home(line, sscc, 12));
        order("CANCELLED", 0).body("lines[0].cancelled", equalTo(12));
        assertThat(said(LineShorted.class)).singleElement().satisfies(told -> assertThat(told.outcome()).isEqualTo(Outcome.CANCELLED));
        due().body("lines.open", contains(12));
    }

    @Test
    void is_cancelled_where_its_item_is_delisted() {
        world.lists(new Item(milk, "Milk", "Brand", "Dairy", "Milk", Item.Unit.EACH, 6, List.of()).in(Item.State.DELISTED));
        await().atMost(PATIENCE).untilAsserted(() -> world.get("/v1/account").body("lag.'catalog.items'", equalTo(0)));
        callOff("k", 201);
        world.stock(world.home(line, sscc, 12));
        order("CANCELLED", 0);
        assertThat(said(LineShorted.class)).singleElement().satisfies(told -> assertThat(told.reason()).isEqualTo(LineShorted.DELISTED));
    }

    @Test
    void asks_for_what_was_ordered_where_the_scale_had_said_more() {
        milk = world.weighed(500);
        Gln butcher = world.store();
        line = world.placed(world.line(butcher, milk, 1_000, 500));
        world.inbound(milk, 5_000, "PICK_FACE");
        var wave = world.wave().statusCode(201).extract().jsonPath();
        world.pick(wave.getLong("id"), wave.getLong("picks[0].pick"), 1_180, null).statusCode(200);
        sscc = new Sscc(world.despatch(wave.getLong("id"), butcher).statusCode(201).extract().jsonPath().getString("sscc"));
        callOff("k", 201);
        world.stock(world.home(line, sscc, 1_180));
        String of = "lines.find { it.item == '%s' }.".formatted(milk);
        await().atMost(PATIENCE).untilAsserted(() -> world.get("/v1/dcs/" + world.dc + "/orders").body(of + "waiting", equalTo(1_000)).body(of + "units", equalTo(1_000)));
        world.get("/v1/dcs/" + world.dc + "/returns").body("returns.find { it.despatch == '%s' }.lines.sent".formatted(sscc), contains(1_180));
        world.stock(world.allTheSame(line, sscc, 1_180));
        await().atMost(PATIENCE).untilAsserted(() -> world.get("/v1/dcs/" + world.dc + "/orders").body(of + "waiting", equalTo(0)).body(of + "despatched", equalTo(1_180)));
    }

    @Test
    void comes_home_from_the_store_to_which_it_was_redirected() {
        Gln other = world.store();
        world.stock(new DeliveryCalledOff(new StoreItemId(store, milk), world.now, sscc, line.line().toString(), 12, other, true, 0, 0, null));
        await().atMost(PATIENCE).untilAsserted(() -> world.get("/v1/despatches/" + sscc).body("lines[0].redirectedTo", equalTo(other.digits())));
        callOff("k", 201);
        world.stock(new DeliveryCalledOff(new StoreItemId(other, milk), world.now, sscc, null, 12, world.dc, false, 0, 0, true));
        due().body("lines.open", contains(12));
        order("DESPATCHED", 0);
    }

    @Test
    void may_be_back_before_the_ledger_has_said_so() {
        callOff("k", 201);
        arrive("a", 12, 0, true).statusCode(201).body("returned.state", equalTo("NOT_SENT"));
        assertThat(world.stock(milk)).isEqualTo(Map.of("PICK_FACE", 60));
        world.stock(world.home(line, sscc, 12));
        order("BACK_ORDERED", 12);
        due().body("state", equalTo("ARRIVED")).body("lines.over", contains(0));
        world.post("/v1/dcs/" + world.dc + "/returns/" + store + "/despatch-" + sscc + "/cancellations", "{\"reason\": \"x\"}").statusCode(409);
    }

    @Test
    void comes_home_with_the_lots_that_it_left_with_though_nobody_names_them() {
        milk = world.item(6);
        line = world.placed(world.line(store, milk, 18, 6));
        world.inbound(milk, 6, "PICK_FACE", "EARLY", 4).statusCode(201);
        world.inbound(milk, 12, "PICK_FACE", "LATE", 9).statusCode(201);
        var wave = world.wave().statusCode(201).body("picks", hasSize(2)).extract().jsonPath();
        world.pick(wave.getLong("id"), wave.getLong("picks[0].pick"), 6, null).statusCode(200);
        world.pick(wave.getLong("id"), wave.getLong("picks[1].pick"), 12, null).statusCode(200);
        sscc = new Sscc(world.despatch(wave.getLong("id"), store).statusCode(201).extract().jsonPath().getString("sscc"));
        callOff("k", 201);
        world.stock(world.home(line, sscc, 18));
        due();

        arrive("a1", 8, 0, false).statusCode(201);
        assertThat(world.lots(milk, "PICK_FACE")).isEqualTo(Map.of("EARLY", 6, "LATE", 2));
        world.post("/v1/dcs/" + world.dc + "/reversals", "{\"of\": \"a1\", \"kind\": \"RETURN_ARRIVAL\", \"reason\": \"five\"}").statusCode(201);
        arrive("a2", 5, 0, false).statusCode(201);
        assertThat(world.lots(milk, "PICK_FACE")).isEqualTo(Map.of("EARLY", 5));
        arrive("a3", 14, 0, true).statusCode(201);
        assertThat(world.lots(milk, "PICK_FACE")).as("one more came than had left").isEqualTo(Map.of("EARLY", 6, "LATE", 12));
        assertThat(world.stock(milk)).isEqualTo(Map.of("PICK_FACE", 19));
    }

    private Sscc leaves(int units) {
        var wave = world.wave().statusCode(201).body("picks", hasSize(1)).extract().jsonPath();
        world.pick(wave.getLong("id"), wave.getLong("picks[0].pick"), units, null).statusCode(200);
        return new Sscc(world.despatch(wave.getLong("id"), store).statusCode(201).extract().jsonPath().getString("sscc"));
    }

    private ValidatableResponse callOff(String key, int status) {
        return given().contentType("application/json").header("Idempotency-Key", key).body("{\"reason\": \"the lorry broke down\"}")
                .post("/v1/despatches/" + sscc + "/cancellations").then().statusCode(status);
    }

    private ValidatableResponse arrive(String key, int units, int damaged, boolean complete) {
        return given().contentType("application/json").header("Idempotency-Key", key).body("""
                {"arrivedAt": "%s", "lines": [{"item": "%s", "units": %d, "damaged": %d}], "complete": %s}""".formatted(world.now, milk, units, damaged, complete))
                .post("/v1/despatches/" + sscc + "/arrivals").then();
    }

    private ValidatableResponse order(String status, int waiting) {
        await().atMost(PATIENCE)
                .untilAsserted(() -> world.get("/v1/dcs/" + world.dc + "/orders").body("lines[0].status", equalTo(status)).body("lines[0].waiting", equalTo(waiting)));
        return world.get("/v1/dcs/" + world.dc + "/orders");
    }

    private ValidatableResponse due() {
        String address = "/v1/dcs/" + world.dc + "/returns/" + store + "/despatch-" + sscc;
        await().atMost(PATIENCE).untilAsserted(() -> given().get(address).then().statusCode(200));
        return world.get(address);
    }

    private List<Boolean> open() {
        var raised = new ArrayList<Boolean>();
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(world.raised(ExceptionKind.DC_CALLED_OFF_RECEIVED)).isNotEmpty());
        world.raised(ExceptionKind.DC_CALLED_OFF_RECEIVED).stream().map(ExceptionRaised::open).forEach(raised::add);
        return raised;
    }

    private <E extends DespatchEvent> List<E> said(Class<E> type) {
        return world.on("distribution.despatches", store.digits()).stream().map(record -> DespatchEvent.CODEC.read(World.type(record), record.value()))
                .filter(type::isInstance).map(type::cast).toList();
    }
}
