package io.restock.journal;

import io.restock.contracts.Troubles;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import javax.sql.DataSource;
import org.apache.kafka.clients.producer.ProducerRecord;

/**
 * Forwards a journal to Kafka by (partition, position), payload bytes untouched. It begins after the last position that stands on the topic
 * itself, so a crash between sending and noting sends nothing twice; readers drop a position that they have seen all the same.
 *
 * <p>No row is ever passed over: see {@link RelayWorker} and {@link RelayProducer}. While Kafka is away, or refuses a row, the relay waits, and
 * the journal keeps everything.
 */
public final class Relay implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final String schema;
    private final String topic;
    private final Map<String, ?> kafka;
    private final DataSource dataSource;
    private final Clock clock;
    private final Function<JournalRow.Placed, ProducerRecord<byte[], byte[]>> toRecord;
    private final RelayProducer producer;
    private final Map<Integer, RelayWorker> workers = new ConcurrentHashMap<>();
    private final Troubles troubles;
    private final RelayWatch watch;

    /**
     * @param topic the topic that shows, by the last position on it, where to go on; only this relay writes there
     * @param toRecord what becomes of a row, made by {@link Forwarding}; a few rows may go to other topics
     * @param clock waits, if it is governed, for what is committed and not yet on the topic
     */
    public Relay(String schema, String topic, Map<String, ?> kafka, DataSource dataSource, Clock clock,
            Function<JournalRow.Placed, ProducerRecord<byte[], byte[]>> toRecord) {
        this(schema, topic, kafka, dataSource, clock, toRecord, new Troubles(PATIENCE));
    }

    /** With another patience, for those who cannot wait. */
    Relay(String schema, String topic, Map<String, ?> kafka, DataSource dataSource, Clock clock,
            Function<JournalRow.Placed, ProducerRecord<byte[], byte[]>> toRecord, Troubles troubles) {
        this.troubles = troubles;
        this.watch = new RelayWatch(troubles);
        this.schema = schema;
        this.topic = topic;
        this.kafka = kafka;
        this.dataSource = dataSource;
        this.clock = clock;
        this.toRecord = toRecord;
        this.producer = new RelayProducer(kafka);
    }

    /** Position up to which each partition's rows are acknowledged, of the partitions relayed now. */
    public Map<Integer, Long> positions() {
        var positions = new TreeMap<Integer, Long>();
        workers.forEach((partition, worker) -> positions.put(partition, worker.position()));
        return positions;
    }

    /** What has been failing for longer than ten seconds, with its reason; empty when all goes well. */
    public Optional<String> trouble() {
        return troubles.lasting();
    }

    public void start(int partition) {
        workers.computeIfAbsent(partition, p -> new RelayWorker(new RelayedJournal(schema, dataSource, p), new TopicTail(kafka, topic, p), toRecord, producer, troubles,
                new Arrears(clock, topic + " relay " + p)).start());
    }

    /** To be called once in a while: sees when rows wait and nothing moves. */
    void look() {
        watch.look(positions());
    }

    /** Hands over the rows of a transaction that has been committed, in whatever order transactions come; none to say that another writer may have appended some. */
    public void committed(int partition, List<JournalRow.Placed> rows) {
        RelayWorker worker = workers.get(partition);
        if (worker != null) {
            watch.committed(partition, rows);
            worker.committed(rows);
        }
    }

    public void stop(int partition) {
        RelayWorker worker = workers.remove(partition);
        if (worker != null) {
            worker.close();
        }
        watch.left(partition);
    }

    @Override
    public void close() {
        workers.keySet().forEach(this::stop);
        producer.close();
    }
}
