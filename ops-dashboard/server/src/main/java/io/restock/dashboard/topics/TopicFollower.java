package io.restock.dashboard.topics;

import io.restock.contracts.Topics;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Reads all partitions of some topics on one thread, and goes on two seconds later whenever Kafka fails. Keeps no
 * offsets beyond the process. */
public final class TopicFollower implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger(TopicFollower.class.getName());
    /** A record ends the wait at once, and so does the end. */
    private static final Duration POLL = Duration.ofSeconds(1);
    private static final long RETRY_MILLIS = 2_000;
    /** After so few records the next are fetched a moment later, together: nobody at the page sees the difference, and a fetch costs as much for one record as for many. */
    private static final int FEW = 200;
    private static final long GATHERING_MILLIS = 90;
    private static final int LOGGED_AT_MOST = 20;

    private final List<Topics> topics;
    private final StartingPoint start;
    private final FollowerSetting setting;
    private final Consumer<ConsumerRecord<byte[], byte[]>> reader;
    private final Thread thread;
    private final Map<TopicPartition, Long> next = new HashMap<>();
    private long unreadable;
    private volatile boolean closed;
    private volatile boolean following;
    private volatile boolean caughtUp;
    private volatile long lag;
    private volatile KafkaConsumer<byte[], byte[]> consumer;

    private TopicFollower(List<Topics> topics, StartingPoint start, FollowerSetting setting,
            Consumer<ConsumerRecord<byte[], byte[]>> reader) {
        this.topics = topics;
        this.start = start;
        this.setting = setting;
        this.reader = reader;
        this.thread = Thread.ofPlatform().daemon().name("follow " + topics).unstarted(this::run);
    }

    /** @param reader called with each record, on the one thread of this follower; a record at which it throws is logged and passed over */
    public static TopicFollower follow(List<Topics> topics, StartingPoint start, FollowerSetting setting,
            Consumer<ConsumerRecord<byte[], byte[]>> reader) {
        var follower = new TopicFollower(List.copyOf(topics), start, setting, reader);
        follower.thread.start();
        return follower;
    }

    /** Whether Kafka answers and every partition is assigned. */
    public boolean following() {
        return following;
    }

    /** Whether the end of the topics, as it was when following began, has been reached. */
    public boolean caughtUp() {
        return caughtUp;
    }

    /** Records that wait to be read. */
    public long lag() {
        return lag;
    }

    private void run() {
        while (!closed) {
            try {
                followUntilItFails();
            } catch (WakeupException | InterruptException e) {
                return;
            } catch (RuntimeException e) {
                LOG.log(System.Logger.Level.WARNING, "cannot follow {0}, trying again: {1}", topics, e.toString());
                rest(RETRY_MILLIS);
            } finally {
                following = false;
            }
        }
    }

    private void followUntilItFails() {
        setting.createAbsent(topics);
        try (var kafka = new KafkaConsumer<>(setting.consumer(), new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            consumer = kafka;
            var partitions = partitions(kafka);
            kafka.assign(partitions);
            var ends = kafka.endOffsets(partitions);
            seek(kafka, partitions, ends);
            following = true;
            while (!closed) {
                partitions.forEach(partition -> next.put(partition, kafka.position(partition)));
                lag = partitions.stream().mapToLong(partition -> kafka.currentLag(partition).orElse(0)).sum();
                caughtUp = caughtUp || reached(kafka, ends);
                var records = kafka.poll(POLL);
                records.forEach(this::read);
                if (!records.isEmpty() && records.count() <= FEW) {
                    rest(GATHERING_MILLIS);
                }
            }
        }
    }

    private void read(ConsumerRecord<byte[], byte[]> record) {
        try {
            reader.accept(record);
        } catch (RuntimeException e) {
            if (++unreadable <= LOGGED_AT_MOST) {
                LOG.log(System.Logger.Level.WARNING, "not shown: " + record.topic() + "-" + record.partition() + " at " + record.offset(), e);
            }
        }
    }

    private Collection<TopicPartition> partitions(KafkaConsumer<?, ?> kafka) {
        var partitions = topics.stream()
                .flatMap(topic -> kafka.partitionsFor(topic.topic()).stream())
                .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
                .toList();
        if (partitions.stream().map(TopicPartition::topic).distinct().count() < topics.size()) {
            throw new KafkaException("a topic was created just now and has no partitions yet");
        }
        return partitions;
    }

    private void seek(KafkaConsumer<?, ?> kafka, Collection<TopicPartition> partitions, Map<TopicPartition, Long> ends) {
        var beginnings = kafka.beginningOffsets(partitions);
        for (TopicPartition partition : partitions) {
            long wanted = next.getOrDefault(partition, start.from(ends.get(partition)));
            kafka.seek(partition, Math.max(beginnings.get(partition), wanted));
        }
    }

    private static boolean reached(KafkaConsumer<?, ?> kafka, Map<TopicPartition, Long> ends) {
        return ends.entrySet().stream().allMatch(end -> kafka.position(end.getKey()) >= end.getValue());
    }

    private void rest(long millis) {
        try {
            TimeUnit.MILLISECONDS.sleep(millis);
        } catch (InterruptedException e) {
            closed = true;
        }
    }

    @Override
    public void close() {
        closed = true;
        var kafka = consumer;
        if (kafka != null) {
            kafka.wakeup();
        }
        try {
            if (!thread.join(Duration.ofSeconds(2))) {
                thread.interrupt();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
