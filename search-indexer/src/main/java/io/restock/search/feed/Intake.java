package io.restock.search.feed;

import static java.util.Objects.requireNonNull;

import io.restock.border.kafka.KafkaHeaders;
import io.restock.contracts.Gln;
import io.restock.contracts.Gtin;
import io.restock.contracts.Topics;
import io.restock.contracts.catalog.Item;
import io.restock.contracts.catalog.Price;
import io.restock.contracts.catalog.Store;
import io.restock.contracts.orders.OrderEvent;
import io.restock.contracts.stock.StockLevel;
import io.restock.search.catalog.Catalog;
import io.restock.search.stock.Progress;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;

/**
 * Reads the topics. The catalog first, from its beginning, into memory; then all of them together, stock and orders from where the
 * committed index ends. No consumer group: the index itself knows its offsets.
 */
final class Intake {
    /** A record ends the wait at once, and so does the end. */
    private static final Duration POLL = Duration.ofSeconds(1);

    private final Consumer<byte[], byte[]> consumer;
    private final Catalog catalog;
    private final ChangeBuffer buffer;
    private final Clock clock;
    private final Asides asides;
    private Map<TopicPartition, Long> history = Map.of();
    private final Set<Gtin> changedItems = new HashSet<>();
    private final Set<Gln> changedStores = new HashSet<>();

    Intake(Consumer<byte[], byte[]> consumer, Catalog catalog, ChangeBuffer buffer, Clock clock, Asides asides) {
        this.consumer = consumer;
        this.catalog = catalog;
        this.buffer = buffer;
        this.clock = clock;
        this.asides = asides;
    }

    /** Fills the catalog. What came since the index was committed is handed on, for its documents are still as they were. */
    void loadCatalog(Set<TopicPartition> partitions, Progress begin) {
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
        var ends = consumer.endOffsets(partitions);
        while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
            for (var record : consumer.poll(POLL)) {
                long covered = begin.offsets().getOrDefault(FeedTopics.name(new TopicPartition(record.topic(), record.partition())), 0L);
                take(record, record.offset() >= covered);
            }
        }
        passOn(positions(partitions));
    }

    /** Goes on with all topics from the index's offsets; what was put aside before them is looked at again first. */
    void begin(Set<TopicPartition> live, Progress begin) {
        var all = new HashSet<>(consumer.assignment());
        var catalogAt = positions(all);
        live.forEach(partition -> begin.aside().getOrDefault(FeedTopics.name(partition), Set.of()).forEach(offset -> lookAgain(partition, offset)));
        all.addAll(live);
        consumer.assign(all);
        catalogAt.forEach(consumer::seek);
        for (TopicPartition partition : live) {
            Long covered = begin.offsets().get(FeedTopics.name(partition));
            if (covered == null) {
                consumer.seekToBeginning(Set.of(partition));
            } else {
                consumer.seek(partition, covered);
            }
        }
        history = consumer.endOffsets(live);
        buffer.reached(positions(all));
    }

    /** A later record of its key may have replaced it on the topic meanwhile. */
    private void lookAgain(TopicPartition from, long offset) {
        consumer.assign(Set.of(from));
        consumer.seek(from, offset);
        long end = requireNonNull(consumer.endOffsets(Set.of(from)).get(from));
        while (consumer.position(from) == offset && offset < end) {
            consumer.poll(POLL).records(from).stream().findFirst().filter(record -> record.offset() == offset).ifPresent(record -> take(record, true));
        }
    }

    /** Whether everything that was on the topics at the beginning has been read. */
    boolean pastHistory() {
        return history.entrySet().stream().allMatch(end -> consumer.position(end.getKey()) >= end.getValue());
    }

    /** One poll; waits while the buffer is full. */
    void round() throws InterruptedException {
        var records = consumer.poll(POLL);
        synchronized (asides.lock()) {
            for (var record : records) {
                take(record, true);
            }
            if (!records.isEmpty()) {
                passOn(positions(records.partitions()));
            }
        }
    }

    private void passOn(Map<TopicPartition, Long> reached) {
        buffer.changed(changedItems, changedStores);
        buffer.reached(reached);
        changedItems.clear();
        changedStores.clear();
    }

    private Map<TopicPartition, Long> positions(Set<TopicPartition> partitions) {
        var positions = new HashMap<TopicPartition, Long>();
        partitions.forEach(partition -> positions.put(partition, consumer.position(partition)));
        return positions;
    }

    private void take(ConsumerRecord<byte[], byte[]> record, boolean changes) {
        if (record.value() == null) {
            return; // nobody takes stores, items or levels back
        }
        try {
            read(record, changes);
            asides.applied(record);
        } catch (InterruptedException e) {
            throw interrupted(e);
        } catch (RuntimeException e) {
            asides.add(record, e);
        }
    }

    /** Takes a record that was put aside. The lock is held. */
    void again(ConsumerRecord<byte[], byte[]> record) {
        try {
            read(record, true);
            passOn(Map.of());
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    private static IllegalStateException interrupted(InterruptedException e) {
        Thread.currentThread().interrupt();
        return new IllegalStateException("stopped while the buffer was full", e);
    }

    private void read(ConsumerRecord<byte[], byte[]> record, boolean changes) throws InterruptedException {
        if (record.topic().equals(Topics.STOCK.topic())) {
            var partition = new TopicPartition(record.topic(), record.partition());
            buffer.put(Indexable.checked(StockLevel.CODEC.read("StockLevel", record.value())), Place.of(record), record.offset() >= history.getOrDefault(partition, 0L));
        } else if (record.topic().equals(Topics.ORDERS.topic())) {
            buffer.put(OrderEvent.CODEC.read(KafkaHeaders.of(record).type(), record.value()), positionOf(record), Place.of(record));
        } else if (record.topic().equals(Topics.STORES.topic())) {
            var store = Indexable.checked(Store.CODEC.read("Store", record.value()));
            catalog.put(store);
            if (changes) {
                changedStores.add(store.gln());
            }
        } else if (record.topic().equals(Topics.ITEMS.topic())) {
            var item = Indexable.checked(Item.CODEC.read("Item", record.value()));
            catalog.put(item);
            changed(item.gtin(), changes);
        } else {
            var price = Indexable.checked(Price.CODEC.read("Price", record.value()));
            catalog.put(price, clock.instant());
            changed(price.item(), changes);
        }
    }

    private void changed(Gtin item, boolean changes) {
        if (changes) {
            changedItems.add(item);
        }
    }

    /** The event's place in the journal of its writer; for a writer without one, its place in the partition. */
    private static long positionOf(ConsumerRecord<byte[], byte[]> record) {
        long position = KafkaHeaders.of(record).position();
        return position == 0 ? record.offset() + 1 : position;
    }
}
