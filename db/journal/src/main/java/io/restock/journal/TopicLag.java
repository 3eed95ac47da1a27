package io.restock.journal;

import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * What a service has still to take of its topics, whichever of its instances owns a partition: the cursors in the database beside the ends of the log. Looked up
 * when it is asked for: at most twice a second, and every five seconds while there is no answer.
 */
public final class TopicLag implements AutoCloseable {
    private static final Logger LOG = Logger.getLogger(TopicLag.class);
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final long FRESH_NANOS = Duration.ofMillis(500).toNanos();

    private final DataSource database;
    private final String schema;
    private final List<String> topics;
    private final Map<String, ?> kafka;
    private final Instant startedAt = Instant.now();
    private final ReentrantLock looking = new ReentrantLock();
    private volatile long nextLook = System.nanoTime();
    private volatile Map<TopicPartition, Waiting> seen = Map.of();
    private @Nullable KafkaConsumer<byte[], byte[]> log;

    /** @param takenUpTo when the last record taken was accepted, in wall time; null before the first */
    private record Waiting(long records, @Nullable Instant takenUpTo) {
        Duration since(Instant begin) {
            return records == 0 ? Duration.ZERO : Duration.between(takenUpTo == null ? begin : takenUpTo, Instant.now());
        }
    }

    private record Taken(long offset, @Nullable Instant upTo) {
        static final Taken NOTHING = new Taken(0, null);
    }

    public TopicLag(DataSource database, String schema, Map<String, ?> kafka, String... topics) {
        this.database = database;
        this.schema = schema;
        this.topics = List.of(topics);
        this.kafka = kafka;
    }

    /** Records that wait, by topic; a topic is not named until it could be looked at. */
    public Map<String, Long> records() {
        lookIfOld();
        return seen.entrySet().stream().collect(Collectors.groupingBy(each -> each.getKey().topic(), TreeMap::new, Collectors.summingLong(each -> each.getValue().records())));
    }

    /** Wall time since the last record taken of a partition was accepted, while others wait behind it; else none. */
    public Duration behind(String topic, int partition) {
        lookIfOld();
        Waiting there = seen.get(new TopicPartition(topic, partition));
        return there == null ? Duration.ZERO : there.since(startedAt);
    }

    /** The longest of all. */
    public Duration behind() {
        lookIfOld();
        return seen.values().stream().map(waiting -> waiting.since(startedAt)).max(Duration::compareTo).orElse(Duration.ZERO);
    }

    /** The end of each partition of a topic. @throws KafkaException if Kafka does not answer within five seconds */
    public synchronized Map<TopicPartition, Long> ends(String topic) {
        if (log == null) {
            log = new KafkaConsumer<>(KafkaSettings.consumer(kafka, schema + "-ends", 1));
        }
        return log.endOffsets(log.partitionsFor(topic, PATIENCE).stream().map(each -> new TopicPartition(topic, each.partition())).toList(), PATIENCE);
    }

    /** One asks for all; the others, and everybody while PostgreSQL or Kafka does not answer, make do with what was seen last. */
    private void lookIfOld() {
        if (System.nanoTime() - nextLook < 0 || !looking.tryLock()) {
            return;
        }
        long pause = FRESH_NANOS;
        try {
            look();
        } catch (SQLException | KafkaException e) {
            pause = PATIENCE.toNanos();
            LOG.warnf("how far behind %s is cannot be seen: %s", schema, e.getMessage());
        } finally {
            nextLook = System.nanoTime() + pause;
            looking.unlock();
        }
    }

    private void look() throws SQLException {
        Map<TopicPartition, Taken> taken = taken();
        var waiting = new HashMap<TopicPartition, Waiting>();
        for (String topic : topics) {
            ends(topic).forEach((place, end) -> {
                Taken there = taken.getOrDefault(place, Taken.NOTHING);
                waiting.put(place, new Waiting(Math.max(0, end - there.offset()), there.upTo()));
            });
        }
        seen = Map.copyOf(waiting);
    }

    private Map<TopicPartition, Taken> taken() throws SQLException {
        try (var connection = database.getConnection();
                var select = connection.prepareStatement("select topic, partition, kafka_offset, taken_up_to from " + schema + ".cursor"); var row = select.executeQuery()) {
            var taken = new HashMap<TopicPartition, Taken>();
            while (row.next()) {
                var upTo = row.getObject("taken_up_to", OffsetDateTime.class);
                taken.put(new TopicPartition(row.getString("topic"), row.getInt("partition")), new Taken(row.getLong("kafka_offset"), upTo == null ? null : upTo.toInstant()));
            }
            return taken;
        }
    }

    @Override
    public synchronized void close() {
        if (log != null) {
            log.close();
        }
    }
}
