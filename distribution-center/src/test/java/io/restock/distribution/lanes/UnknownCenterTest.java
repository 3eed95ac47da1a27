package io.restock.distribution.lanes;

import static io.restassured.RestAssured.given;
import static io.restock.local.testing.Patience.PATIENCE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restock.contracts.Gln;
import io.restock.contracts.catalog.Store;
import io.restock.contracts.exceptions.ExceptionRaised;
import io.restock.distribution.World;
import io.restock.local.testing.EngineTestResource;
import io.restock.local.testing.Noon;
import java.nio.charset.StandardCharsets;
import java.time.LocalTime;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(EngineTestResource.class)
@DisplayName("A store of a center that nobody has registered")
class UnknownCenterTest {
    private static void list(World world, Gln store, Gln center) {
        var listed = new Store(store, "Store", Noon.ZONE, LocalTime.of(4, 0), center, "East");
        world.raw("catalog.stores", store.digits(), "Store", new String(Store.CODEC.write(listed), StandardCharsets.UTF_8));
    }

    private static List<String> raised(World world, Gln store) {
        return world.on("restock.exceptions", store.digits()).stream().map(record -> ExceptionRaised.CODEC.read("ExceptionRaised", record.value()))
                .map(raised -> raised.kind() + " " + raised.subject() + " " + raised.open()).toList();
    }

    @Test
    void is_an_exception_until_somebody_registers_it() {
        try (var world = new World()) {
            Gln store = World.gln();
            Gln ghost = World.gln();
            String said = "CENTER_UNKNOWN " + store + "|" + ghost;
            list(world, store, ghost);
            await().atMost(PATIENCE).untilAsserted(() -> assertThat(raised(world, store)).containsExactly(said + " true"));
            list(world, store, ghost);
            given().contentType("application/json").body("{\"name\": \"Ghost\", \"zone\": \"" + Noon.ZONE + "\"}").put("/v1/dcs/" + ghost).then().statusCode(201);
            await().atMost(PATIENCE).untilAsserted(() -> assertThat(raised(world, store)).containsExactly(said + " true", said + " false"));
        }
    }

    @Test
    void is_none_any_more_when_it_has_another_center() {
        try (var world = new World()) {
            Gln store = World.gln();
            Gln ghost = World.gln();
            Gln other = World.gln();
            list(world, store, ghost);
            list(world, store, other);
            list(world, store, world.dc);
            await().atMost(PATIENCE).untilAsserted(() -> {
                var raised = raised(world, store);
                assertThat(raised.stream().filter(each -> each.endsWith(" true")).count()).isEqualTo(raised.stream().filter(each -> each.endsWith(" false")).count());
                world.get("/v1/dcs/" + world.dc + "/lanes").body("store", org.hamcrest.Matchers.hasItem(store.digits()));
            });
        }
    }
}
