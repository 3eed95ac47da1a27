package io.restock.distribution.rebalancing;

import static io.restassured.RestAssured.given;
import static io.restock.local.testing.Patience.PATIENCE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.restock.contracts.Gtin;
import io.restock.contracts.exceptions.ExceptionKind;
import io.restock.distribution.World;
import io.restock.local.testing.EngineTestResource;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(EngineTestResource.class)
@DisplayName("What one center lacks and another has")
class RebalancingTest {
    private static final int PACK = 6;

    @Inject
    RebalancingClock clock;

    /** A store of the first center waits for 24 units of which it sells 30, and the other center has so many. */
    static Gtin lacking(World here, World there, int units) {
        var milk = here.item(PACK);
        here.placed(here.line(here.store(), milk, 24, PACK, 0, 30, 30));
        known(here, milk);
        if (units > 0) {
            there.inbound(milk, units, "RESERVE");
        }
        return milk;
    }

    /** Orders and the catalog travel by different roads. */
    private static void known(World at, Gtin item) {
        await().atMost(PATIENCE).until(() -> at.get("/v1/dcs/" + at.dc + "/orders?limit=1000").extract().path("lines.find { it.item == '%s' }.itemName".formatted(item)) != null);
    }

    private static ValidatableResponse proposals(World at) {
        return at.get("/v1/dcs/" + at.dc + "/rebalancing");
    }

    private static ValidatableResponse accept(World to, World from, Gtin item, String more) {
        return to.post("/v1/dcs/" + to.dc + "/rebalancing/acceptances", "{\"item\": \"%s\", \"from\": \"%s\"%s}".formatted(item, from.dc, more));
    }

    static long accepted(World to, World from, Gtin item) {
        return accept(to, from, item, "").statusCode(201).extract().jsonPath().getLong("id");
    }

    static ValidatableResponse transfer(World at, long id, String deed, String body) {
        return at.post("/v1/dcs/" + at.dc + "/center-transfers/" + id + "/" + deed, body);
    }

    static ValidatableResponse leaves(World at, long id, String more) {
        return transfer(at, id, "departures", "{\"leftAt\": \"%s\"%s}".formatted(at.now, more));
    }

    private static ValidatableResponse comes(World at, long id, int units, int damaged) {
        return transfer(at, id, "arrivals", "{\"arrivedAt\": \"%s\", \"units\": %d, \"damaged\": %d}".formatted(at.now, units, damaged));
    }

    @Test
    void is_proposed_with_what_it_saves_and_costs_and_goes_from_one_to_the_other() {
        try (var here = new World(); var there = new World()) {
            var milk = lacking(here, there, 60);
            String it = "proposals.find { it.item == '%s' }.".formatted(milk);
            proposals(here).body(it + "from", equalTo(there.dc.digits())).body(it + "units", equalTo(24)).body(it + "lacking", equalTo(24)).body(it + "spare", equalTo(60))
                    .body(it + "cost", equalTo(8f)).body(it + "marginAssumed", equalTo(true)).body(it + "net", greaterThan(10f))
                    .body(it + "why", containsString("the road costs 8.00")).body(it + "why", containsString("of Milk that it has not"));
            proposals(there).body("proposals.item", hasItem(milk.digits()));

            accept(here, there, milk, ", \"units\": 12").statusCode(409).body("detail", containsString("24 by now"));
            long id = accepted(here, there, milk);
            proposals(here).body("proposals.item", equalTo(List.of()));
            accept(here, there, milk, "").statusCode(409).body("detail", containsString("nothing of item " + milk));
            there.get("/v1/dcs/" + there.dc + "/stock?item=" + milk).body("lines[0].onHand", equalTo(60)).body("lines[0].available", equalTo(36));
            String supply = "items.find { it.item == '%s' }.".formatted(milk);
            here.get("/v1/dcs/" + here.dc + "/supply").body(supply + "onOrder", equalTo(24));

            comes(here, id, 24, 0).statusCode(409).body("detail", containsString("say first that it has left"));
            leaves(here, id, "").statusCode(409).body("detail", containsString("leaves " + there.dc));
            leaves(there, id, "").statusCode(200).body("state", equalTo("LEFT")).body("sent", equalTo(24));
            leaves(there, id, "").statusCode(200);
            assertThat(there.stock(milk)).isEqualTo(Map.of("RESERVE", 36));
            assertThat(here.stock(milk)).isEmpty();
            transfer(there, id, "cancellations", "{\"reason\": \"too late\"}").statusCode(409).body("detail", containsString("is LEFT; say what came"));
            here.verify();

            comes(here, id, 22, 1).statusCode(200).body("state", equalTo("ARRIVED")).body("missing", equalTo(1));
            comes(here, id, 22, 1).statusCode(200);
            comes(here, id, 23, 1).statusCode(409).body("detail", containsString("22 units came, and 1 damaged"));
            assertThat(here.stock(milk)).isEqualTo(Map.of("PICK_FACE", 22));
            here.wave().statusCode(201).body("picks.units", contains(18));
            here.get("/v1/audit?kind=REBALANCED&object=transfer " + id).body("entries", hasSize(1));
            here.get("/v1/audit?kind=TAKEN_OVER&object=transfer " + id).body("entries.author.subject", contains("tester"));
            here.get("/v1/dcs/" + here.dc + "/center-transfers?state=ARRIVED").body("transfers.id", contains((int) id));
            here.verify();
        }
    }

