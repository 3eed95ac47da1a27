package io.restock.journal;

import static io.restock.local.testing.Patience.PATIENCE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.restock.border.kafka.TopicSetup;
import io.restock.contracts.Troubles;
import io.restock.local.testing.Engines;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.function.IntUnaryOperator;
import java.util.stream.LongStream;
import javax.sql.DataSource;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Relaying a journal to its topic")
class RelayTest {
    private static final int SMALL = 200;
    /** Beyond what the broker takes for this topic, within what the client does. */
    private static final int REFUSED = 150_000;
    private static final String BROKER_TAKES = "100000";
    private static final Duration SOON = Duration.ofMillis(500);

    private final String run = UUID.randomUUID().toString().substring(0, 8);
    private final String topic = "relayed-" + run;
    private final String other = "other-" + run;
    private final Random random = new Random(7);
    private Map<String, Object> kafka;
    private DataSource database;
    private Admin admin;
    private Relay relay;

    @BeforeEach
    void topicsAndTables() throws Exception {
        kafka = Map.of("bootstrap.servers", Engines.shared().bootstrapServers());
        database = JournalTables.in(Engines.shared().newSource("relay_" + run));
        admin = Admin.create(kafka);
        makeTopics();
    }

    private void makeTopics() throws Exception {
        admin.createTopics(List.of(topic, other).stream().map(each -> new NewTopic(each, 1, (short) 1)
                .configs(Map.of("max.message.bytes", BROKER_TAKES))).toList()).all().get();
        TopicSetup.awaitLeaders(admin, Duration.ofSeconds(10), List.of(topic, other));
    }

    @AfterEach
    void stop() {
        if (relay != null) {
            relay.close();
        }
        admin.close();
    }

