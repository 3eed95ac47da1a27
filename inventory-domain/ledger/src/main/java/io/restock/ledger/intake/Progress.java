package io.restock.ledger.intake;

import io.micrometer.core.instrument.MeterRegistry;
import io.restock.contracts.Topics;
import io.restock.journal.KafkaSettings;
import io.restock.ledger.Kafka;
import io.restock.sql.Database;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/** How far behind the stores' records the ledger is, by partition; looked up when somebody asks, at most twice a second. */
@ApplicationScoped
public class Progress {
    private static final Logger LOG = Logger.getLogger(Progress.class);
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final long FRESH_NANOS = Duration.ofMillis(500).toNanos();

    private final Database database;
    private final int partitions;
    private final KafkaConsumer<byte[], byte[]> ends;
    private final Map<Integer, Long> lag = new ConcurrentHashMap<>();
    private final Map<Integer, Long> appliedUpTo = new ConcurrentHashMap<>();
    private final long startedAt = System.currentTimeMillis();
    private final ReentrantLock looking = new ReentrantLock();
    private volatile long lookedAt = System.nanoTime() - FRESH_NANOS;

    Progress(Database database, Kafka kafka, MeterRegistry metrics, @ConfigProperty(name = "restock.partitions") int partitions) {
        this.database = database;
        this.partitions = partitions;
        this.ends = new KafkaConsumer<>(KafkaSettings.consumer(kafka.connection(), "ledger-ends", 1));
        metrics.gauge("restock.lag.events", this, Progress::records);
        metrics.gauge("restock.lag.seconds", this, progress -> IntStream.range(0, partitions).mapToLong(progress::behindMillis).max().orElse(0) / 1000.0);
    }

    /** @param timestamp epoch milliseconds at which the last record of the batch was acknowledged to its sender */
    void applied(int partition, long timestamp) {
        appliedUpTo.put(partition, timestamp);
    }

    /** Records that wait, of all partitions. */
    public long records() {
        lookIfOld();
        return lag.values().stream().mapToLong(Long::longValue).sum();
    }

    /** Milliseconds of wall time by which the answers of a partition may be old: 0 if nothing waits. */
    public long behindMillis(int partition) {
        lookIfOld();
        return lag.getOrDefault(partition, 0L) == 0 ? 0 : System.currentTimeMillis() - appliedUpTo.getOrDefault(partition, startedAt);
    }

    /** One asks for all; the others, and everybody while PostgreSQL or Kafka does not answer, make do with what was seen last. */
    private void lookIfOld() {
        if (System.nanoTime() - lookedAt < FRESH_NANOS || !looking.tryLock()) {
            return;
        }
        try {
            look();
        } catch (IllegalStateException | KafkaException e) {
            LOG.warnf("how far behind the ledger is cannot be seen: %s", e.getMessage());
        } finally {
            lookedAt = System.nanoTime();
            looking.unlock();
        }
    }

    private void look() {
        Map<Integer, Long> taken = database.read(sql -> sql.list("select partition, kafka_offset from ledger.cursor where topic = ?",
                        row -> Map.entry(row.getInt(1), row.getLong(2)), Topics.POS_TRANSACTIONS.topic()))
                .stream().collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
        endOffsets(Topics.POS_TRANSACTIONS).forEach((partition, end) -> lag.put(partition, Math.max(0, end - taken.getOrDefault(partition, 0L))));
    }

    /** The end of each partition of a topic. @throws KafkaException if Kafka does not answer within five seconds */
    public synchronized Map<Integer, Long> endOffsets(Topics topic) {
        List<TopicPartition> all = IntStream.range(0, partitions).mapToObj(partition -> new TopicPartition(topic.topic(), partition)).toList();
        return ends.endOffsets(all, PATIENCE).entrySet().stream()
                .collect(Collectors.toMap(entry -> entry.getKey().partition(), Map.Entry::getValue));
    }

    @PreDestroy
    synchronized void close() {
        ends.close();
    }
}
