package io.restock.search;

import static io.restassured.RestAssured.when;
import static io.restock.local.testing.Patience.PATIENCE;
import static io.restock.search.Shop.item;
import static io.restock.search.Shop.store;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.hasItem;

import io.restassured.response.ValidatableResponse;
import io.restock.local.testing.EngineTestResource;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** A shop that is written about, and those who search it. Every test uses stores and items of its own, for the topics are shared. */
abstract class Searching {
    @Inject
    LiveSearch search;
    @ConfigProperty(name = EngineTestResource.OPEN_KAFKA)
    String kafka;
    Shop shop;

    @BeforeEach
    void ready() {
        shop = new Shop(kafka);
        await().atMost(PATIENCE).until(() -> search.missing() == null);
        when().get("/q/health/ready").then().statusCode(200).body("checks.name", hasItem("threads"));
    }

    @AfterEach
    void close() {
        shop.close();
    }

    /** Waits until so many are on hand. */
    static void found(int store, int item, String onHand) {
        await().atMost(PATIENCE).pollInterval(Duration.ofMillis(20)).until(() -> onHand(store, item).equals(onHand));
    }

    static String onHand(int store, int item) {
        List<Object> units = get("?q=" + item(item) + "&store=" + store(store)).extract().path("hits.onHand");
        return units.isEmpty() ? "nothing" : units.getFirst().toString();
    }

    static ValidatableResponse get(String query) {
        return when().get("/v1/search" + query).then().statusCode(200);
    }
}
