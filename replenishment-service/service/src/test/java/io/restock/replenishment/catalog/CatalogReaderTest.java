package io.restock.replenishment.catalog;

import static io.restock.local.testing.Patience.PATIENCE;
import static org.assertj.core.api.Assertions.assertThat;

import io.restock.border.kafka.KafkaConnection;
import io.restock.border.kafka.PutAside;
import io.restock.border.kafka.TopicFollower;
import io.restock.border.kafka.TopicShape;
import io.restock.contracts.Gtin;
import io.restock.contracts.Topics;
import io.restock.contracts.catalog.Item;
import io.restock.contracts.catalog.Item.Unit;
import io.restock.local.testing.Engines;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The catalog that planning knows")
class CatalogReaderTest {
    private static final Gtin MILK = new Gtin("07038010000119");
    private static final Gtin BREAD = new Gtin("07038010000126");
    private static final Gtin NUMBERLESS = new Gtin("07038010000133");

    private final KafkaConnection connection = new KafkaConnection(Map.of("bootstrap.servers", Engines.shared().bootstrapServers()), TopicShape.onOneBroker(4));
    private final Catalog catalog = new Catalog();
    private KafkaProducer<byte[], byte[]> producer;
    private TopicFollower follower;

    @BeforeEach
    void open() {
        connection.ensure(Topics.ITEMS);
        producer = new KafkaProducer<>(connection.with(Map.of("linger.ms", 200)), new ByteArraySerializer(), new ByteArraySerializer());
    }

    @AfterEach
    void close() {
        publish(NUMBERLESS.digits(), null); // repaired, for all who follow the same topic
        producer.close();
        follower.close();
    }

    @Test
    void misses_nothing_that_follows_an_item_without_a_number() {
        publish(NUMBERLESS.digits(), "{\"name\": \"nobody\", \"unit\": \"EACH\", \"casePack\": 6}".getBytes(StandardCharsets.UTF_8));
        publish(MILK);
        publish(BREAD);
        producer.flush();

        follower = TopicFollower.follow(connection, CatalogReader.TOPICS, new PutAside(Clock.systemUTC()), new CatalogReader(catalog)::take);

        Awaitility.await().atMost(PATIENCE).until(follower::loaded);
        assertThat(List.of(MILK, BREAD)).allMatch(catalog::lists);
        assertThat(follower.check().offending()).singleElement().asString().contains(Topics.ITEMS.topic());
    }

    @Test
    void orders_nothing_that_the_catalog_takes_back() {
        publish(MILK);
        follower = TopicFollower.follow(connection, CatalogReader.TOPICS, new PutAside(Clock.systemUTC()), new CatalogReader(catalog)::take);
        Awaitility.await().atMost(PATIENCE).until(() -> catalog.lists(MILK));

        publish(MILK.digits(), null);

        Awaitility.await().atMost(PATIENCE).until(() -> !catalog.lists(MILK));
    }

    private void publish(Gtin item) {
        publish(item.digits(), Item.CODEC.write(new Item(item, "Item " + item, "TINE", "dairy", "milk", Unit.EACH, 6, List.of())));
    }

    /** All on one partition, to be fetched together. */
    private void publish(String key, byte[] value) {
        producer.send(new ProducerRecord<>(Topics.ITEMS.topic(), 0, key.getBytes(StandardCharsets.UTF_8), value));
    }
}
