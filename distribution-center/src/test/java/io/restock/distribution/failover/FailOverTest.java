package io.restock.distribution.failover;

import static io.restock.local.testing.Patience.PATIENCE;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.restock.contracts.Gln;
import io.restock.contracts.Gtin;
import io.restock.contracts.despatch.DespatchEvent;
import io.restock.contracts.despatch.DespatchEvent.LineHandedOver;
import io.restock.contracts.despatch.Lane;
import io.restock.contracts.despatch.DespatchEvent.LineShorted;
import io.restock.contracts.despatch.DespatchEvent.Outcome;
import io.restock.contracts.orders.OrderEvent.CancellationAsked;
import io.restock.contracts.orders.OrderEvent.LinePlaced;
import io.restock.distribution.World;
import io.restock.local.testing.EngineTestResource;
import io.restock.local.testing.TestTokens;
import io.restock.local.token.LocalToken;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(EngineTestResource.class)
@DisplayName("A center that cannot work")
class FailOverTest {
    private World east;
    private World west;
    private Gln store;
    private Gtin item;

    @BeforeEach
    void open() {
        east = new World();
        west = new World();
        store = east.store();
        item = east.item(6);
    }

    @AfterEach
    void close() {
        east.verify();
        east.close();
        west.close();
    }

    private ValidatableResponse stop(World center, World standIn) {
        return center.post("/v1/dcs/" + center.dc + "/fail-overs", "{\"to\": \"%s\", \"reason\": \"the racks burnt\"}".formatted(standIn.dc));
    }

    private long stopped(World center, World standIn) {
        return stop(center, standIn).statusCode(201).body("status", equalTo("RUNNING")).extract().jsonPath().getLong("id");
    }

    private void end(World center, long failOver) {
        center.post("/v1/dcs/" + center.dc + "/fail-overs/" + failOver + "/ends", "{\"reason\": \"the racks stand again\"}").statusCode(200).body("status", equalTo("ENDED"));
    }

    private static ValidatableResponse board(World center) {
        return center.get("/v1/dcs/" + center.dc + "/orders");
    }

    private <T extends DespatchEvent> List<T> said(Class<T> type) {
        return east.on("distribution.despatches", store.digits()).stream().map(record -> DespatchEvent.CODEC.read(World.type(record), record.value())).filter(type::isInstance)
                .map(type::cast).toList();
    }

