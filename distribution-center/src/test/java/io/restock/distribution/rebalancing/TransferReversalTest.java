package io.restock.distribution.rebalancing;

import static io.restassured.RestAssured.given;
import static io.restock.distribution.rebalancing.RebalancingTest.accepted;
import static io.restock.distribution.rebalancing.RebalancingTest.lacking;
import static io.restock.distribution.rebalancing.RebalancingTest.leaves;
import static io.restock.distribution.rebalancing.RebalancingTest.part;
import static io.restock.distribution.rebalancing.RebalancingTest.transfer;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.restock.distribution.World;
import io.restock.local.testing.EngineTestResource;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(EngineTestResource.class)
@DisplayName("What was typed wrongly of goods that go from one center to another")
class TransferReversalTest {
    private World here;
    private World there;

    @BeforeEach
    void open() {
        here = new World();
        there = new World();
    }

    @AfterEach
    void close() {
        here.verify();
        here.close();
        there.close();
    }

    static ValidatableResponse reverse(World at, String key, String kind, String of) {
        return given().contentType("application/json").header("Idempotency-Key", key).body("{\"of\": \"%s\", \"kind\": \"%s\", \"reason\": \"typed wrongly\"}".formatted(of, kind))
                .post("/v1/dcs/" + at.dc + "/reversals").then();
    }

    private ValidatableResponse is(long id) {
        return here.get("/v1/dcs/" + here.dc + "/center-transfers/" + id);
    }

    @Test
    void what_came_is_on_the_road_again() {
        var milk = lacking(here, there, 6);
        there.inbound(milk, 18, "RESERVE", "EARLY", 4).statusCode(201);
        long id = accepted(here, there, milk);
        leaves(there, id, "").statusCode(200);
        part(here, id, "p1", 6, 0, ", \"complete\": false").statusCode(200);
        part(here, id, "p2", 12, 2, "").statusCode(200).body("state", equalTo("ARRIVED")).body("missing", equalTo(4));
        reverse(there, "x0", "TRANSFER_ARRIVAL", id + "/2").statusCode(404).body("detail", containsString("name the transfer and its part, such as 17/1"));

        reverse(here, "x1", "TRANSFER_ARRIVAL", id + "/2").statusCode(201).body("lines.units", contains(-12));
        reverse(here, "x1", "TRANSFER_ARRIVAL", id + "/2").statusCode(200);
        reverse(here, "x2", "TRANSFER_ARRIVAL", id + "/2").statusCode(409).body("detail", equalTo("TRANSFER_ARRIVAL " + id + "/2 was reversed already, by x1"));

        is(id).body("state", equalTo("LEFT")).body("arrived", equalTo(6)).body("damaged", equalTo(0)).body("open", equalTo(18)).body("arrivedAt", nullValue())
                .body("parts[0].takenBackAt", nullValue()).body("parts[1].takenBackAt", notNullValue());
        assertThat(here.lots(milk, "PICK_FACE")).isEqualTo(Map.of("EARLY", 6));
        String supply = "items.find { it.item == '%s' }.".formatted(milk);
        here.get("/v1/dcs/" + here.dc + "/supply").body(supply + "onOrder", equalTo(18));
        here.verify();
        part(here, id, "p3", 18, 0, "").statusCode(200).body("state", equalTo("ARRIVED")).body("arrived", equalTo(24)).body("missing", equalTo(0));
        assertThat(here.lots(milk, "PICK_FACE")).isEqualTo(Map.of("EARLY", 18));
        here.get("/v1/audit?kind=REVERSED&object=%s/TRANSFER_ARRIVAL/%d/2".formatted(here.dc, id)).body("entries", hasSize(1));
    }

    @Test
    void what_came_of_what_was_given_up_is_missing() {
        var milk = lacking(here, there, 60);
        long id = accepted(here, there, milk);
        leaves(there, id, "").statusCode(200);
        part(here, id, "p1", 20, 0, ", \"complete\": false").statusCode(200);
        transfer(here, id, "cancellations", "{\"reason\": \"it burnt\"}").statusCode(200).body("missing", equalTo(4));
        reverse(here, "x1", "TRANSFER_ARRIVAL", id + "/1").statusCode(201);
        is(id).body("state", equalTo("ARRIVED")).body("arrived", equalTo(0)).body("missing", equalTo(24)).body("endedFor", equalTo("it burnt"));
        part(here, id, "p2", 2, 0, "").statusCode(200).body("missing", equalTo(22));
    }

