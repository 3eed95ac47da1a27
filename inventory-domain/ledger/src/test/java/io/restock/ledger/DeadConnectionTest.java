package io.restock.ledger;

import static io.restassured.RestAssured.given;
import static io.restock.ledger.Shop.NOON;
import static io.restock.ledger.Shop.basket;
import static io.restock.ledger.Shop.sale;
import static io.restock.local.testing.Patience.PATIENCE;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.quarkus.test.junit.QuarkusTest;
import io.restock.contracts.Gln;
import io.restock.contracts.Gtin;
import io.restock.contracts.Troubles;
import io.restock.contracts.store.StoreRecord.RetailTransaction;
import io.restock.local.testing.EngineTestResource;
import io.restock.local.testing.Engines;
import io.restock.local.testing.Wire;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(value = DeadConnectionTest.Behind.class, restrictToAnnotatedClass = true)
@DisplayName("A ledger whose connections are dead")
class DeadConnectionTest {
    /** Seconds; a minute where people work, as ConnectionTest says. */
    private static final String SILENCE = "8";

    private static Engines engines;
    private static Wire wire;

    @Inject
    Shop shop;
    @Inject
    Troubles troubles;

    /** Engines of its own, of which it reaches the database by a wire. */
    public static final class Behind implements QuarkusTestResourceLifecycleManager {
        @Override
        public Map<String, String> start() {
            engines = Engines.start(Path.of("target", "engines", "far-away-" + ProcessHandle.current().pid()));
            wire = Wire.to(engines.postgres().port());
            var settings = new HashMap<>(EngineTestResource.settings(engines));
            settings.put("quarkus.datasource.jdbc.url", engines.jdbcUrl().replaceFirst(":\\d+/", ":" + wire.port() + "/"));
            settings.put("quarkus.datasource.jdbc.additional-jdbc-properties.socketTimeout", SILENCE);
            return settings;
        }

        @Override
        public void stop() {
            try {
                wire.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            } finally {
                engines.close();
            }
        }
    }

    @Test
    void is_not_ready_and_says_why_gives_them_up_and_books_every_sale_once() {
        Gln store = shop.newStore();
        Gtin milk = shop.newItem();
        shop.counted(store, milk, NOON, 10);
        RetailTransaction before = basket(store, 1, NOON.plusMinutes(1), sale(1, milk, 2));
        shop.send(before);
        shop.awaitApplied(before);

        wire.cut();
        RetailTransaction meanwhile = basket(store, 2, NOON.plusMinutes(2), sale(1, milk, 3));
        shop.send(meanwhile);
        await().atMost(PATIENCE).untilAsserted(() -> given().get("/q/health/ready").then().statusCode(503)
                .body("checks.find {it.name == 'PostgreSQL'}.status", equalTo("DOWN")));
        wire.repair();

        await().atMost(PATIENCE).untilAsserted(() -> given().get("/v1/stores/" + store + "/stock/" + milk).then().statusCode(200).body("onHand", equalTo(5)));
        await().atMost(PATIENCE).untilAsserted(() -> given().get("/q/health/ready").then().statusCode(200));
    }

    @Test
    void is_not_ready_while_one_of_its_threads_gets_nowhere() {
        troubles.failed("the outbox", new NoClassDefFoundError("io/restock/Gone"));
        await().atMost(PATIENCE).untilAsserted(() -> given().get("/q/health/ready").then().statusCode(503)
                .body("checks.find {it.name == 'threads'}.data.trouble", startsWith("the outbox has been failing for")));

        troubles.repaired("the outbox");

        given().get("/q/health/ready").then().statusCode(200);
    }
}