    static ValidatableResponse part(World at, long id, String key, int units, int damaged, String more) {
        return given().contentType("application/json").header("Idempotency-Key", key)
                .body("{\"arrivedAt\": \"%s\", \"units\": %d, \"damaged\": %d%s}".formatted(at.now, units, damaged, more))
                .post("/v1/dcs/" + at.dc + "/center-transfers/" + id + "/arrivals").then();
    }

    @Test
    void comes_in_parts_until_the_rest_is_given_up_and_may_come_after_all() {
        try (var here = new World(); var there = new World()) {
            var milk = lacking(here, there, 6);
            there.inbound(milk, 30, "RESERVE", "EARLY", 4).statusCode(201);
            long id = accepted(here, there, milk);
            leaves(there, id, "").statusCode(200);
            part(here, id, "p0", 0, 0, ", \"complete\": false").statusCode(422).body("errors[0]", containsString("units or damaged must be more than 0"));
            part(here, id, "p1", 6, 1, ", \"complete\": false").statusCode(200).body("state", equalTo("LEFT")).body("open", equalTo(17)).body("missing", equalTo(0));
            part(here, id, "p1", 6, 1, ", \"complete\": false").statusCode(200).body("arrived", equalTo(6));
            part(here, id, "p1", 7, 1, ", \"complete\": false").statusCode(409).body("detail", containsString("send a new key for a new part"));
            part(here, id, "p2", 6, 1, ", \"complete\": false").statusCode(200).body("arrived", equalTo(12)).body("damaged", equalTo(2)).body("parts.part", contains(1, 2));
            String supply = "items.find { it.item == '%s' }.".formatted(milk);
            here.get("/v1/dcs/" + here.dc + "/supply").body(supply + "onOrder", equalTo(10));
            assertThat(here.lots(milk, "PICK_FACE")).isEqualTo(Map.of("EARLY", 12));
            here.verify();

            transfer(there, id, "cancellations", "{\"reason\": \"it burnt\"}").statusCode(409).body("detail", containsString("is LEFT; say what came"));
            for (int again = 0; again < 2; again++) {
                transfer(here, id, "cancellations", "{\"reason\": \"it burnt\"}").statusCode(200).body("state", equalTo("ARRIVED")).body("missing", equalTo(10))
                        .body("open", equalTo(0)).body("endedFor", equalTo("it burnt"));
            }
            here.get("/v1/dcs/" + here.dc + "/supply").body(supply + "onOrder", equalTo(0));
            part(here, id, "p3", 11, 0, "").statusCode(409).body("detail", containsString("10 are missing and may come after all"));
            part(here, id, "p3", 10, 0, "").statusCode(200).body("missing", equalTo(0)).body("arrived", equalTo(22)).body("parts.by.subject", hasSize(3));
            here.get("/v1/audit?kind=TAKEN_OVER&object=transfer " + id).body("entries", hasSize(3));
            assertThat(here.stock(milk)).isEqualTo(Map.of("PICK_FACE", 22));
            here.verify();
        }
    }