    private void handedOver(Tuple... steps) {
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(said(LineHandedOver.class)).extracting(LineHandedOver::dc, LineHandedOver::to, LineHandedOver::units)
                .containsExactly(steps));
    }

    /** Who sends to the store, as planning reads it. */
    private void servedBy(Gln center) {
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(Lane.CODEC.read("Lane", east.on("distribution.lanes", store + "|" + east.dc).getLast().value()).servedBy())
                .isEqualTo(center));
    }

    private static Tuple step(World from, World to, int units) {
        return Tuple.tuple(from.dc, to.dc, units);
    }

    @Test
    void has_its_open_picks_freed_and_what_waits_is_sent_by_the_stand_in() {
        east.inbound(item, 6, "PICK_FACE");
        LinePlaced line = east.placed(east.line(store, item, 12, 6));
        long wave = east.wave().body("picks.units", contains(6)).extract().jsonPath().getLong("id");
        String due = board(east).extract().jsonPath().getString("lines[0].dueAt");

        long failOver = stopped(east, west);
        board(east).body("lines", empty());
        board(west).body("lines.orderLine", contains(line.line().toString())).body("lines[0].home", equalTo(east.dc.digits())).body("lines[0].waiting", equalTo(12))
                .body("lines[0].dueAt", equalTo(due)).body("lines[0].wave", nullValue());
        east.get("/v1/waves/" + wave).body("status", equalTo("DONE")).body("picks[0].calledOff", equalTo("the racks burnt"));
        assertThat(east.stock(item)).containsEntry("PICK_FACE", 6);
        handedOver(step(east, west, 12));
        assertThat(said(LineShorted.class)).extracting(LineShorted::reason).contains(LineShorted.CALLED_OFF);
        east.get("/v1/dcs/" + east.dc + "/fail-overs/" + failOver + "/lines").body("lines.orderLine", contains(line.line().toString())).body("lines[0].units", equalTo(12));
        west.get("/v1/dcs/" + west.dc + "/lanes").body("store", contains(store.digits())).body("servedBy", contains(nullValue()));
        east.get("/v1/dcs/" + east.dc + "/lanes").body("servedBy", contains(west.dc.digits()));
        servedBy(west.dc);

        west.inbound(item, 12, "PICK_FACE");
        var there = west.wave().statusCode(201).body("picks.units", contains(12)).extract().jsonPath();
        west.pick(there.getLong("id"), there.getLong("picks[0].pick"), 12, null).statusCode(200);
        west.despatch(there.getLong("id"), store).statusCode(201).body("dc", equalTo(west.dc.digits()));
        end(east, failOver);
        east.get("/v1/dcs/" + east.dc + "/lanes").body("servedBy", contains(nullValue()));
        servedBy(null);
        board(west).body("lines.status", contains("DESPATCHED"));
        handedOver(step(east, west, 12));
    }

    @Test
    void keeps_what_it_has_picked_until_it_works_again_and_what_waits_comes_back() {
        east.inbound(item, 6, "PICK_FACE");
        LinePlaced line = east.placed(east.line(store, item, 12, 6));
        var wave = east.wave().extract().jsonPath();
        long id = wave.getLong("id");
        east.pick(id, wave.getLong("picks[0].pick"), 6, null).statusCode(200);
        long failOver = stopped(east, west);
        board(west).body("lines[0].waiting", equalTo(6)).body("lines[0].picked", equalTo(6));
        east.despatch(id, store).statusCode(409).body("detail", containsString(west.dc + " stands in"));
        east.wave().statusCode(409).body("detail", containsString("/fail-overs/" + failOver + "/ends"));
        assertThat(east.stock(item)).containsEntry("STAGED", 6);
        east.verify();

        end(east, failOver);
        board(west).body("lines", empty());
        board(east).body("lines[0].waiting", equalTo(6)).body("lines[0].home", nullValue()).body("lines[0].orderLine", equalTo(line.line().toString()));
        east.despatch(id, store).statusCode(201).body("lines.units", contains(6));
        handedOver(step(east, west, 6), step(west, east, 6));
        assertThat(said(LineHandedOver.class)).extracting(LineHandedOver::reason).containsExactly("the racks burnt", "the racks stand again");
        east.inbound(item, 6, "PICK_FACE");
        east.wave().body("picks.units", contains(6));
    }

    @Test
    void is_asked_for_nothing_while_it_is_stopped_however_often_a_line_is_told() {
        long failOver = stopped(east, west);
        LinePlaced line = east.line(store, item, 6, 6);
        east.order(List.of(line, line));
        await().atMost(PATIENCE).untilAsserted(() -> board(west).body("lines.orderLine", contains(line.line().toString())));
        handedOver(step(east, west, 6));
        west.inbound(item, 6, "PICK_FACE");
        var wave = west.wave().extract().jsonPath();
        end(east, failOver);
        board(west).body("lines.status", contains("PICKING"));
        east.order(line);
        east.placed(east.line(store, item, 18, 6));
        west.pick(wave.getLong("id"), wave.getLong("picks[0].pick"), 6, null).statusCode(200);
        west.despatch(wave.getLong("id"), store).statusCode(201);
        board(east).body("lines.units", contains(18));
        handedOver(step(east, west, 6));
    }

    @Test
    void frees_the_lines_of_what_it_had_staged_when_that_is_called_off() {
        east.inbound(item, 12, "PICK_FACE");
        LinePlaced line = east.placed(east.line(store, item, 12, 6));
        var wave = east.wave().extract().jsonPath();
        east.pick(wave.getLong("id"), wave.getLong("picks[0].pick"), 12, null).statusCode(200);
        stopped(east, west);
        board(west).body("lines", empty());
        east.post("/v1/waves/" + wave.getLong("id") + "/cancellations", "{\"reason\": \"burnt\"}").statusCode(201);
        await().atMost(PATIENCE).untilAsserted(() -> board(west).body("lines.waiting", contains(12)));
        handedOver(step(east, west, 12));
        east.order(new CancellationAsked(line.line(), store, item, east.now, 12, "no more"));
        await().atMost(PATIENCE).untilAsserted(() -> board(west).body("lines.status", contains("CANCELLED")));
    }

    @Test
    void has_units_called_off_at_both_where_a_part_was_picked() {
        east.inbound(item, 6, "PICK_FACE");
        LinePlaced line = east.placed(east.line(store, item, 12, 6));
        var wave = east.wave().extract().jsonPath();
        east.pick(wave.getLong("id"), wave.getLong("picks[0].pick"), 6, null).statusCode(200);
        stopped(east, west);
        east.order(new CancellationAsked(line.line(), store, item, east.now, 10, "too much"));
        await().atMost(PATIENCE).untilAsserted(() -> board(west).body("lines[0].cancelled", equalTo(10)).body("lines[0].picked", equalTo(2)));
        east.get("/v1/waves/" + wave.getLong("id")).body("picks.findAll { it.toPutBack != null }.toPutBack.sum()", equalTo(4));
        east.move(item, "STAGED", "PICK_FACE", 4).statusCode(201);
        assertThat(east.stock(item)).containsEntry("PICK_FACE", 4).containsEntry("STAGED", 2);
    }

    @Test
    void may_have_a_stand_in_that_is_stopped_too() {
        try (var north = new World()) {
            LinePlaced line = east.placed(east.line(store, item, 6, 6));
            long first = stopped(east, west);
            long second = stopped(west, north);
            board(north).body("lines[0].orderLine", equalTo(line.line().toString())).body("lines[0].home", equalTo(east.dc.digits()));
            east.get("/v1/dcs/" + east.dc + "/lanes").body("servedBy", contains(north.dc.digits()));
            stop(north, east).statusCode(409).body("detail", containsString("name a center that works"));
            end(east, first);
            board(east).body("lines.orderLine", contains(line.line().toString()));
            long third = stopped(east, north);
            end(west, second);
            board(north).body("lines", hasSize(1));
            end(east, third);
            board(east).body("lines[0].home", nullValue());
            handedOver(step(east, west, 6), step(west, north, 6), step(north, east, 6), step(east, north, 6), step(north, east, 6));
        }
    }

    @Test
    void is_planned_begun_and_ended_by_the_clock() {
        LinePlaced line = east.placed(east.line(store, item, 6, 6));
        String path = "/v1/dcs/" + east.dc + "/fail-overs";
        long off = east.post(path, "{\"to\": \"%s\", \"from\": \"%s\", \"reason\": \"a strike\"}".formatted(west.dc, Instant.now().plusSeconds(86_400))).statusCode(201)
                .body("status", equalTo("PLANNED")).extract().jsonPath().getLong("id");
        board(east).body("lines", hasSize(1));
        end(east, off);
        east.post(path,
                "{\"to\": \"%s\", \"from\": \"%s\", \"until\": \"%s\", \"reason\": \"a strike\"}".formatted(west.dc, Instant.now().plusSeconds(1), Instant.now().plusSeconds(4)))
                .statusCode(201);
        await().atMost(PATIENCE).untilAsserted(() -> board(west).body("lines.orderLine", contains(line.line().toString())));
        await().atMost(PATIENCE).untilAsserted(() -> east.get(path).body("failOvers.status", contains("ENDED", "ENDED")));
        await().atMost(PATIENCE).untilAsserted(() -> board(east).body("lines.orderLine", contains(line.line().toString())));
        handedOver(step(east, west, 6), step(west, east, 6));
        east.get(path + "?open=true").body("failOvers", empty());
    }

    @Test
    void does_not_count_as_want_of_stock_what_nobody_can_fetch_from_it() {
        east.inbound(item, 60, "PICK_FACE");
        east.placed(east.line(store, item, 6, 6));
        Gtin nowhere = east.item(6);
        east.placed(east.line(store, nowhere, 6, 6));
        stopped(east, west);
        west.wave().statusCode(201).body("shorts.outcome.unique()", contains("BACK_ORDERED"));
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(said(LineShorted.class)).extracting(LineShorted::item, LineShorted::outcome, LineShorted::reason)
                .contains(Tuple.tuple(item, Outcome.BACK_ORDERED, LineShorted.STAND_IN_SHORT), Tuple.tuple(nowhere, Outcome.BACK_ORDERED, LineShorted.NO_STOCK)));
    }

    @Test
    void has_its_stores_in_the_live_demand_of_the_stand_in() {
        east.stock(east.sold(store, item, 3, Instant.now()));
        String demand = "/v1/dcs/" + west.dc + "/demand";
        await().atMost(PATIENCE).untilAsserted(() -> east.get("/v1/dcs/" + east.dc + "/demand").body("items.item", contains(item.digits())));
        west.get(demand).body("items", empty()).body("standsInFor", nullValue());
        long failOver = stopped(east, west);
        west.get(demand).body("items[0].stores.store", contains(store.digits())).body("eaches", equalTo(3)).body("standsInFor", contains(east.dc.digits()));
        east.get("/v1/dcs/" + east.dc + "/demand").body("items[0].units", equalTo(3));
        end(east, failOver);
        west.get(demand).body("items", empty());
    }

    @Test
    void is_stopped_once_and_the_answer_says_what_is_wrong() {
        String path = "/v1/dcs/" + east.dc + "/fail-overs";
        east.post("/v1/dcs/" + World.gln() + "/fail-overs", "{\"to\": \"%s\", \"reason\": \"fire\"}".formatted(west.dc)).statusCode(404);
        east.post(path, "{\"to\": \"%s\"}".formatted(east.dc)).statusCode(422).body("errors", hasSize(2));
        east.post(path, "{\"to\": \"%s\", \"reason\": \"fire\"}".formatted(World.gln())).statusCode(422).body("errors[0]", containsString("to must be a distribution center"));
        east.post(path, "{\"to\": \"%s\", \"reason\": \"fire\", \"until\": \"2020-01-01T00:00:00Z\"}".formatted(west.dc)).statusCode(422).body("errors[0]",
                containsString("until"));
        String body = "{\"to\": \"%s\", \"reason\": \"fire\"}".formatted(west.dc);
        long id = given().contentType("application/json").header("Idempotency-Key", "k").body(body).post(path).then().statusCode(201).extract().jsonPath().getLong("id");
        given().contentType("application/json").header("Idempotency-Key", "k").body(body).post(path).then().statusCode(200).body("id", equalTo((int) id));
        given().contentType("application/json").header("Idempotency-Key", "k").body(body.replace("fire", "flood")).post(path).then().statusCode(409);
        stop(east, west).statusCode(409).body("detail", containsString("end it first"));
        stop(west, east).statusCode(409).body("detail", containsString("cannot stand in"));
        east.post(path + "/0/ends", "{\"reason\": \"over\"}").statusCode(404);
        east.post(path + "/" + id + "/ends", "{}").statusCode(422);
        end(east, id);
        end(east, id);
        west.get("/v1/dcs/" + west.dc + "/fail-overs").body("failOvers.id", contains((int) id));
    }

    @Test
    void is_stopped_by_those_who_speak_for_both() {
        String path = "/v1/dcs/" + east.dc + "/fail-overs";
        String body = "{\"to\": \"%s\", \"reason\": \"a strike\"}".formatted(west.dc);
        for (List<Gln> scope : List.of(List.of(east.dc), List.of(west.dc), List.<Gln>of())) {
            as("dc", scope, body, path).statusCode(403);
        }
        as("merchandiser", List.of(east.dc, west.dc), body, path).statusCode(403);
        long id = as("dc", List.of(east.dc, west.dc), body, path).statusCode(201).body("by.subject", equalTo("dc of both")).extract().jsonPath().getLong("id");
        as("dc", List.of(east.dc), "{\"reason\": \"over\"}", path + "/" + id + "/ends").statusCode(403);
        as("dc", List.of(west.dc, east.dc), "{\"reason\": \"over\"}", path + "/" + id + "/ends").statusCode(200);
    }

    private static ValidatableResponse as(String role, List<Gln> centers, String body, String path) {
        var token = new LocalToken(role + " of both", List.of(role), List.of(), centers.stream().map(Gln::digits).toList(), List.of());
        return given().contentType("application/json").auth().oauth2(TestTokens.of(token)).body(body).post(path).then();
    }

    @Test
    void leaves_no_line_behind_that_comes_while_it_is_stopped() {
        var lines = Stream.generate(() -> east.line(store, item, 6, 6)).limit(200).toList();
        east.order(lines.subList(0, 100));
        long failOver = stopped(east, west);
        east.order(lines.subList(50, 200));
        await().atMost(PATIENCE).untilAsserted(() -> west.get("/v1/dcs/" + west.dc + "/orders?limit=1000").body("lines", hasSize(200)));
        board(east).body("lines", empty());
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(said(LineHandedOver.class)).hasSize(200).extracting(LineHandedOver::orderLine).doesNotHaveDuplicates());
        end(east, failOver);
        east.get("/v1/dcs/" + east.dc + "/orders?limit=1000").body("lines", hasSize(200));
        east.get("/v1/dcs/" + east.dc + "/fail-overs/" + failOver + "/lines?limit=250").body("lines", hasSize(250)).body("lines[0].from", equalTo(east.dc.digits()))
                .body("lines[249].to", equalTo(east.dc.digits()));
    }
}
