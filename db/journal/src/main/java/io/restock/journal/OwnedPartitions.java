package io.restock.journal;

import static java.util.Objects.requireNonNull;

import io.restock.contracts.Troubles;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.jboss.logging.Logger;

/** The partition numbers that are ours now, each with its worker and its relay: begun at the database's cursor, looked after, and left. */
final class OwnedPartitions {
    private static final Logger LOG = Logger.getLogger(OwnedPartitions.class);
    private static final Duration ANSWERS_WITHIN = Duration.ofSeconds(10);

    private final ConsumerBuilder settings;
    private final Consumer<byte[], byte[]> consumer;
    private final Troubles troubles;
    private final Map<Integer, PartitionWorker> workers = new ConcurrentHashMap<>();
    private final Map<TopicPartition, Arrears> arrears = new ConcurrentHashMap<>();
    private final Map<TopicPartition, Long> ends = new ConcurrentHashMap<>();

    OwnedPartitions(ConsumerBuilder settings, Consumer<byte[], byte[]> consumer) {
        this.settings = settings;
        this.consumer = consumer;
        this.troubles = settings.troubles;
    }

    Set<Integer> numbers() {
        return Set.copyOf(workers.keySet());
    }

    Optional<PartitionWorker> worker(int partition) {
        return Optional.ofNullable(workers.get(partition));
    }

    /** Records that wait, by topic, as of the last fetch. */
    Map<String, Long> lag() {
        var lag = new TreeMap<String, Long>();
        settings.topics.forEach(topic -> lag.put(topic, 0L));
        ends.forEach((from, end) -> {
            PartitionWorker worker = workers.get(from.partition());
            if (worker != null && worker.taking().offset(from.topic()) >= 0) {
                lag.merge(from.topic(), Math.max(0, end - worker.taking().offset(from.topic())), Long::sum);
            }
        });
        return lag;
    }

    /** Something waits there, or may. */
    void waits(TopicPartition from) {
        arrears.computeIfAbsent(from, place -> new Arrears(settings.clock, place.topic() + " " + place.partition())).begin();
    }

    /**
     * Reads on where the database says.
     *
     * @return whether that is possible; if not, a trouble is reported
     */
    boolean rewind(TopicPartition from) {
        try {
            long beginning = requireNonNull(consumer.beginningOffsets(List.of(from), ANSWERS_WITHIN).get(from));
            long end = requireNonNull(consumer.endOffsets(List.of(from), ANSWERS_WITHIN).get(from));
            int partitions = consumer.partitionsFor(from.topic(), ANSWERS_WITHIN).size();
            Cursor cursor = workers.computeIfAbsent(from.partition(), this::begin).taking().begin(from, partitions, beginning, end);
            consumer.seek(from, cursor.offset());
            consumer.resume(List.of(from));
            troubles.repaired(cursorOf(from));
            return true;
        } catch (WakeupException e) {
            throw e;
        } catch (SQLException | KafkaException | OutOfLogException e) {
            LOG.warnf("%s: cannot go on at the cursor of %s (%s); tried again in a second", settings.name, from, e.getMessage());
            troubles.failed(cursorOf(from), e);
            return false;
        }
    }

    private static String cursorOf(TopicPartition from) {
        return "the cursor of " + from;
    }

    private PartitionWorker begin(int partition) {
        if (settings.relay != null) {
            settings.relay.start(partition);
        }
        PartitionHandler handler = settings.handlers.apply(partition);
        var taking = new Taking(settings.schema, partition, settings.gapFree, settings.dataSource, settings.clock, handler);
        return new PartitionWorker(settings.schema, partition, handler, taking, rows -> {
            if (settings.relay != null) {
                settings.relay.committed(partition, rows);
            }
        }, troubles);
    }

    void leave(Collection<TopicPartition> revoked) {
        revoked.stream().map(TopicPartition::partition).distinct().forEach(this::drop);
        for (TopicPartition from : revoked) {
            ends.remove(from);
            Optional.ofNullable(arrears.get(from)).ifPresent(Arrears::end);
            troubles.repaired(cursorOf(from));
            troubles.repaired(PartitionWorker.nameOfGap(from));
        }
    }

    void leaveAll() {
        workers.keySet().forEach(this::drop);
        ends.clear();
    }

    private void drop(int partition) {
        PartitionWorker worker = workers.remove(partition);
        if (worker != null) {
            worker.close();
            troubles.repaired(PartitionWorker.name(partition));
        }
        if (settings.relay != null) {
            settings.relay.stop(partition);
        }
    }

    /** Notes where the topics end, and whether the relay gets on. */
    void look() {
        for (TopicPartition from : consumer.assignment()) {
            if (workers.containsKey(from.partition()) && consumer.currentLag(from).isPresent()) {
                ends.put(from, consumer.position(from) + consumer.currentLag(from).getAsLong());
                isTaken(from);
            }
        }
        if (settings.relay != null) {
            settings.relay.look();
        }
    }

    /** Nothing waits there any more if all is taken that was there at the last fetch. */
    void isTaken(TopicPartition from) {
        PartitionWorker worker = workers.get(from.partition());
        Long end = ends.get(from);
        if (worker != null && end != null && worker.taking().offset(from.topic()) >= end) {
            requireNonNull(arrears.get(from)).end();
        }
    }
}