    @Test
    void comes_over_and_with_a_reason_for_what_is_missing() {
        try (var here = new World(); var there = new World()) {
            long more = accepted(here, there, lacking(here, there, 60));
            leaves(there, more, "").statusCode(200);
            part(here, more, "p1", 20, 0, ", \"complete\": false").statusCode(200).body("over", equalTo(0));
            part(here, more, "p2", 6, 0, ", \"complete\": false").statusCode(200).body("state", equalTo("ARRIVED")).body("over", equalTo(2)).body("missing", equalTo(0));
            long less = accepted(here, there, lacking(here, there, 60));
            leaves(there, less, "").statusCode(200);
            part(here, less, "p1", 20, 0, ", \"reason\": \"the seal was broken\"").statusCode(200).body("missing", equalTo(4)).body("endedFor", equalTo("the seal was broken"));
            here.verify();
        }
    }

    @Test
    void is_an_exception_while_it_is_late_of_the_center_that_can_do_something() {
        try (var here = new World(); var there = new World()) {
            var milk = lacking(here, there, 60);
            long id = accepted(here, there, milk);
            expected(here, id, here.now.minusSeconds(3_600)).statusCode(200).body("late", equalTo(true)); // a lorry in a queue
            clock.askForLate();
            assertThat(told(there)).isEmpty();
            expected(here, id, here.now.minusSeconds(10_800)).statusCode(200);
            clock.askForLate();
            await().atMost(PATIENCE).untilAsserted(() -> assertThat(told(there)).containsExactly(id + " true 24"));
            leaves(there, id, "").statusCode(200);
            part(here, id, "p1", 6, 0, ", \"complete\": false").statusCode(200);
            clock.askForLate();
            expected(here, id, here.now.plusSeconds(3_600)).statusCode(200).body("late", equalTo(false));
            expected(here, id, here.now.minusSeconds(10_800)).statusCode(200);
            part(here, id, "p2", 18, 0, ", \"complete\": false").statusCode(200);
            clock.askForLate();
            await().atMost(PATIENCE).untilAsserted(() -> assertThat(told(here)).containsExactly(id + " true 24", id + " true 18", id + " false ", id + " true 18", id + " false "));
            assertThat(told(there)).containsExactly(id + " true 24", id + " false ");
            expected(here, id, here.now).statusCode(409).body("detail", containsString("is ARRIVED"));

            long lost = accepted(here, there, lacking(here, there, 60));
            expected(there, lost, here.now.minusSeconds(10_800)).statusCode(200);
            transfer(here, lost, "expectations", "{}").statusCode(422).body("errors[0]", containsString("expectedAt"));
            transfer(here, lost, "cancellations", "{\"reason\": \"no lorry\"}").statusCode(200);
            await().atMost(PATIENCE).untilAsserted(() -> assertThat(told(there)).endsWith(lost + " true 24", lost + " false "));
        }
    }

    private static ValidatableResponse expected(World at, long id, Instant when) {
        return transfer(at, id, "expectations", "{\"expectedAt\": \"" + when + "\"}");
    }

    /** Each as its transfer, whether it is open, and the units at stake. */
    private static List<String> told(World at) {
        return at.raised(ExceptionKind.DC_TRANSFER_LATE).stream()
                .map(each -> each.subject().substring(14) + " " + each.open() + " " + (each.stake() == null ? "" : each.stake().lines().getFirst().units())).toList();
    }

