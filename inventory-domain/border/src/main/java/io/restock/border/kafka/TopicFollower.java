package io.restock.border.kafka;

import static java.util.Objects.requireNonNull;

import io.restock.contracts.Topics;
import io.restock.contracts.operations.Verification.Check;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Follows some topics into memory, all partitions on one thread, without a group and without offsets beyond the process. Tombstones are handed on as
 * any record is. A record at which the reader throws is {@link PutAside put aside}, and those after it go on; all else that fails is a
 * {@link #trouble()} and is tried again two seconds later, from where it failed, until {@link #close()}.
 */
public final class TopicFollower implements AutoCloseable {
    private static final Logger LOG = Logger.getLogger(TopicFollower.class);
    private static final int ANSWERS_WITHIN_MILLIS = 15_000;
    private static final Duration RETRY = Duration.ofSeconds(2);
    private static final Duration STOP_WITHIN = Duration.ofSeconds(2);
    /** So long a failure may be over by itself before anybody needs to hear of it. */
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    /**
     * How long the broker may hold a fetch that finds nothing: an idle one costs both sides processor time. A record ends it at once, for every fetch is
     * of all partitions: nothing is paused, and a poll takes everything that was fetched.
     */
    private static final int FETCH_WAIT_MILLIS = 5_000;
    private static final int FETCHED_BYTES_AT_MOST = 8 << 20;
    /** The end of the wait, by a record or by the end of the follower, ends it at once. */
    private static final Duration POLL = Duration.ofMillis(FETCH_WAIT_MILLIS);
    /** After so few records the next are gathered a moment longer. */
    private static final int FEW = 200;
    private static final int LOGGED_AT_MOST = 20;

    private record Trouble(long since, Throwable reason) {}

    private final KafkaConnection connection;
    private final List<Topics> topics;
    private final List<Topics> needed;
    private final StartingPoint start;
    private final Duration gathering;
    private final PutAside.Reader reader;
    private final PutAside putAside;
    private final Thread thread;
    private final Map<TopicPartition, Long> next = new ConcurrentHashMap<>();
    private final Object moved = new Object();
    private @Nullable Map<TopicPartition, Long> endsAtStart;
    private volatile boolean closed;
    private volatile boolean following;
    private volatile boolean loaded;
    private volatile long lag;
    private volatile long read;
    private volatile @Nullable Trouble trouble;
    private volatile @Nullable Hearing hearing;
    private volatile @Nullable KafkaConsumer<byte[], byte[]> consumer;

    private TopicFollower(KafkaConnection connection, List<Topics> topics, List<Topics> besides, StartingPoint start, Duration gathering, PutAside putAside,
            Consumer<ConsumerRecord<byte[], byte[]>> reader) {
        this.connection = connection;
        this.topics = List.copyOf(topics);
        this.needed = Stream.concat(topics.stream(), besides.stream()).toList();
        this.start = start;
        this.gathering = gathering;
        this.putAside = putAside;
        this.reader = new PutAside.Reader(new Object(), reader);
        this.thread = Thread.ofPlatform().daemon().name("follow " + topics).unstarted(this::run);
    }

    /**
     * From the beginning.
     *
     * @param putAside where records go at which the reader throws
     * @param reader called with each record, one at a time: on the one thread of this follower, or for a record that was put aside
     * @param besides topics that are created with those that are followed, if they are missing
     */
    public static TopicFollower follow(KafkaConnection connection, List<Topics> topics, PutAside putAside, Consumer<ConsumerRecord<byte[], byte[]>> reader,
            Topics... besides) {
        return new TopicFollower(connection, topics, List.of(besides), StartingPoint.BEGINNING, Duration.ZERO, putAside, reader).begin();
    }

    /** @param gathering so long after a few records the next are waited for, to be fetched together: a fetch costs as much for one record as for many */
    public static TopicFollower follow(KafkaConnection connection, List<Topics> topics, StartingPoint start, Duration gathering, PutAside putAside,
            Consumer<ConsumerRecord<byte[], byte[]>> reader) {
        return new TopicFollower(connection, topics, List.of(), start, gathering, putAside, reader).begin();
    }

    private TopicFollower begin() {
        thread.start();
        return this;
    }

    /** Whether Kafka answers and every partition is assigned. */
    public boolean following() {
        return following && silence().isEmpty();
    }

    /** Whether the end of the topics, as it was when following began, has been reached. */
    public boolean loaded() {
        return loaded;
    }

    /** Waits until {@link #loaded()}. @return whether it is, in that time */
    public boolean awaitLoaded(Duration atMost) throws InterruptedException {
        return await(() -> loaded, atMost);
    }

    /** Records that wait to be read. */
    public long lag() {
        return lag;
    }

    /** What has been failing for more than five seconds, or that nobody answers, with the reason; empty when all goes well. */
    public Optional<String> trouble() {
        var lasting = trouble;
        long since = lasting == null ? 0 : System.nanoTime() - lasting.since;
        return lasting == null || since < PATIENCE.toNanos() ? silence()
                : Optional.of("following " + topics + " has been failing for " + Duration.ofNanos(since).toSeconds() + " s: " + lasting.reason);
    }

    private Optional<String> silence() {
        var listening = hearing;
        return listening == null ? Optional.empty()
                : listening.silence().map(silent -> "has not heard from Kafka at " + connection.servers() + " for " + silent.toSeconds() + " s");
    }

    /** For what a service reports of its invariants. */
    public Check check() {
        return putAside.check(topics, read);
    }

    /** All partitions, once it has begun. */
    public Set<TopicPartition> partitions() {
        return Set.copyOf(next.keySet());
    }

    /** Waits until everything before these offsets has been read. @return whether it has, in that time */
    public boolean awaitRead(Map<TopicPartition, Long> offsets, Duration atMost) throws InterruptedException {
        return await(() -> isRead(offsets), atMost);
    }

    private boolean await(BooleanSupplier reached, Duration atMost) throws InterruptedException {
        long deadline = System.nanoTime() + atMost.toNanos();
        synchronized (moved) {
            while (!reached.getAsBoolean()) {
                long left = TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime());
                if (left <= 0) {
                    return false;
                }
                moved.wait(left);
            }
            return true;
        }
    }

    private boolean isRead(Map<TopicPartition, Long> offsets) {
        return offsets.entrySet().stream().allMatch(end -> next.getOrDefault(end.getKey(), 0L) >= end.getValue());
    }

    private void run() {
        while (!closed) {
            try {
                followUntilItFails();
            } catch (WakeupException e) {
                LOG.debug("no longer followed", e);
            } catch (RuntimeException | Error e) {
                failed(e);
            } finally {
                following = false;
            }
        }
    }

    private void failed(Throwable e) {
        if (closed) {
            return;
        }
        LOG.warnf("cannot follow %s, trying again: %s", topics, e);
        var before = trouble;
        trouble = new Trouble(before == null ? System.nanoTime() : before.since, e);
        rest(RETRY);
    }

    private void followUntilItFails() {
        var patience = Map.of("request.timeout.ms", ANSWERS_WITHIN_MILLIS, "default.api.timeout.ms", ANSWERS_WITHIN_MILLIS);
        try (var admin = connection.admin(patience)) {
            TopicSetup.ensure(admin, Duration.ofMillis(ANSWERS_WITHIN_MILLIS), connection.shape(), needed);
        }
        var kafka = new KafkaConsumer<>(settings(patience), new ByteArrayDeserializer(), new ByteArrayDeserializer());
        try {
            consumer = kafka;
            begin(kafka);
            var listening = new Hearing(kafka);
            hearing = listening;
            while (!closed) {
                lag = next.keySet().stream().mapToLong(partition -> kafka.currentLag(partition).orElse(0)).sum();
                var records = kafka.poll(POLL);
                listening.listen();
                take(records);
                read += records.count();
                reached(kafka);
                if (!records.isEmpty() && records.count() <= FEW && gathering.isPositive()) {
                    rest(gathering);
                }
            }
        } finally {
            consumer = null;
            hearing = null;
            kafka.close(CloseOptions.timeout(Duration.ZERO)); // it would wait for the fetch that the broker holds
        }
    }

    private Map<String, Object> settings(Map<String, ?> patience) {
        var settings = connection.with(patience);
        settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, start.equals(StartingPoint.BEGINNING) ? "earliest" : "latest");
        settings.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, Integer.MAX_VALUE);
        settings.put(ConsumerConfig.FETCH_MAX_BYTES_CONFIG, FETCHED_BYTES_AT_MOST);
        settings.put(ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG, FETCH_WAIT_MILLIS);
        return settings;
    }

    private void begin(KafkaConsumer<?, ?> kafka) {
        var partitions = partitions(kafka);
        kafka.assign(partitions);
        var ends = kafka.endOffsets(partitions);
        endsAtStart = endsAtStart == null ? ends : endsAtStart;
        var beginnings = kafka.beginningOffsets(partitions);
        for (TopicPartition partition : partitions) {
            kafka.seek(partition, Math.max(requireNonNull(beginnings.get(partition)), next.getOrDefault(partition, start.from(requireNonNull(ends.get(partition))))));
        }
        reached(kafka);
        following = true;
    }

    private List<TopicPartition> partitions(KafkaConsumer<?, ?> kafka) {
        var partitions = topics.stream()
                .flatMap(topic -> kafka.partitionsFor(topic.topic()).stream())
                .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
                .toList();
        if (partitions.stream().map(TopicPartition::topic).distinct().count() < topics.size()) {
            throw new KafkaException("a topic was created just now and has no partitions yet");
        }
        return partitions;
    }

    private void take(ConsumerRecords<byte[], byte[]> records) {
        synchronized (reader.lock()) {
            for (var record : records) {
                take(record);
                next.put(new TopicPartition(record.topic(), record.partition()), record.offset() + 1);
            }
        }
    }

    private void take(ConsumerRecord<byte[], byte[]> record) {
        try {
            reader.apply().accept(record);
            putAside.applied(record);
        } catch (RuntimeException | StackOverflowError e) {
            putAside.add(record, e, reader);
            if (putAside.count() <= LOGGED_AT_MOST) {
                LOG.warnf(e, "put aside: %s-%s at %s", record.topic(), record.partition(), record.offset());
            }
        }
    }

    private void reached(KafkaConsumer<?, ?> kafka) {
        synchronized (moved) {
            kafka.assignment().forEach(partition -> next.put(partition, kafka.position(partition)));
            loaded = loaded || isRead(requireNonNull(endsAtStart));
            trouble = null;
            moved.notifyAll();
        }
    }

    private void rest(Duration time) {
        try {
            synchronized (moved) {
                if (!closed) {
                    moved.wait(time.toMillis());
                }
            }
        } catch (InterruptedException e) {
            closed = true;
        }
    }

    @Override
    public void close() {
        synchronized (moved) {
            closed = true;
            moved.notifyAll();
        }
        var kafka = consumer;
        if (kafka != null) {
            kafka.wakeup();
        }
        try {
            if (!thread.join(STOP_WITHIN)) {
                thread.interrupt();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
