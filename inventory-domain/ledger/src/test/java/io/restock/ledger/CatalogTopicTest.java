package io.restock.ledger;

import static io.restassured.RestAssured.given;
import static io.restock.local.testing.Patience.PATIENCE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restock.contracts.Gtin;
import io.restock.contracts.Topics;
import io.restock.contracts.catalog.Item;
import io.restock.local.testing.EngineTestResource;
import io.restock.local.testing.Engines;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.common.config.ConfigResource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(EngineTestResource.class)
@DisplayName("What merchandisers list, and Kafka cannot take")
class CatalogTopicTest {
    private static final ConfigResource ITEMS = new ConfigResource(ConfigResource.Type.TOPIC, Topics.ITEMS.topic());
    private static final Map<String, Object> KAFKA = Map.of("bootstrap.servers", Engines.shared().bootstrapServers());
    private static final String LARGEST = "max.message.bytes";

    @AfterEach
    void takeAll() throws Exception {
        takesAtMost("1048588");
    }

    @Test
    void stands_on_its_topic_too_once_it_takes_it() throws Exception {
        Gtin gtin = Shop.someGtin();
        put(gtin, "Milk");
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(names(gtin)).containsExactly("Milk"));
        takesAtMost("10");
        put(gtin, "Whole milk");
        given().get("/v1/items/" + gtin).then().statusCode(200).body("name", equalTo("Whole milk"));
        assertThat(names(gtin)).containsExactly("Milk");

        takeAll();

        await().atMost(PATIENCE).untilAsserted(() -> assertThat(names(gtin)).containsExactly("Milk", "Whole milk"));
    }

    @Test
    void is_told_once_as_long_as_it_is_taken() {
        Gtin gtin = Shop.someGtin();
        put(gtin, "Bread");
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(names(gtin)).containsExactly("Bread"));
    }

    private static void put(Gtin gtin, String name) {
        given().contentType("application/json").body(Map.of("name", name)).put("/v1/items/" + gtin);
    }

    private void takesAtMost(String bytes) throws Exception {
        try (Admin admin = Admin.create(KAFKA)) {
            admin.incrementalAlterConfigs(Map.of(ITEMS, List.of(new AlterConfigOp(new ConfigEntry(LARGEST, bytes), AlterConfigOp.OpType.SET)))).all().get();
            await().atMost(PATIENCE).until(() -> admin.describeConfigs(List.of(ITEMS)).all().get().get(ITEMS).get(LARGEST).value().equals(bytes));
        }
    }

    /** The names that the topic gives an item, in their order. */
    private static List<String> names(Gtin gtin) {
        return ItemsTopic.of(gtin).stream().map(Item::name).toList();
    }
}