    @Test
    void goes_and_comes_by_lot() {
        try (var here = new World(); var there = new World()) {
            var milk = lacking(here, there, 6);
            there.inbound(milk, 30, "RESERVE", "OVER", -1).statusCode(201);
            there.inbound(milk, 12, "RESERVE", "LATE", 9).statusCode(201);
            there.inbound(milk, 12, "RESERVE", "EARLY", 4).statusCode(201);
            long id = accepted(here, there, milk);
            there.verify();
            there.keeps(5);
            leaves(there, id, "").statusCode(409).body("detail", containsString("may still be sent are 12, not 24"));
            there.keeps(0);
            leaves(there, id, "").statusCode(200).body("sent", equalTo(24));
            assertThat(there.lots(milk, "RESERVE")).isEqualTo(Map.of("OVER", 30));
            comes(here, id, 20, 0).statusCode(200);
            assertThat(here.lots(milk, "PICK_FACE")).isEqualTo(Map.of("EARLY", 12, "LATE", 8));
            there.verify();
            here.verify();
        }
    }

    @Test
    void is_not_proposed_where_the_other_lacks_it_too_or_the_road_costs_more_or_supplies_come_first() {
        try (var here = new World(); var there = new World()) {
            var lacked = lacking(here, there, 0);
            there.placed(there.line(there.store(), lacked, 60, PACK, 0, 60, 60));
            there.inbound(lacked, 48, "PICK_FACE");
            var seldom = here.item(PACK);
            here.placed(here.line(here.store(), seldom, 24, PACK, 20, 2, 2));
            known(here, seldom);
            there.inbound(seldom, 60, "PICK_FACE");
            var coming = lacking(here, there, 60);
            given().contentType("application/json").body("{\"expectedAt\": \"%s\", \"lines\": [{\"item\": \"%s\", \"units\": 24}]}".formatted(here.now.plusSeconds(7_200), coming))
                    .put("/v1/dcs/" + here.dc + "/supplier-orders/PO-soon").then().statusCode(200);
            proposals(here).body("proposals", empty());
        }
    }

    @Test
    void is_taken_from_what_no_store_of_the_other_waits_for_though_more_is_to_come_there() {
        try (var here = new World(); var there = new World()) {
            var milk = lacking(here, there, 36);
            there.placed(there.line(there.store(), milk, 24, PACK, 0, 30, 30));
            given().contentType("application/json").body("{\"expectedAt\": \"%s\", \"lines\": [{\"item\": \"%s\", \"units\": 60}]}".formatted(here.now.plusSeconds(7_200), milk))
                    .put("/v1/dcs/" + there.dc + "/supplier-orders/PO-soon").then().statusCode(200);
            proposals(here).body("proposals[0].units", equalTo(12)).body("proposals[0].spare", equalTo(12));
        }
    }

    @Test
    void is_called_off_or_dismissed_with_a_reason() {
        try (var here = new World(); var there = new World()) {
            var milk = lacking(here, there, 60);
            long id = accepted(here, there, milk);
            transfer(there, id, "cancellations", "{\"reason\": \" \"}").statusCode(422).body("errors[0]", containsString("reason"));
            transfer(there, id, "cancellations", "{\"reason\": \"no lorry\"}").statusCode(200).body("state", equalTo("CANCELLED")).body("endedFor", equalTo("no lorry"));
            leaves(there, id, "").statusCode(409).body("detail", containsString("no lorry"));
            there.get("/v1/dcs/" + there.dc + "/stock?item=" + milk).body("lines[0].available", equalTo(60));
            proposals(here).body("proposals.item", contains(milk.digits()));

            here.post("/v1/dcs/" + here.dc + "/rebalancing/dismissals", "{\"item\": \"%s\", \"from\": \"%s\"}".formatted(milk, there.dc)).statusCode(422)
                    .body("errors[0]", containsString("reason"));
            here.post("/v1/dcs/" + here.dc + "/rebalancing/dismissals", "{\"item\": \"%s\", \"from\": \"%s\", \"reason\": \"no lorry\"}".formatted(milk, there.dc)).statusCode(200);
            proposals(here).body("proposals", empty());
            here.get("/v1/audit?kind=REBALANCING_DISMISSED&object=%s|%s|%s".formatted(there.dc, here.dc, milk)).body("entries", hasSize(1));
            here.verify();
        }
    }

