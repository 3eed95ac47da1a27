package io.restock.distribution.recall;

import static io.restassured.RestAssured.given;
import static io.restock.local.testing.Patience.PATIENCE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.restock.contracts.Gtin;
import io.restock.contracts.catalog.Recall;
import io.restock.contracts.exceptions.ExceptionRaised;
import io.restock.distribution.World;
import io.restock.local.testing.EngineTestResource;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(EngineTestResource.class)
@DisplayName("A recall at the center")
class RecallTasksTest {
    @Inject
    RecallRound round;

    @Test
    void the_center_is_asked_once_for_what_lies_where_and_is_done_when_none_is_there() {
        try (var world = new World()) {
            Gtin jar = world.item(6);
            world.inbound(jar, 12, "PICK_FACE");
            String recall = "recall-" + UUID.randomUUID();
            var open = new Recall(recall, "glass in the jar", List.of(jar), "L1", world.now, world.now.plus(Duration.ofHours(24)), null);
            world.recalls(open);
            await().atMost(PATIENCE).untilAsserted(() -> assertThat(raised(world, recall)).hasSize(1));
            assertThat(raised(world, recall).getFirst()).satisfies(asked -> {
                assertThat(asked.open()).isTrue();
                assertThat(asked.owner()).isEqualTo("dc");
                assertThat(asked.detail()).contains("12 of " + jar + " at PICK_FACE", "lot L1 alone", "reason RECALL");
            });

            close(world, recall).statusCode(409).body("detail", containsString("12 of " + jar + " at PICK_FACE"));
            given().contentType("application/json").body("{\"occurredAt\": \"%s\", \"reason\": \"RECALL\", \"lines\": [{\"item\": \"%s\", \"units\": -12}]}"
                    .formatted(Instant.now(), jar)).post("/v1/dcs/" + world.dc + "/adjustments").then().statusCode(201);
            close(world, recall).statusCode(200);
            world.recalls(open);
            world.verify();
            await().atMost(PATIENCE).untilAsserted(() -> assertThat(raised(world, recall)).extracting(ExceptionRaised::open).containsExactly(true, false));
            close(world, "nothing").statusCode(404);

            round.lookAgain();
            world.inbound(jar, 6, "RESERVE");
            round.lookAgain();
            round.lookAgain();
            await().atMost(PATIENCE).untilAsserted(() -> assertThat(raised(world, recall)).extracting(ExceptionRaised::open).containsExactly(true, false, true));
            assertThat(raised(world, recall).getLast().detail()).contains("has come in since", "6 of " + jar + " at RESERVE");
            close(world, recall).statusCode(409);
            world.recalls(new Recall(recall, open.reason(), open.items(), open.lot(), open.openedAt(), open.due(), world.now.plusSeconds(60)));
            await().atMost(PATIENCE).untilAsserted(() -> assertThat(raised(world, recall)).extracting(ExceptionRaised::open).containsExactly(true, false, true, false));
            round.lookAgain();
            world.verify();
            assertThat(raised(world, recall)).describedAs("a released recall asks nothing").hasSize(4);
        }
    }

    @Test
    void of_one_lot_asks_for_that_one_and_for_what_nobody_has_named() {
        try (var world = new World()) {
            Gtin jar = world.item(6);
            world.inbound(jar, 12, "PICK_FACE");
            world.inbound(jar, 6, "PICK_FACE", "L1", 90).statusCode(201);
            world.inbound(jar, 24, "RESERVE", "L2", 120).statusCode(201);
            String recall = "recall-" + UUID.randomUUID();
            world.recalls(new Recall(recall, "glass in the jar", List.of(jar), "L1", world.now, world.now.plus(Duration.ofHours(24)), null));
            await().atMost(PATIENCE).untilAsserted(() -> assertThat(raised(world, recall)).singleElement().satisfies(asked -> assertThat(asked.detail())
                    .contains("6 of " + jar + ", lot L1, at PICK_FACE; 12 of " + jar + " at PICK_FACE.").doesNotContain("L2")));
            close(world, recall).statusCode(409);
            world.report("counts", "\"countedAt\": \"" + Instant.now() + "\", ", "[{\"item\": \"%s\", \"location\": \"PICK_FACE\", \"lot\": \"L2\", \"units\": 12}]".formatted(jar))
                    .statusCode(201);
            close(world, recall).statusCode(200);
            world.verify();
        }
    }

    @Test
    void a_release_ends_what_is_still_asked() {
        try (var world = new World()) {
            Gtin jar = world.item(6);
            String recall = "recall-" + UUID.randomUUID();
            world.recalls(new Recall(recall, "glass in the jar", List.of(jar), null, world.now, world.now.plus(Duration.ofHours(24)), null));
            world.recalls(new Recall(recall, "glass in the jar", List.of(jar), null, world.now, world.now.plus(Duration.ofHours(24)), world.now.plusSeconds(60)));
            await().atMost(PATIENCE).untilAsserted(() -> assertThat(raised(world, recall)).extracting(ExceptionRaised::open).containsExactly(true, false));
            assertThat(raised(world, recall).getFirst().detail()).contains("none by the books");
            assertThat(raised(world, recall).getLast().detail()).contains("is released");
        }
    }

    @Test
    void from_some_stores_holds_their_lines_alone_until_it_is_released() {
        try (var world = new World()) {
            var there = world.store();
            var other = world.store();
            Gtin jar = world.item(6);
            world.inbound(jar, 60, "PICK_FACE");
            world.placed(world.line(there, jar, 12, 6));
            world.placed(world.line(other, jar, 6, 6));
            long wave = world.wave().statusCode(201).extract().jsonPath().getLong("id");
            String recall = "recall-" + UUID.randomUUID();
            Instant due = world.now.plus(Duration.ofHours(24));
            world.recalls(new Recall(recall, "glass in the jar", List.of(jar), "L1", world.now, due, null, List.of(there)));
            await().atMost(PATIENCE).untilAsserted(() -> world.get("/v1/waves/" + wave).body("picks.findAll { it.calledOff != null }.store", contains(there.digits())));
            world.get("/v1/waves/" + wave).body("picks.find { it.store == '%s' }.calledOff".formatted(other), nullValue());
            var late = world.placed(world.line(other, jar, 6, 6));
            world.wave().body("picks.orderLine", contains(late.line().toString())).body("shorts.reason", contains("HELD"));
            assertThat(raised(world, recall)).as("the center's own goods are not called back").isEmpty();
            world.verify();

            world.recalls(new Recall(recall, "glass in the jar", List.of(jar), "L1", world.now, due, world.now.plusSeconds(60), List.of(there)));
            await().atMost(PATIENCE).untilAsserted(() -> world.wave().body("picks.store", contains(there.digits())).body("picks.units", contains(12)));
            world.verify();
        }
    }

    private static ValidatableResponse close(World world, String recall) {
        return given().contentType("application/json").body("{\"kind\": \"DC_RECALL\", \"subject\": \"%s|%s\"}".formatted(world.dc, recall))
                .post("/v1/dcs/" + world.dc + "/exceptions/closings").then();
    }

    private static List<ExceptionRaised> raised(World world, String recall) {
        return world.on("restock.exceptions", world.dc.digits()).stream().map(record -> ExceptionRaised.CODEC.read("ExceptionRaised", record.value()))
                .filter(raised -> raised.subject().equals(world.dc + "|" + recall)).toList();
    }
}
