package io.restock.contracts.evolution;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.restock.contracts.Codec;
import io.restock.contracts.Json;
import io.restock.contracts.Topics;
import io.restock.contracts.access.Revocation;
import io.restock.contracts.catalog.Item;
import io.restock.contracts.catalog.LabelLayout;
import io.restock.contracts.catalog.Price;
import io.restock.contracts.catalog.Recall;
import io.restock.contracts.catalog.Store;
import io.restock.contracts.despatch.DespatchEvent;
import io.restock.contracts.despatch.Lane;
import io.restock.contracts.exceptions.ExceptionRaised;
import io.restock.contracts.orders.OrderEvent;
import io.restock.contracts.stock.StockEvent;
import io.restock.contracts.stock.StockLevel;
import io.restock.contracts.store.StoreRecord;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** A type that crosses a service border on a topic, and the kept files that say how it has been written in each of its versions. */
record Published(Topics topic, Codec<?> codec, Class<?> type) {
    static final Path SCHEMAS = Path.of("src/main/resources/schemas");
    static final Path GOLDEN = Path.of("src/test/resources/golden");

    static List<Published> all() {
        return Stream.of(
                of(Topics.POS_TRANSACTIONS, StoreRecord.CODEC, StoreRecord.class), of(Topics.STOCK_EVENTS, StockEvent.CODEC, StockEvent.class),
                of(Topics.STOCK, StockLevel.CODEC, StockLevel.class), of(Topics.STORES, Store.CODEC, Store.class), of(Topics.ITEMS, Item.CODEC, Item.class),
                of(Topics.PRICES, Price.CODEC, Price.class), of(Topics.LABEL_LAYOUTS, LabelLayout.CODEC, LabelLayout.class),
                of(Topics.RECALLS, Recall.CODEC, Recall.class),
                of(Topics.ORDERS, OrderEvent.CODEC, OrderEvent.class),
                of(Topics.DESPATCHES, DespatchEvent.CODEC, DespatchEvent.class), of(Topics.LANES, Lane.CODEC, Lane.class),
                of(Topics.EXCEPTIONS, ExceptionRaised.CODEC, ExceptionRaised.class),
                of(Topics.REVOCATIONS, Revocation.CODEC, Revocation.class), of(Topics.LOGOUTS, Revocation.CODEC, Revocation.class)).flatMap(List::stream).toList();
    }

    private static List<Published> of(Topics topic, Codec<?> codec, Class<?> family) {
        return family.isRecord() ? List.of(new Published(topic, codec, family))
                : Arrays.stream(family.getPermittedSubclasses()).filter(Class::isRecord).map(type -> new Published(topic, codec, type)).toList();
    }

    String name() {
        return type.getSimpleName();
    }

    int version() {
        return codec.versionOf(name());
    }

    IntStream versions() {
        return IntStream.rangeClosed(1, version());
    }

    Path schema(int version) {
        return SCHEMAS.resolve(topic.topic()).resolve(name() + ".v" + version + ".json");
    }

    /** Golden files of a version: one, or one for each case that differs by what may be absent. */
    List<Path> golden(int version) {
        return files(GOLDEN.resolve(topic.topic())).stream()
                .filter(file -> file.getFileName().toString().matches(name() + "\\.v" + version + "(\\.[a-z-]+)?\\.json")).toList();
    }

    static List<Path> files(Path folder) {
        try (var files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(folder + " must be there", e);
        }
    }

    static ObjectNode read(Path file) {
        try {
            return Json.MAPPER.readValue(file.toFile(), ObjectNode.class);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public String toString() {
        return topic + "/" + name();
    }
}
