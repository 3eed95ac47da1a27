package io.restock.ledger;

import io.restock.contracts.Gtin;
import io.restock.contracts.Topics;
import io.restock.contracts.catalog.Item;
import io.restock.journal.KafkaSettings;
import io.restock.local.testing.Engines;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;

/** What the topic of items says to its readers. */
public final class ItemsTopic {
    private ItemsTopic() {}

    /** All that the topic holds of an item, in its order. */
    public static List<Item> of(Gtin gtin) {
        Map<String, Object> kafka = Map.of("bootstrap.servers", Engines.shared().bootstrapServers());
        try (var consumer = new KafkaConsumer<byte[], byte[]>(KafkaSettings.consumer(kafka, "listed-" + gtin, 500))) {
            var partitions = consumer.partitionsFor(Topics.ITEMS.topic()).stream().map(each -> new TopicPartition(each.topic(), each.partition())).toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            var ends = consumer.endOffsets(partitions);
            var items = new ArrayList<Item>();
            while (partitions.stream().anyMatch(each -> consumer.position(each) < ends.get(each))) {
                consumer.poll(Duration.ofMillis(200)).forEach(record -> {
                    if (gtin.digits().equals(new String(record.key(), StandardCharsets.UTF_8))) {
                        items.add(Item.CODEC.read("Item", record.value()));
                    }
                });
            }
            return items;
        }
    }
}
