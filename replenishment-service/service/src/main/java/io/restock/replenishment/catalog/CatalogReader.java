package io.restock.replenishment.catalog;

import io.restock.contracts.Gln;
import io.restock.contracts.Gtin;
import io.restock.contracts.Topics;
import io.restock.contracts.catalog.Item;
import io.restock.contracts.catalog.Recall;
import io.restock.contracts.catalog.Store;
import io.restock.contracts.despatch.Lane;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/** Puts the records of the catalog's topics into the catalog. For what the catalog takes back nothing is ordered any more. */
public record CatalogReader(Catalog catalog) {
    public static final List<Topics> TOPICS = List.of(Topics.STORES, Topics.ITEMS, Topics.LANES, Topics.RECALLS);

    public void take(ConsumerRecord<byte[], byte[]> record) {
        if (record.topic().equals(Topics.STORES.topic())) {
            if (record.value() == null) {
                catalog.removeStore(new Gln(key(record)));
            } else {
                catalog.put(Store.CODEC.read("Store", record.value()));
            }
        } else if (record.topic().equals(Topics.ITEMS.topic())) {
            if (record.value() == null) {
                catalog.removeItem(new Gtin(key(record)));
            } else {
                catalog.put(Item.CODEC.read("Item", record.value()));
            }
        } else if (record.topic().equals(Topics.RECALLS.topic())) {
            if (record.value() == null) {
                catalog.removeRecall(key(record));
            } else {
                catalog.put(Recall.CODEC.read("Recall", record.value()));
            }
        } else {
            takeLane(key(record).split("\\|"), record.value());
        }
    }

    /** @param key store and center; of lanes that were published first, the store alone */
    private void takeLane(String[] key, byte @Nullable [] value) {
        if (value != null && key.length == 2) {
            catalog.put(Lane.CODEC.read("Lane", value));
        } else if (value != null) {
            catalog.putIfNoneIsKnown(Lane.CODEC.read("Lane", value));
        } else if (key.length == 2) {
            catalog.removeLane(new Gln(key[1]), new Gln(key[0]));
        }
    }

    private static String key(ConsumerRecord<byte[], byte[]> record) {
        return new String(record.key(), StandardCharsets.UTF_8);
    }
}
