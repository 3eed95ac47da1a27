package io.restock.journal;

import static io.restock.journal.JournalTables.number;
import static io.restock.local.testing.Patience.PATIENCE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.restock.border.kafka.TopicSetup;
import io.restock.contracts.Troubles;
import io.restock.contracts.access.Deed;
import io.restock.contracts.operations.Quarantine.Quarantined;
import io.restock.local.testing.Engines;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** A topic that is taken into a database and relayed on: a fresh one for each test, on the engines that all tests share, or on its own. */
abstract class TopicTaking {
    static final int PARTITIONS = 4;
    static final int KEYS = 20;

    Engines engines;
    final String run = UUID.randomUUID().toString().substring(0, 8);
    final String in = "in-" + run;
    final String out = "out-" + run;
    Map<String, Object> kafka;
    final List<AutoCloseable> running = new ArrayList<>();
    DataSource database;
    PartitionedConsumer consumer;
    boolean gapFree;

    @BeforeEach
    void topicsAndTables() throws Exception {
        on(Engines.shared());
    }

    void on(Engines chosen) throws Exception {
        engines = chosen;
        kafka = Map.of("bootstrap.servers", engines.bootstrapServers());
        database = JournalTables.in(engines.newSource("journal_" + run));
        try (Admin admin = Admin.create(kafka)) {
            admin.createTopics(List.of(new NewTopic(in, PARTITIONS, (short) 1), new NewTopic(out, Optional.of(PARTITIONS), Optional.empty())))
                    .all().get();
            TopicSetup.awaitLeaders(admin, Duration.ofSeconds(10), List.of(in, out));
        }
    }

    @AfterEach
    void stop() throws Exception {
        for (AutoCloseable each : running.reversed()) {
            each.close();
        }
    }

    /** Another takes so many records, all there are, and leaves. */
    void takeFirst(int records) throws Exception {
        send(records);
        AutoCloseable first = consume(new Journaling());
        awaitJournaled(records);
        first.close();
        running.remove(first);
    }

    void send(int records) {
        try (var producer = new KafkaProducer<byte[], byte[]>(KafkaSettings.producer(kafka))) {
            for (int i = 0; i < records; i++) {
                producer.send(new ProducerRecord<>(in, bytes("key-" + i % KEYS), bytes("{\"n\":" + i + "}")));
            }
        }
    }

    /** The same, of one key: they are taken by one worker. */
    void sendOfOneKey(int records) {
        try (var producer = new KafkaProducer<byte[], byte[]>(KafkaSettings.producer(kafka))) {
            IntStream.range(0, records).forEach(i -> producer.send(new ProducerRecord<>(in, bytes("key-0"), bytes("{\"n\":" + i + "}"))));
        }
    }

    /** Sends positions to the partition of one key, as a relay that forgot how far it was. */
    void send(int key, int lastPosition, int fromPosition) {
        claim(key, IntStream.rangeClosed(fromPosition, lastPosition).mapToObj(Integer::toString).toArray(String[]::new));
    }

    void claim(int key, String... positions) {
        try (var producer = new KafkaProducer<byte[], byte[]>(KafkaSettings.producer(kafka))) {
            for (String position : positions) {
                producer.send(new ProducerRecord<>(in, null, bytes("key-" + key), bytes("{}"), List.of(new RecordHeader("position", bytes(position)))));
            }
        }
    }

    AutoCloseable consume(Journaling handler) {
        return consume(partition -> handler);
    }

    AutoCloseable consume(IntFunction<PartitionHandler> handlers) {
        var relay = new Relay(JournalTables.SCHEMA, out, kafka, database, Clock.systemUTC(), placed -> Forwarding.of(out, placed));
        consumer = PartitionedConsumer.builder().name("trial-" + run).schema(JournalTables.SCHEMA).kafka(kafka).dataSource(database)
                .clock(Clock.systemUTC()).topics(in).gapFree(gapFree ? new String[] {in} : new String[0]).handlers(handlers).relay(relay).maxPollRecords(100)
                .troubles(new Troubles(Duration.ofSeconds(2), Duration.ofSeconds(3))).build().start();
        var started = consumer;
        AutoCloseable both = () -> {
            started.close();
            relay.close();
        };
        running.add(both);
        return both;
    }

