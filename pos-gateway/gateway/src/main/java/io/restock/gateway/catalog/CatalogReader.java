package io.restock.gateway.catalog;

import io.restock.contracts.Gln;
import io.restock.contracts.Gtin;
import io.restock.contracts.Topics;
import io.restock.contracts.catalog.Item;
import io.restock.contracts.catalog.LabelLayout;
import io.restock.contracts.catalog.Price;
import io.restock.contracts.catalog.Store;
import java.nio.charset.StandardCharsets;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Puts the records of the four catalog topics into the catalog. It throws at what cannot be read, which must not stop the tills. */
record CatalogReader(Catalog catalog) {
    void apply(ConsumerRecord<byte[], byte[]> found) {
        if (found.topic().equals(Topics.STORES.topic())) {
            store(found);
        } else if (found.topic().equals(Topics.ITEMS.topic())) {
            item(found);
        } else if (found.topic().equals(Topics.LABEL_LAYOUTS.topic())) {
            layout(found);
        } else if (found.value() != null) {
            catalog.put(Price.CODEC.read("Price", found.value()));
        }
    }

    private void store(ConsumerRecord<byte[], byte[]> found) {
        if (found.value() == null) {
            catalog.removeStore(new Gln(text(found.key())));
        } else {
            catalog.put(Store.CODEC.read("Store", found.value()));
        }
    }

    private void item(ConsumerRecord<byte[], byte[]> found) {
        if (found.value() == null) {
            catalog.removeItem(new Gtin(text(found.key())));
        } else {
            catalog.put(Item.CODEC.read("Item", found.value()));
        }
    }

    private void layout(ConsumerRecord<byte[], byte[]> found) {
        if (found.value() == null) {
            catalog.removeLayout(text(found.key()));
        } else {
            catalog.put(LabelLayout.CODEC.read("LabelLayout", found.value()));
        }
    }

    private static String text(byte[] key) {
        return new String(key, StandardCharsets.UTF_8);
    }
}
