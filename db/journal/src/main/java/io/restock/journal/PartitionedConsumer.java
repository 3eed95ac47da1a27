package io.restock.journal;

import io.restock.contracts.Troubles;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.IntFunction;
import javax.sql.DataSource;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.InvalidOffsetException;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes topics partition by partition, each batch exactly once as far as the database is concerned.
 *
 * <p>One thread polls. A partition that has a batch in work is paused until the batch is durable, so that nothing piles up, while the other
 * partitions' batches run beside it: that overlap of JVM and database work is where the throughput doubles. Where to read is decided by the
 * cursor in the database alone; Kafka's group only says who reads. A member that was replaced without noticing (a long pause, a lost network)
 * finds the cursor moved, undoes its batch, leaves the group and joins again.
 *
 * <p>A cursor that the log does not reach any more, at either end, is never moved by itself: that would pass over records or take them twice.
 * Its partition waits, with the reason reported as a trouble, until an operator has decided; the other partitions go on. Nor is anything taken
 * behind a gap of positions until it is closed: see {@link Sorting}.
 */
public final class PartitionedConsumer implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(PartitionedConsumer.class);

    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final Duration UNTIL_NEXT_TRY = Duration.ofSeconds(1);
    /** Records, ended batches and the end wake the poller; it looks up by itself only for what must be tried again. */
    private static final Duration POLL = UNTIL_NEXT_TRY;
    private static final String POLLING = "polling";

    /** How a partition's batch has ended, to be settled at that time of {@link System#nanoTime} or after it. */
    private record Ended(TopicPartition from, PartitionWorker.Outcome outcome, long notBefore) {
        static Ended now(TopicPartition from, PartitionWorker.Outcome outcome) {
            return new Ended(from, outcome, System.nanoTime());
        }

        Ended later() {
            return new Ended(from, outcome, System.nanoTime() + UNTIL_NEXT_TRY.toNanos());
        }

        boolean isDue() {
            return System.nanoTime() - notBefore >= 0;
        }
    }

    private final Builder settings;
    private final KafkaConsumer<byte[], byte[]> consumer;
    private final Map<Integer, PartitionWorker> workers = new ConcurrentHashMap<>();
    private final Map<TopicPartition, Arrears> arrears = new ConcurrentHashMap<>();
    private final Arrears joining;
    private final Map<TopicPartition, Long> ends = new ConcurrentHashMap<>();
    private final ConcurrentLinkedQueue<Ended> ended = new ConcurrentLinkedQueue<>();
    private final Troubles troubles;
    private final RelayWatch relayed;
    private final Gathering gathering = new Gathering(System::nanoTime);
    private final Thread poller;
    private boolean mustBeginAnew;
    private volatile boolean polling;
    private volatile boolean closing;

    private PartitionedConsumer(Builder settings) {
        this.settings = settings;
        this.troubles = settings.troubles;
        this.relayed = new RelayWatch(troubles);
        var kafka = KafkaSettings.consumer(settings.kafka, settings.name, settings.maxPollRecords);
        kafka.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "none");
        this.consumer = new KafkaConsumer<>(kafka);
        this.joining = new Arrears(settings.clock, settings.name + " joining");
        this.poller = Thread.ofPlatform().daemon().name(settings.name + "-poll").unstarted(this::run);
    }

    public static Builder builder() {
        return new Builder();
    }

    public PartitionedConsumer start() {
        joining.begin();
        poller.start();
        return this;
    }

    /** Whether at least one partition is owned and its cursor is read; readiness of the service. */
    public boolean isTaking() {
        return poller.isAlive() && !workers.isEmpty();
    }

    /** What has been failing for longer than five seconds, or has not moved for half a minute although something waits, with its reason; empty when all goes well. */
    public Optional<String> trouble() {
        return troubles.lasting().or(() -> settings.relay == null ? Optional.empty() : settings.relay.trouble());
    }

    /** The partition numbers that are owned now. */
    public Set<Integer> partitions() {
        return Set.copyOf(workers.keySet());
    }

    /** Records that wait, by topic, of the partitions owned now and as of the last fetch. */
    public Map<String, Long> lag() {
        var lag = new TreeMap<String, Long>();
        settings.topics.forEach(topic -> lag.put(topic, 0L));
        ends.forEach((from, end) -> {
            PartitionWorker worker = workers.get(from.partition());
            if (worker != null && worker.offset(from.topic()) >= 0) {
                lag.merge(from.topic(), Math.max(0, end - worker.offset(from.topic())), Long::sum);
            }
        });
        return lag;
    }

    private void run() {
        try {
            subscribe();
            while (!closing) {
                turn();
            }
        } finally {
            troubles.rests(POLLING);
            workers.keySet().forEach(this::drop);
            consumer.close(CloseOptions.timeout(Duration.ofSeconds(5)));
        }
    }

    /** Nothing that is thrown ends the polling: it is told as a trouble, and begun anew. */
    private void turn() {
        troubles.waits(POLLING, "all partitions wait for it");
        try {
            if (mustBeginAnew) {
                leaveAndJoinAgain();
                mustBeginAnew = false;
            }
            gathering.await();
            settleEnded();
            hand(poll());
            noteEnds();
            if (settings.relay != null) {
                relayed.look(settings.relay.positions());
            }
            troubles.repaired(POLLING);
        } catch (WakeupException e) {
            LOG.trace("a batch has ended or we are closing", e);
        } catch (InterruptedException e) {
            closing = true;
            Thread.currentThread().interrupt();
        } catch (InvalidOffsetException e) {
            LOG.warn("{}: the log does not reach the cursor any more", settings.name, e);
            consumer.pause(e.partitions());
            e.partitions().forEach(from -> ended.add(Ended.now(from, PartitionWorker.Outcome.FAILED)));
        } catch (KafkaException e) {
            LOG.error("{}: Kafka refuses; tried again in a second", settings.name, e);
            troubles.failed(POLLING, e);
            pause();
        } catch (RuntimeException | Error e) {
            LOG.error("{}: polling is begun anew in a second", settings.name, e);
            troubles.failed(POLLING, e);
            mustBeginAnew = true;
            pause();
        }
    }

    /** What has ended since it was looked for is settled first: it would find nobody to wake. */
    private ConsumerRecords<byte[], byte[]> poll() {
        polling = true;
        try {
            return ended.stream().anyMatch(Ended::isDue) ? ConsumerRecords.empty() : consumer.poll(POLL);
        } finally {
            polling = false;
        }
    }

    private void subscribe() {
        consumer.subscribe(settings.topics, new ConsumerRebalanceListener() {
            @Override
            public void onPartitionsRevoked(Collection<TopicPartition> revoked) {
                revoked.stream().map(TopicPartition::partition).distinct().forEach(PartitionedConsumer.this::drop);
                revoked.forEach(ends::remove);
                revoked.forEach(from -> arrears(from).end());
                revoked.forEach(from -> troubles.repaired(cursorOf(from)));
                revoked.forEach(from -> troubles.repaired(PartitionWorker.nameOfGap(from)));
            }

            @Override
            public void onPartitionsAssigned(Collection<TopicPartition> assigned) {
                consumer.pause(assigned);
                assigned.forEach(from -> {
                    arrears(from).begin();
                    consumer.seek(from, 0); // nothing is fetched there: a place is needed before the cursor is read
                    ended.add(Ended.now(from, PartitionWorker.Outcome.FAILED));
                });
                joining.end();
                consumer.wakeup(); // the cursors are read between two polls
            }
        });
    }

    private Arrears arrears(TopicPartition from) {
        return arrears.computeIfAbsent(from, place -> new Arrears(settings.clock, place.topic() + " " + place.partition()));
    }

    private void hand(ConsumerRecords<byte[], byte[]> polled) {
        gathering.taken(polled.count(), polled.partitions().size());
        for (TopicPartition from : polled.partitions()) {
            consumer.pause(List.of(from));
            arrears(from).begin();
            workers.get(from.partition()).take(from, polled.records(from), outcome -> {
                ended.add(Ended.now(from, outcome));
                gathering.ended();
                if (polling) {
                    consumer.wakeup();
                }
            });
        }
    }

    /** Resumes partitions whose batch is durable; the others begin again at the database's cursor. */
    private void settleEnded() {
        var unsettled = new ArrayList<Ended>();
        for (Ended next = ended.poll(); next != null; next = ended.poll()) {
            if (!consumer.assignment().contains(next.from())) {
                continue;
            }
            if (!next.isDue()) {
                unsettled.add(next);
                continue;
            }
            switch (next.outcome()) {
                case DONE -> {
                    consumer.resume(List.of(next.from()));
                    endArrears(next.from());
                }
                case FAILED -> {
                    if (!rewind(next.from())) {
                        unsettled.add(next.later());
                    }
                }
                case FENCED -> {
                    leaveAndJoinAgain();
                    return;
                }
            }
        }
        ended.addAll(unsettled);
    }

    private boolean rewind(TopicPartition from) {
        try (Connection connection = settings.dataSource.getConnection()) {
            long beginning = consumer.beginningOffsets(List.of(from), Duration.ofSeconds(10)).get(from);
            long end = consumer.endOffsets(List.of(from), Duration.ofSeconds(10)).get(from);
            Cursor cursor = Cursor.load(connection, settings.schema, from, consumer.partitionsFor(from.topic()).size()).within(beginning, end);
            workers.computeIfAbsent(from.partition(), this::begin).continueAt(cursor);
            consumer.seek(from, cursor.offset());
            consumer.resume(List.of(from));
            troubles.repaired(cursorOf(from));
            return true;
        } catch (WakeupException e) {
            ended.add(Ended.now(from, PartitionWorker.Outcome.FAILED));
            return true;
        } catch (SQLException | KafkaException | OutOfLogException e) {
            LOG.warn("{}: cannot go on at the cursor of {} ({}); tried again in a second", settings.name, from, e.getMessage());
            troubles.failed(cursorOf(from), e);
            return false;
        }
    }

    private static String cursorOf(TopicPartition from) {
        return "the cursor of " + from;
    }

    private void leaveAndJoinAgain() {
        consumer.unsubscribe();
        workers.keySet().forEach(this::drop);
        ends.clear();
        ended.clear();
        subscribe();
    }

    private PartitionWorker begin(int partition) {
        if (settings.relay != null) {
            settings.relay.start(partition);
        }
        return new PartitionWorker(settings.schema, settings.gapFree, settings.dataSource, settings.clock, partition, settings.handlers.apply(partition), rows -> {
            if (settings.relay != null) {
                settings.relay.committed(partition, rows);
                relayed.committed(partition, rows);
            }
        }, troubles);
    }

    private void drop(int partition) {
        PartitionWorker worker = workers.remove(partition);
        if (worker != null) {
            worker.close();
            troubles.repaired(PartitionWorker.name(partition));
        }
        if (settings.relay != null) {
            settings.relay.stop(partition);
            relayed.left(partition);
        }
    }

    /** Nothing waits there any more if all is taken that was there at the last fetch. */
    private void endArrears(TopicPartition from) {
        PartitionWorker worker = workers.get(from.partition());
        Long end = ends.get(from);
        if (worker != null && end != null && worker.offset(from.topic()) >= end) {
            arrears(from).end();
        }
    }

    private void noteEnds() {
        for (TopicPartition from : consumer.assignment()) {
            if (workers.containsKey(from.partition()) && consumer.currentLag(from).isPresent()) {
                long end = consumer.position(from) + consumer.currentLag(from).getAsLong();
                ends.put(from, end);
                endArrears(from);
            }
        }
    }

    private void pause() {
        try {
            TimeUnit.NANOSECONDS.sleep(UNTIL_NEXT_TRY.toNanos());
        } catch (InterruptedException e) {
            closing = true;
            Thread.currentThread().interrupt();
        }
    }

    /** Ends after the batches under way, within about 15 seconds. */
    @Override
    public void close() {
        closing = true;
        gathering.close();
        consumer.wakeup();
        try {
            poller.join(Duration.ofSeconds(20));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** What a consumer needs; all of it but the relay is required. */
    public static final class Builder {
        private String name;
        private String schema;
        private Map<String, ?> kafka;
        private DataSource dataSource;
        private Clock clock;
        private List<String> topics;
        private Set<String> gapFree = Set.of();
        private IntFunction<PartitionHandler> handlers;
        private Relay relay;
        private Troubles troubles = new Troubles(PATIENCE);
        private int maxPollRecords = 500;

        private Builder() {}

        /** The Kafka group, shared by all instances of the service. */
        public Builder name(String name) {
            this.name = name;
            return this;
        }

        /** The database schema that holds {@code cursor} and, if events are appended, {@code journal} and {@code journal_head}. */
        public Builder schema(String schema) {
            this.schema = schema;
            return this;
        }

        /** {@code bootstrap.servers} and whatever else the connection needs. */
        public Builder kafka(Map<String, ?> kafka) {
            this.kafka = new HashMap<>(kafka);
            return this;
        }

        public Builder dataSource(DataSource dataSource) {
            this.dataSource = dataSource;
            return this;
        }

        public Builder clock(Clock clock) {
            this.clock = clock;
            return this;
        }

        /** Topics with the same number of partitions. */
        public Builder topics(String... topics) {
            this.topics = List.of(topics);
            return this;
        }

        /** Those of the topics that carry every position of the journal they are relayed from. */
        public Builder gapFree(String... topics) {
            this.gapFree = Set.of(topics);
            return this;
        }

        /** Makes the handler of a partition number when it becomes ours. */
        public Builder handlers(IntFunction<PartitionHandler> handlers) {
            this.handlers = handlers;
            return this;
        }

        /** Runs for the partitions that are ours, and is handed each commit. */
        public Builder relay(Relay relay) {
            this.relay = relay;
            return this;
        }

        /** At most so many records in one transaction, 1 to 10,000; 500 unless told. */
        public Builder maxPollRecords(int maxPollRecords) {
            this.maxPollRecords = maxPollRecords;
            return this;
        }

        /** With another patience, for those who cannot wait half a minute. */
        Builder troubles(Troubles troubles) {
            this.troubles = troubles;
            return this;
        }

        public PartitionedConsumer build() {
            return new PartitionedConsumer(this);
        }
    }
}