    void awaitPartitionTrouble(String reason) {
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(consumer.trouble()).hasValueSatisfying(trouble -> assertThat(trouble).startsWith("partition ").contains(reason)));
    }

    static void keep(Connection connection, Deed deed) throws SQLException {
        try (var insert = connection.prepareStatement("insert into trial.deed values (?, ?)")) {
            insert.setString(1, deed.by().subject());
            insert.setString(2, deed.kind().name());
            insert.executeUpdate();
        }
    }

    JournalQuarantine quarantine(JournalQuarantine.Again again) {
        return new JournalQuarantine(JournalTables.SCHEMA, database, Clock.systemUTC(), again, PartitionedConsumerTest::keep);
    }

    List<String> aside() {
        return quarantine((_, _, _) -> {}).list(false, 0, 1_000).stream().map(Quarantined::reason).toList();
    }

    void awaitJournaled(long rows) {
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(number(database, "select count(*) from trial.journal")).isEqualTo(rows));
    }

    void assertDense() {
        assertThat(number(database, """
                select count(*) from (select position - row_number() over (partition by partition order by position) as gap from trial.journal) g
                where gap <> 0""")).describedAs("positions with a gap before them").isZero();
        assertThat(number(database, """
                select count(*) from (select sequence + 1 - row_number() over (partition by key order by sequence) as gap from trial.journal) g
                where gap <> 0""")).describedAs("sequences with a gap before them").isZero();
    }

    /** All rows, in their order. What a broker took and died before it said so stands there twice: whoever reads knows it by its position. */
    void awaitRelayed(int rows) {
        var positions = new TreeMap<Integer, List<Long>>();
        try (var consumer = new KafkaConsumer<byte[], byte[]>(KafkaSettings.consumer(kafka, "check-" + run, 1_000))) {
            var all = IntStream.range(0, PARTITIONS).mapToObj(p -> new TopicPartition(out, p)).toList();
            consumer.assign(all);
            consumer.seekToBeginning(all);
            await().atMost(PATIENCE).until(() -> {
                for (var record : consumer.poll(Duration.ofMillis(200))) {
                    var known = positions.computeIfAbsent(record.partition(), p -> new ArrayList<>());
                    long position = Long.parseLong(new String(record.headers().lastHeader("position").value(), StandardCharsets.US_ASCII));
                    if (position > known.size()) {
                        known.add(position);
                    }
                }
                return positions.values().stream().mapToInt(List::size).sum() >= rows;
            });
        }
        positions.values().forEach(of -> {
            for (int i = 0; i < of.size(); i++) {
                assertThat(of.get(i)).isEqualTo(i + 1L);
            }
        });
        assertThat(positions.values().stream().mapToInt(List::size).sum()).isEqualTo(rows);
    }

    static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** Journals each record under its key, with the next sequence of that key as the database has it. */
    class Journaling implements PartitionHandler {
        @Override
        public void apply(BatchTransaction batch) throws SQLException {
            var next = new TreeMap<String, Long>();
            try (var rows = batch.connection().createStatement()
                    .executeQuery("select key, max(sequence) from trial.journal group by key")) {
                while (rows.next()) {
                    next.put(rows.getString(1), rows.getLong(2) + 1);
                }
            }
            var journal = new ArrayList<JournalRow>();
            for (var record : batch.records()) {
                String key = new String(record.key(), StandardCharsets.UTF_8);
                long sequence = next.merge(key, 0L, (known, zero) -> known);
                next.put(key, sequence + 1);
                journal.add(new JournalRow(key, sequence, "Noted", 1, Instant.EPOCH, record.value(), Provenance.UNKNOWN));
            }
            batch.append(journal);
        }
    }
}
