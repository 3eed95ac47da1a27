package io.restock.replenishment.catalog;

import io.restock.contracts.Headers;
import io.restock.contracts.Topics;
import io.restock.contracts.Troubles;
import io.restock.contracts.catalog.Item;
import io.restock.contracts.catalog.Store;
import io.restock.contracts.despatch.Lane;
import io.restock.journal.KafkaSettings;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.jboss.logging.Logger;

/** Reads the catalog's topics from their beginning at every start, and then follows them. */
public final class CatalogFollower implements AutoCloseable {
    private static final Logger LOG = Logger.getLogger(CatalogFollower.class);
    private static final int AT_MOST = 5_000;
    /** A record ends the wait at once, and so does the end. */
    private static final Duration POLL = Duration.ofSeconds(1);
    private static final List<String> TOPICS = List.of(Topics.STORES.topic(), Topics.ITEMS.topic(), Topics.LANES.topic());

    private final Catalog catalog;
    private final KafkaConsumer<byte[], byte[]> consumer;
    private final CountDownLatch loaded = new CountDownLatch(1);
    private final Thread thread;
    private Map<TopicPartition, Long> ends = Map.of();
    private volatile boolean closing;
    private final Troubles troubles;

    public CatalogFollower(Map<String, ?> kafka, Catalog catalog, Troubles troubles) {
        this.catalog = catalog;
        this.troubles = troubles;
        this.consumer = new KafkaConsumer<>(KafkaSettings.consumer(kafka, "replenishment-catalog", AT_MOST));
        this.thread = Thread.ofPlatform().daemon().name("catalog").unstarted(this::run);
    }

    public CatalogFollower start() {
        thread.start();
        return this;
    }

    /** Whether all that stood on the topics at the start has been read. */
    public boolean isLoaded() {
        return loaded.getCount() == 0;
    }

    /** Waits until {@link #isLoaded()}, or gives up. */
    public boolean awaitLoaded(Duration patience) throws InterruptedException {
        return loaded.await(patience.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void run() {
        try (consumer) {
            while (!closing) {
                try {
                    follow();
                    troubles.mended("reading the catalog");
                } catch (WakeupException e) {
                    LOG.debug("the catalog is no longer followed", e);
                } catch (RuntimeException | Error e) {
                    LOG.warnf(e, "the catalog cannot be read just now, tried again in a second");
                    troubles.failed("reading the catalog", e);
                    pause();
                }
            }
        }
    }

    private void follow() {
        if (consumer.assignment().isEmpty()) {
            var partitions = TOPICS.stream().flatMap(topic -> consumer.partitionsFor(topic).stream())
                    .map(found -> new TopicPartition(found.topic(), found.partition())).toList();
            ends = consumer.endOffsets(partitions);
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
        }
        if (!isLoaded() && ends.entrySet().stream().allMatch(end -> consumer.position(end.getKey()) >= end.getValue())) {
            loaded.countDown();
        }
        consumer.poll(POLL).forEach(this::take);
    }

    private static void pause() {
        try {
            TimeUnit.SECONDS.sleep(1);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void take(ConsumerRecord<byte[], byte[]> told) {
        if (told.value() == null) {
            return;
        }
        try {
            if (told.topic().equals(Topics.STORES.topic())) {
                catalog.put(Store.CODEC.read("Store", told.value()));
            } else if (told.topic().equals(Topics.ITEMS.topic())) {
                catalog.put(Item.CODEC.read("Item", told.value()));
            } else {
                catalog.put(Lane.CODEC.read("Lane", told.value()));
            }
        } catch (IllegalArgumentException e) {
            LOG.errorf("%s %d/%d cannot be read and is passed over: %s (header %s)", told.topic(), told.partition(), told.offset(),
                    e.getMessage(), told.headers().lastHeader(Headers.TYPE));
        }
    }

    @Override
    public void close() {
        closing = true;
        consumer.wakeup();
        try {
            thread.join(Duration.ofSeconds(5));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
