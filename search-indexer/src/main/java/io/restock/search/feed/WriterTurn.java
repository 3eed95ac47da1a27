package io.restock.search.feed;

import io.restock.border.kafka.KafkaConnection;
import io.restock.contracts.Topics;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.jboss.logging.Logger;

/**
 * That of all searches on one OpenSearch one writes: the one that Kafka gives the first partition of the stock. Nothing is read there; a search that ends or is
 * cut off loses the partition within ten seconds, and another has the turn. It passes on only when the writing has ended, unless that takes too long.
 */
public final class WriterTurn implements AutoCloseable {
    private static final Logger LOG = Logger.getLogger(WriterTurn.class);
    static final String GROUP = "search-writer";
    private static final TopicPartition FIRST = new TopicPartition(Topics.STOCK.topic(), 0);
    private static final Duration POLL = Duration.ofSeconds(1);
    private static final int ENDS_WITHIN_SECONDS = 20;

    private final KafkaConnection kafka;
    private final KafkaConsumer<byte[], byte[]> member;
    private final ReentrantLock writing = new ReentrantLock();
    private final Thread thread;
    private volatile boolean ours;
    private volatile boolean closing;

    public WriterTurn(KafkaConnection kafka) {
        this.kafka = kafka;
        member = new KafkaConsumer<>(kafka.with(Map.of("group.id", GROUP, "enable.auto.commit", false, "auto.offset.reset", "latest",
                "allow.auto.create.topics", false, "session.timeout.ms", 10_000, "heartbeat.interval.ms", 2_000)), new ByteArrayDeserializer(), new ByteArrayDeserializer());
        thread = Thread.ofPlatform().daemon().name("search-turn").start(this::run);
    }

    /**
     * Writes if the turn is ours, until it is no longer.
     *
     * @param writer hears whether it has lost the turn whenever it asks
     * @return whether the turn was ours
     */
    public boolean write(Consumer<BooleanSupplier> writer) {
        writing.lock();
        try {
            boolean mayWrite = ours;
            if (mayWrite) {
                writer.accept(() -> !ours);
            }
            return mayWrite;
        } finally {
            writing.unlock();
        }
    }

    private void run() {
        try (member) {
            while (!closing && !isTopicThere()) {
                pause();
            }
            member.subscribe(List.of(FIRST.topic()), new ConsumerRebalanceListener() {
                @Override
                public void onPartitionsAssigned(Collection<TopicPartition> assigned) {
                    member.pause(assigned);
                    ours = ours || assigned.contains(FIRST);
                }

                @Override
                public void onPartitionsRevoked(Collection<TopicPartition> revoked) {
                    if (revoked.contains(FIRST)) {
                        leave();
                    }
                }
            });
            while (!closing) {
                poll();
            }
            leave();
            member.close(CloseOptions.timeout(Duration.ofSeconds(5)));
        }
    }

    private boolean isTopicThere() {
        try {
            kafka.ensure(Topics.STOCK);
            return true;
        } catch (KafkaException e) {
            LOG.warnf("whose turn it is to write cannot be seen: %s", e.getMessage());
            return false;
        }
    }

    private void poll() {
        try {
            member.poll(POLL);
        } catch (WakeupException e) {
            LOG.trace("closing", e);
        } catch (KafkaException e) {
            LOG.warnf("whose turn it is to write cannot be seen: %s", e.getMessage());
            leave();
            pause();
        }
    }

    private void pause() {
        try {
            Thread.sleep(POLL);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            closing = true;
        }
    }

    private void leave() {
        ours = false;
        try {
            if (writing.tryLock(ENDS_WITHIN_SECONDS, TimeUnit.SECONDS)) {
                writing.unlock();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Leaves it to the others, after the writing under way. */
    @Override
    public void close() throws InterruptedException {
        closing = true;
        member.wakeup();
        thread.join(Duration.ofSeconds(ENDS_WITHIN_SECONDS + 5));
    }
}
