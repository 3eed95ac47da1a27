package io.restock.gateway.catalog;

import io.restock.contracts.Gln;
import io.restock.contracts.Gtin;
import io.restock.contracts.Topics;
import io.restock.contracts.catalog.Item;
import io.restock.contracts.catalog.Price;
import io.restock.contracts.catalog.Store;
import java.nio.charset.StandardCharsets;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Puts the records of the three catalog topics into the catalog. A record that cannot be read is logged and passed over: it must not stop the tills. */
final class CatalogReader {
    private static final System.Logger LOG = System.getLogger(CatalogReader.class.getName());

    private final Catalog catalog;

    CatalogReader(Catalog catalog) {
        this.catalog = catalog;
    }

    void apply(ConsumerRecord<byte[], byte[]> found) {
        try {
            if (found.topic().equals(Topics.STORES.topic())) {
                store(found);
            } else if (found.topic().equals(Topics.ITEMS.topic())) {
                item(found);
            } else if (found.value() != null) {
                catalog.put(Price.CODEC.read("Price", found.value()));
            }
        } catch (RuntimeException e) {
            LOG.log(System.Logger.Level.WARNING, "passed over " + found.topic() + " partition " + found.partition() + " offset " + found.offset(), e);
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

    private static String text(byte[] key) {
        return new String(key, StandardCharsets.UTF_8);
    }
}
