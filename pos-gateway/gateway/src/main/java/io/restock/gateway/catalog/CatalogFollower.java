package io.restock.gateway.catalog;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.restock.contracts.Topics;
import io.restock.gateway.kafka.Cluster;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;

/**
 * Reads the catalog topics from the beginning and follows them. A request that misses something may ask to {@link #catchUp}: all who ask between two
 * polls share one look at the topics' ends, so that misses cost the broker little.
 */
@ApplicationScoped
public class CatalogFollower {
    private static final System.Logger LOG = System.getLogger(CatalogFollower.class.getName());
    private static final List<Topics> TOPICS = List.of(Topics.STORES, Topics.ITEMS, Topics.PRICES);
    /** Whoever asks ends the wait, and so does a record. */
    private static final Duration POLL = Duration.ofSeconds(1);
    private static final Duration POLL_WHILE_ASKED = Duration.ofMillis(20);
    private static final Duration ENDS_WITHIN = Duration.ofSeconds(2);
    private static final Duration PAUSE_AFTER_FAILURE = Duration.ofSeconds(1);
    private static final Duration CATCH_UP_WITHIN = Duration.ofMillis(500);
    private static final Duration STOP_WITHIN = Duration.ofSeconds(5);

    /** Those who asked, and what must have been read for them. */
    private record Asked(Map<TopicPartition, Long> ends, List<CompletableFuture<Void>> waiting) {}

    private final Cluster cluster;
    private final CatalogReader reader;
    private final Queue<CompletableFuture<Void>> asking = new ConcurrentLinkedQueue<>();
    private final Thread thread = Thread.ofPlatform().name("catalog-follower").daemon().unstarted(this::run);
    private volatile Consumer<byte[], byte[]> following;
    private volatile boolean running = true;
    private volatile boolean loaded;

    CatalogFollower(Cluster cluster, Catalog catalog) {
        this.cluster = cluster;
        this.reader = new CatalogReader(catalog);
    }

    void start(@Observes StartupEvent event) {
        thread.start();
    }

    void stop(@Observes ShutdownEvent event) throws InterruptedException {
        running = false;
        wake();
        thread.join(STOP_WITHIN);
    }

    /** Whether all that was there at the start has been read. */
    public boolean isLoaded() {
        return loaded;
    }

    /** Returns when what was published before this call is in the catalog, or after 500 ms. */
    public void catchUp() {
        var caughtUp = new CompletableFuture<Void>();
        asking.add(caughtUp);
        wake();
        try {
            caughtUp.get(CATCH_UP_WITHIN.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException | ExecutionException e) {
            asking.remove(caughtUp);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void wake() {
        var consumer = following;
        if (consumer != null) {
            consumer.wakeup();
        }
    }

    private void run() {
        while (running) {
            try {
                cluster.createTopics();
                follow();
            } catch (WakeupException e) {
                LOG.log(System.Logger.Level.DEBUG, "somebody asks, or we stop", e);
            } catch (KafkaException e) {
                LOG.log(System.Logger.Level.WARNING, "the catalog cannot be read, next try in {0}: {1}", PAUSE_AFTER_FAILURE, e.toString());
                pause();
            }
        }
    }

    private void follow() {
        try (var consumer = cluster.consumer()) {
            var partitions = partitions(consumer);
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            var endsAtStart = consumer.endOffsets(partitions, ENDS_WITHIN);
            following = consumer;
            Asked asked = null;
            while (running) {
                poll(consumer, asked == null && asking.isEmpty() && loaded ? POLL : POLL_WHILE_ASKED).forEach(reader::apply);
                if (!loaded && reached(endsAtStart, consumer)) {
                    loaded = true;
                }
                asked = asked == null ? nextAsked(partitions) : asked;
                if (asked != null && reached(asked.ends(), consumer)) {
                    asked.waiting().forEach(waiting -> waiting.complete(null));
                    asked = null;
                }
            }
        }
    }

    private static ConsumerRecords<byte[], byte[]> poll(Consumer<byte[], byte[]> consumer, Duration atMost) {
        try {
            return consumer.poll(atMost);
        } catch (WakeupException e) {
            return ConsumerRecords.empty();
        }
    }

    /** The consumer's own question would wait behind its fetch, which the broker holds while nothing comes. */
    private Asked nextAsked(List<TopicPartition> partitions) {
        var waiting = new ArrayList<CompletableFuture<Void>>();
        for (var next = asking.poll(); next != null; next = asking.poll()) {
            waiting.add(next);
        }
        if (waiting.isEmpty()) {
            return null;
        }
        try {
            return new Asked(cluster.ends(partitions), waiting);
        } catch (KafkaException e) {
            waiting.forEach(one -> one.completeExceptionally(e)); // what we have read so far stays good
            return null;
        }
    }

    private static boolean reached(Map<TopicPartition, Long> ends, Consumer<byte[], byte[]> consumer) {
        return ends.entrySet().stream().allMatch(end -> consumer.position(end.getKey(), ENDS_WITHIN) >= end.getValue());
    }

    private static List<TopicPartition> partitions(Consumer<byte[], byte[]> consumer) {
        return TOPICS.stream()
                .flatMap(topic -> consumer.partitionsFor(topic.topic(), ENDS_WITHIN).stream())
                .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
                .toList();
    }

    private static void pause() {
        try {
            Thread.sleep(PAUSE_AFTER_FAILURE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