    @Test
    void a_row_that_the_broker_refuses_holds_up_all_that_come_after_it_and_is_reported_until_it_is_taken() throws Exception {
        append(1, 2_000, position -> position == 1_000 ? REFUSED : SMALL);
        begin();
        awaitTrouble("position 1000 is refused");
        assertThat(onTopic(topic)).isEqualTo(positions(1, 999));
        append(2_001, 2_100, _ -> SMALL);
        relay.committed(0, List.of());
        relay.close();
        begin();
        awaitTrouble("position 1000 is refused");
        assertThat(onTopic(topic)).isEqualTo(positions(1, 999));
        allow(topic);
        awaitOnTopic(positions(1, 2_100));
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(relay.trouble()).isEmpty());
    }

    @Test
    void a_row_that_the_client_refuses_holds_up_all_that_come_after_it() throws Exception {
        append(1, 300, position -> position == 100 ? 1_100_000 : SMALL);
        begin();
        awaitTrouble("position 100 is refused: org.apache.kafka.common.errors.RecordTooLargeException");
        append(301, 302, _ -> SMALL);
        relay.committed(0, List.of());
        relay.close();
        begin();
        awaitTrouble("position 100 is refused");
        assertThat(onTopic(topic)).isEqualTo(positions(1, 99));
        assertThat(relay.positions()).doesNotContainValue(302L);
    }

    /** As it does after an error from which it does not recover. */
    @Test
    void rows_go_on_by_another_producer_when_theirs_refuses_everything() throws Exception {
        try (var producer = new RelayProducer(kafka);
                var worker =
                        new RelayWorker(new RelayedJournal(JournalTables.SCHEMA, database, 0), new TopicTail(kafka, topic, 0), placed -> Forwarding.of(topic, placed), producer,
                                new Troubles(Duration.ZERO), new Arrears(Clock.systemUTC(), run)).start()) {
            append(1, 10, _ -> SMALL);
            worker.committed(List.of());
            awaitOnTopic(positions(1, 10));
            producer.current().close();
            append(11, 20, _ -> SMALL);
            worker.committed(List.of());
            awaitOnTopic(positions(1, 20));
        }
    }

    @Test
    void a_row_that_another_topic_refuses_holds_up_the_rows_behind_it_too() throws Exception {
        append(1, 50, position -> position == 25 ? REFUSED : SMALL);
        begin(25);
        awaitTrouble("position 25 is refused");
        assertThat(onTopic(topic)).isEqualTo(positions(1, 24));
        allow(other);
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(onTopic(topic)).hasSize(49).endsWith(48L, 49L, 50L).doesNotContain(25L));
        assertThat(onTopic(other)).containsOnly(25L);
    }

    @Test
    void rows_of_other_topics_are_not_sent_again_by_the_next_relay() throws Exception {
        append(1, 50, _ -> SMALL);
        begin(48, 49, 50);
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(JournalTables.number(database, "select coalesce(max(position), 0) from trial.relay")).isEqualTo(50));
        relay.close();
        append(51, 60, _ -> SMALL);
        begin(48, 49, 50);
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(onTopic(topic)).endsWith(60L));
        assertThat(onTopic(other)).containsExactly(48L, 49L, 50L);
    }

    @Test
    void what_the_topic_has_lost_is_sent_again() throws Exception {
        append(1, 500, _ -> SMALL);
        begin();
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(JournalTables.number(database, "select coalesce(max(position), 0) from trial.relay")).isEqualTo(500));
        relay.close();
        admin.deleteTopics(List.of(topic, other)).all().get();
        await().atMost(PATIENCE).ignoreExceptions().untilAsserted(() -> {
            assertThat(admin.listTopics().names().get()).doesNotContain(topic, other);
            makeTopics();
        });
        begin();
        awaitOnTopic(positions(1, 500));
        relay.close();
        admin.deleteRecords(Map.of(new TopicPartition(topic, 0), RecordsToDelete.beforeOffset(500))).all().get();
        begin();
        awaitOnTopic(positions(1, 500));
    }

    @Test
    void a_journal_that_is_older_than_its_topic_is_refused_however_far_it_has_gone_on_since() throws Exception {
        append(1, 100, _ -> SMALL);
        begin();
        awaitOnTopic(positions(1, 100));
        relay.close();
        JournalTables.run(database, "delete from trial.journal where position > 60; update trial.journal_head set next_position = 61");
        begin();
        awaitTrouble("position 100 of another history than trial.journal, which ends at 60");
        append(61, 150, _ -> SMALL);
        relay.committed(0, List.of());
        awaitTrouble("position 100 of another history than trial.journal, which ends at 150");
        assertThat(onTopic(topic)).isEqualTo(positions(1, 100));
    }

    @Test
    void records_of_others_behind_the_last_row_are_passed_over() throws Exception {
        append(1, 100, _ -> SMALL);
        begin();
        awaitOnTopic(positions(1, 100));
        relay.close();
        for (String claimed : List.of("", "many", "-3", "9223372036854775807")) {
            foreign(claimed);
        }
        try (var producer = new KafkaProducer<byte[], byte[]>(KafkaSettings.producer(kafka))) {
            producer.send(new ProducerRecord<>(topic, 0, null, new byte[] {1})).get();
        }
        append(101, 120, _ -> SMALL);
        begin();
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(onTopic(topic)).filteredOn(each -> each > 0 && each <= 120).isEqualTo(positions(1, 120)));
    }

    private void foreign(String claimed) throws ExecutionException, InterruptedException {
        try (var producer = new KafkaProducer<byte[], byte[]>(KafkaSettings.producer(kafka))) {
            producer.send(new ProducerRecord<>(topic, 0, null, null, new byte[] {1},
                    List.of(new RecordHeader("position", claimed.getBytes(StandardCharsets.UTF_8))))).get();
        }
    }

    /** @param elsewhere positions that go to the other topic */
    private void begin(long... elsewhere) {
        relay = new Relay(JournalTables.SCHEMA, topic, kafka, database, Clock.systemUTC(),
                placed -> Forwarding.of(LongStream.of(elsewhere).anyMatch(each -> each == placed.position()) ? other : topic, placed), new Troubles(SOON));
        relay.start(0);
    }

    private void append(int first, int last, IntUnaryOperator bytes) throws SQLException {
        try (var connection = database.getConnection();
                var insert = connection.prepareStatement("insert into trial.journal values (0, ?, ?, 0, 'Noted', 1, now(), clock_timestamp(), ?, null)")) {
            for (int position = first; position <= last; position++) {
                var payload = new byte[bytes.applyAsInt(position)];
                random.nextBytes(payload);
                insert.setLong(1, position);
                insert.setString(2, "key-" + position);
                insert.setBytes(3, payload);
                insert.addBatch();
            }
            insert.executeBatch();
        }
        JournalTables.run(database, "insert into trial.journal_head values (0, " + (last + 1)
                + ") on conflict (partition) do update set next_position = excluded.next_position");
    }

    private void allow(String everything) throws Exception {
        admin.incrementalAlterConfigs(Map.of(new ConfigResource(ConfigResource.Type.TOPIC, everything),
                List.of(new AlterConfigOp(new ConfigEntry("max.message.bytes", "1048588"), AlterConfigOp.OpType.SET)))).all().get();
    }

    private void awaitTrouble(String reason) {
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(relay.trouble()).hasValueSatisfying(trouble -> assertThat(trouble).contains(reason)));
    }

    private void awaitOnTopic(List<Long> positions) {
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(onTopic(topic)).isEqualTo(positions));
    }

    private static List<Long> positions(long first, long last) {
        return LongStream.rangeClosed(first, last).boxed().toList();
    }

    /** The positions on a topic in their order, -1 for what carries none. */
    private List<Long> onTopic(String name) {
        var from = new TopicPartition(name, 0);
        try (var consumer = new KafkaConsumer<byte[], byte[]>(KafkaSettings.consumer(kafka, "check-" + run, 1_000))) {
            consumer.assign(List.of(from));
            consumer.seekToBeginning(List.of(from));
            long end = consumer.endOffsets(List.of(from)).get(from);
            var positions = new ArrayList<Long>();
            while (consumer.position(from) < end) {
                consumer.poll(Duration.ofMillis(200)).forEach(record -> positions.add(Position.of(record)));
            }
            return positions;
        }
    }
}
