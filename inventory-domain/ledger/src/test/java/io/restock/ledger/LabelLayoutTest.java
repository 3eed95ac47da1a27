package io.restock.ledger;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.restock.contracts.Gln;
import io.restock.contracts.Topics;
import io.restock.contracts.catalog.LabelLayout;
import io.restock.contracts.catalog.LabelLayout.Form;
import io.restock.journal.KafkaSettings;
import io.restock.local.testing.EngineTestResource;
import io.restock.local.testing.Engines;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(EngineTestResource.class)
@DisplayName("How labels are laid out")
class LabelLayoutTest {
    private static final String WEIGHT = "{\"form\": \"WEIGHT\", \"itemDigits\": 6, \"valueDigits\": 4, \"decimals\": 3}";

    @Inject
    Shop shop;

    @Test
    void is_set_for_the_chain_and_for_a_store_and_told_to_all() {
        Gln store = shop.newStore();
        put("28", WEIGHT).statusCode(201).body("prefix", equalTo("28")).body("verifier", equalTo(false)).body("store", nullValue());
        put("28", WEIGHT.replace("{", "{\"store\": \"" + store + "\", ").replace("WEIGHT", "PRICE")).statusCode(201);
        put("28", WEIGHT.replace("3}", "2}")).statusCode(200);

        given().get("/v1/label-layouts/28").then().statusCode(200).body("form", equalTo("WEIGHT")).body("decimals", equalTo(2));
        given().get("/v1/label-layouts/28?store=" + store).then().statusCode(200).body("form", equalTo("PRICE"));
        given().get("/v1/label-layouts?limit=1000").then().statusCode(200).body("layouts.findAll { it.prefix == '28' }.store", hasItem(store.digits()));
        assertThat(layouts("28")).last().isEqualTo(new LabelLayout("28", null, Form.WEIGHT, 6, false, 4, 2));
        assertThat(layouts("28|" + store)).containsExactly(new LabelLayout("28", store, Form.PRICE, 6, false, 4, 3));

        given().delete("/v1/label-layouts/28?store=" + store).then().statusCode(200).body("form", equalTo("PRICE"));
        given().delete("/v1/label-layouts/28?store=" + store).then().statusCode(404).body("detail", containsString("are read as is usual"));
        assertThat(layouts("28|" + store)).as("a record without a value").hasSize(2).last().isNull();
        given().get("/v1/label-layouts/28").then().statusCode(200);
    }

    @Test
    void is_listed_a_page_at_a_time() {
        put("2911", WEIGHT.replace("6", "4")).statusCode(201);
        put("2912", WEIGHT.replace("6", "4")).statusCode(201);
        given().get("/v1/label-layouts?after=291&limit=1").then().statusCode(200).body("layouts.prefix", contains("2911")).body("next", equalTo("2911"));
        given().get("/v1/label-layouts?after=2911&limit=1").then().statusCode(200).body("layouts.prefix", contains("2912"));
    }

    @Test
    void that_does_not_add_up_is_refused_by_field() {
        put("23", "{\"form\": \"WEIGHT\", \"itemDigits\": 5, \"valueDigits\": 4, \"decimals\": 3}").statusCode(422)
                .body("errors", contains(startsWith("itemDigits do not add up: a prefix of 2, 5 of the item and 4 of the value are 11 digits, and must be 12")));
        put("23", "{\"form\": \"WEIGHT\", \"itemDigits\": 6, \"valueDigits\": 4, \"decimals\": 5}").statusCode(422).body("errors",
                contains(startsWith("decimals must be at most the 4")));
        put("23", "{\"form\": \"UNITS\", \"itemDigits\": 6, \"valueDigits\": 4, \"decimals\": 1}").statusCode(422).body("errors", contains(startsWith("decimals must be 0 where")));
        put("70", WEIGHT).statusCode(422).body("errors", contains(startsWith("prefix must be 02 or 20 to 29")));
        put("23", "{}").statusCode(422).body("errors",
                contains(startsWith("form is missing"), startsWith("itemDigits must be"), startsWith("valueDigits must be"), startsWith("decimals must be")));
        put("23", WEIGHT.replace("{", "{\"store\": \"" + Shop.someGln() + "\", ")).statusCode(404);
        given().get("/v1/label-layouts/70").then().statusCode(422);
        given().get("/v1/label-layouts/24").then().statusCode(404).body("detail", containsString("PUT /v1/label-layouts/24"));
    }

    private static ValidatableResponse put(String prefix, String body) {
        return given().contentType("application/json").body(body).put("/v1/label-layouts/" + prefix).then();
    }

    /** The values under a key, null for one that was taken back. */
    private List<LabelLayout> layouts(String key) {
        var values = new ArrayList<LabelLayout>();
        try (var consumer =
                new KafkaConsumer<byte[], byte[]>(KafkaSettings.consumer(Map.of("bootstrap.servers", Engines.shared().bootstrapServers()), "layouts-" + key.hashCode(), 500))) {
            var partitions = consumer.partitionsFor(Topics.LABEL_LAYOUTS.topic()).stream().map(each -> new TopicPartition(each.topic(), each.partition())).toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            var ends = consumer.endOffsets(partitions);
            while (partitions.stream().anyMatch(each -> consumer.position(each) < ends.get(each))) {
                for (ConsumerRecord<byte[], byte[]> found : consumer.poll(Duration.ofMillis(100))) {
                    if (new String(found.key(), StandardCharsets.UTF_8).equals(key)) {
                        values.add(found.value() == null ? null : LabelLayout.CODEC.read("LabelLayout", found.value()));
                    }
                }
            }
        }
        return values;
    }
}