    @Test
    void what_was_picked_since_is_not_taken_back() {
        var milk = lacking(here, there, 60);
        long id = accepted(here, there, milk);
        leaves(there, id, "").statusCode(200);
        part(here, id, "p1", 24, 0, "").statusCode(200);
        var wave = here.wave().statusCode(201).extract().jsonPath();
        here.pick(wave.getLong("id"), wave.getLong("picks[0].pick"), 24, null).statusCode(200);
        reverse(here, "x1", "TRANSFER_ARRIVAL", id + "/1").statusCode(409).body("detail", containsString("it had brought 24 of " + milk + " to PICK_FACE"));
        is(id).body("state", equalTo("ARRIVED")).body("arrived", equalTo(24));
    }

    @Test
    void what_had_not_left_is_here_and_called_off() {
        var milk = lacking(here, there, 6);
        there.inbound(milk, 18, "RESERVE", "EARLY", 4).statusCode(201);
        long id = accepted(here, there, milk);
        reverse(there, "x0", "TRANSFER_DEPARTURE", "" + id).statusCode(404).body("detail", containsString("no transfer " + id + " has left"));
        leaves(there, id, "").statusCode(200);
        part(here, id, "p1", 6, 0, ", \"complete\": false").statusCode(200);
        reverse(there, "x1", "TRANSFER_DEPARTURE", "" + id).statusCode(409).body("detail", containsString("part " + id + "/1 of it has come to " + here.dc));
        reverse(here, "x2", "TRANSFER_ARRIVAL", id + "/1").statusCode(201);
        reverse(here, "x3", "TRANSFER_DEPARTURE", "" + id).statusCode(404);

        reverse(there, "x4", "TRANSFER_DEPARTURE", "" + id).statusCode(201);

        is(id).body("state", equalTo("CANCELLED")).body("sent", equalTo(0)).body("endedFor", equalTo("it had not left: typed wrongly"));
        assertThat(there.stock(milk)).isEqualTo(Map.of("RESERVE", 24));
        assertThat(there.lots(milk, "RESERVE")).isEqualTo(Map.of("EARLY", 18));
        leaves(there, id, "").statusCode(409).body("detail", containsString("is CANCELLED: it had not left"));
        long again = accepted(here, there, milk);
        assertThat(again).isGreaterThan(id);
    }

    @Test
    void a_part_names_its_lot_and_a_lot_keeps_its_last_day_on_the_road() {
        var milk = lacking(here, there, 6);
        there.inbound(milk, 12, "RESERVE", "LATE", 9).statusCode(201);
        there.inbound(milk, 12, "RESERVE", "EARLY", 4).statusCode(201);
        long id = accepted(here, there, milk);
        leaves(there, id, "").statusCode(200);
        part(here, id, "p0", 6, 0, ", \"lot\": \"Ø\"").statusCode(422).body("errors[0]", containsString("lot must be 1 to 20 characters"));
        part(here, id, "p1", 6, 0, ", \"complete\": false, \"lot\": \"LATE\"").statusCode(200).body("parts[0].lot", equalTo("LATE"));
        part(here, id, "p1", 6, 0, ", \"complete\": false, \"lot\": \"EARLY\"").statusCode(409).body("detail", containsString("send a new key for a new part"));
        part(here, id, "p2", 6, 0, ", \"complete\": false, \"lot\": \"EARLY\", \"bestBefore\": \"2031-01-01\"").statusCode(422).body("errors[0]",
                containsString("came with " + World.day(4)));
        part(here, id, "p2", 6, 0, ", \"complete\": false, \"lot\": \"EARLY\", \"bestBefore\": \"" + World.day(4) + "\"").statusCode(200);
        part(here, id, "p3", 8, 0, "").statusCode(200);
        assertThat(here.lots(milk, "PICK_FACE")).isEqualTo(Map.of("EARLY", 12, "LATE", 8));
        String late = "lines[0].locations.find { it.location == 'PICK_FACE' }.lots.find { it.lot == 'LATE' }.bestBefore";
        here.get("/v1/dcs/" + here.dc + "/stock?item=" + milk).body(late, equalTo(World.day(9).toString()));
        here.verify();
        reverse(here, "x1", "TRANSFER_ARRIVAL", id + "/2").statusCode(201);
        assertThat(here.lots(milk, "PICK_FACE")).isEqualTo(Map.of("EARLY", 6, "LATE", 8));
    }
}
