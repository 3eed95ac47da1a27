package io.restock.ledger.stock;

import static io.restock.ledger.Shop.NOON;
import static io.restock.local.testing.Patience.PATIENCE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restock.contracts.Gln;
import io.restock.contracts.Gtin;
import io.restock.contracts.StoreItemId;
import io.restock.contracts.Topics;
import io.restock.contracts.Troubles;
import io.restock.journal.KafkaSettings;
import io.restock.ledger.Kafka;
import io.restock.ledger.Shop;
import io.restock.local.testing.EngineTestResource;
import io.restock.local.testing.Engines;
import io.restock.sql.Database;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(EngineTestResource.class)
@DisplayName("The latest level of every store-item")
class StockLevelsTest {
    private static final int PARTITIONS = 4;

    @Inject
    Shop shop;
    @Inject
    Database database;
    @Inject
    Kafka kafka;

    /** A crash left levels unsent, and the database cannot be read when they are looked for. */
    @Test
    void is_found_again_after_a_look_for_it_that_failed() {
        Gln store = shop.newStore();
        Gtin milk = shop.newItem();
        shop.counted(store, milk, NOON, 10);
        Shop.awaitQuiet();
        var id = new StoreItemId(store, milk);
        await().atMost(PATIENCE).until(() -> levelsOf(id) > 0);
        int before = levelsOf(id);
        execute("update ledger.level_relay set position = 0");
        execute("alter table ledger.level_relay rename to mislaid");
        var troubles = new Troubles(Duration.ZERO);
        var levels = new StockLevels(database, kafka, troubles);
        try {
            IntStream.range(0, PARTITIONS).forEach(levels::own);
            levels.start(null);
            await().atMost(PATIENCE).untilAsserted(() -> assertThat(troubles.lasting()).hasValueSatisfying(told -> assertThat(told).contains("level_relay")));
        } finally {
            execute("alter table ledger.mislaid rename to level_relay");
        }

        await().atMost(PATIENCE).untilAsserted(() -> assertThat(levelsOf(id)).as("records of its level").isGreaterThan(before));
        levels.stop(null);
    }

    private void execute(String statement) {
        new Database(Engines.login("ledger_owner").source(Engines.shared().jdbcUrl())).<Integer>decide(sql -> sql.execute(statement));
    }

    private int levelsOf(StoreItemId id) {
        try (var consumer = new KafkaConsumer<byte[], byte[]>(KafkaSettings.consumer(Map.of("bootstrap.servers", Engines.shared().bootstrapServers()), "level-records", 500))) {
            var partitions = IntStream.range(0, PARTITIONS).mapToObj(number -> new TopicPartition(Topics.STOCK.topic(), number)).toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            var ends = consumer.endOffsets(partitions);
            int found = 0;
            while (partitions.stream().anyMatch(each -> consumer.position(each) < ends.get(each))) {
                for (var record : consumer.poll(Duration.ofMillis(200))) {
                    found += id.toString().equals(new String(record.key(), StandardCharsets.UTF_8)) ? 1 : 0;
                }
            }
            return found;
        }
    }
}