    @Test
    void goes_by_itself_where_that_is_set_and_once_however_often_it_is_asked() {
        try (var here = new World(); var there = new World()) {
            var milk = lacking(here, there, 60);
            clock.acceptAll();
            clock.acceptAll();
            here.get("/v1/dcs/" + here.dc + "/center-transfers").body("transfers.item", contains(milk.digits())).body("transfers[0].by.subject", equalTo("distribution-center"));
            var tea = lacking(here, there, 60);
            for (int again = 0; again < 2; again++) {
                given().contentType("application/json").header("Idempotency-Key", "k1").body("{\"item\": \"%s\", \"from\": \"%s\"}".formatted(tea, there.dc))
                        .post("/v1/dcs/" + here.dc + "/rebalancing/acceptances").then().statusCode(again == 0 ? 201 : 200);
            }
            here.get("/v1/dcs/" + here.dc + "/center-transfers").body("transfers", hasSize(2));
        }
    }

    /** Whatever people of three centers do: what left is on the road, arrived, damaged or missing, and their books say so. */
    @Test
    void nothing_is_lost_or_counted_twice_between_centers() {
        long seed = Long.getLong("seed", new Random().nextLong());
        System.out.println("seed " + seed);
        var random = new Random(seed);
        try (var east = new World(); var west = new World(); var north = new World()) {
            var centers = List.of(east, west, north);
            var milk = east.item(PACK);
            int came = 0;
            for (World at : centers) {
                at.placed(at.line(at.store(), milk, PACK * (1 + random.nextInt(8)), PACK, 0, 40, 40));
            }
            known(east, milk);
            for (int step = 0; step < 45; step++) {
                World at = centers.get(random.nextInt(centers.size()));
                World other = centers.get(random.nextInt(centers.size()));
                List<Integer> ids = at.get("/v1/dcs/" + at.dc + "/center-transfers").extract().path("transfers.id");
                long id = ids.isEmpty() ? 0 : ids.get(random.nextInt(ids.size()));
                int units = 1 + random.nextInt(4 * PACK);
                switch (random.nextInt(10)) {
                    case 0 -> {
                        at.inbound(milk, units, random.nextBoolean() ? "PICK_FACE" : "RESERVE");
                        came += units;
                    }
                    case 1, 2 -> assertThat(accept(at, other, milk, "").extract().statusCode()).isIn(201, 409, 422);
                    case 3 -> assertThat(leaves(at, id, random.nextBoolean() ? "" : ", \"units\": " + units).extract().statusCode()).isIn(200, 404, 409);
                    case 4 -> assertThat(part(at, id, "k" + step, units, random.nextInt(3), ", \"complete\": " + random.nextBoolean()).extract().statusCode()).isIn(200, 404, 409);
                    case 5 -> assertThat(transfer(at, id, "cancellations", "{\"reason\": \"no lorry\"}").extract().statusCode()).isIn(200, 404, 409);
                    case 6 -> at.wave();
                    case 7 ->
                        assertThat(TransferReversalTest.reverse(at, "r" + step, "TRANSFER_ARRIVAL", id + "/" + (1 + random.nextInt(2))).extract().statusCode()).isIn(201, 404, 409);
                    case 8 -> assertThat(TransferReversalTest.reverse(at, "r" + step, "TRANSFER_DEPARTURE", "" + id).extract().statusCode()).isIn(201, 404, 409);
                    default -> assertThat(at.move(milk, "RESERVE", "PICK_FACE", units).extract().statusCode()).isIn(201, 409);
                }
            }
            int have = centers.stream().mapToInt(at -> at.stock(milk).values().stream().mapToInt(each -> each).sum()).sum();
            int onTheRoad = 0;
            for (World at : centers) {
                List<Map<String, Object>> all = at.get("/v1/dcs/" + at.dc + "/center-transfers").extract().path("transfers.findAll { it.to == '%s' }".formatted(at.dc));
                onTheRoad += all.stream().mapToInt(each -> (int) each.get("sent") - (int) each.get("arrived")).sum();
            }
            assertThat(have + onTheRoad).as("seed %d", seed).isEqualTo(came);
            east.verify();
        }
    }
}
