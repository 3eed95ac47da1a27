package io.restock.journal;

import static io.restock.journal.JournalTables.number;
import static io.restock.local.testing.Patience.PATIENCE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import io.restock.border.kafka.TopicSetup;
import io.restock.contracts.Troubles;
import io.restock.contracts.access.Author;
import io.restock.contracts.access.Channel;
import io.restock.contracts.access.Deed;
import io.restock.contracts.operations.Quarantine.Ending;
import io.restock.contracts.operations.Quarantine.Quarantined;
import io.restock.contracts.operations.Quarantine.Refused;
import io.restock.local.testing.Engines;
import io.restock.local.testing.Wire;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewPartitions;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Taking a topic into the database")
class PartitionedConsumerTest {
    private static final Author KARI = new Author("Kari", null, Channel.REST);
    private static final Author OLA = new Author("Ola", null, Channel.REST);

    private static final int PARTITIONS = 4;
    private static final int KEYS = 20;

    private Engines engines;
    private final String run = UUID.randomUUID().toString().substring(0, 8);
    private final String in = "in-" + run;
    private final String out = "out-" + run;
    private Map<String, Object> kafka;
    private final List<AutoCloseable> running = new ArrayList<>();
    private DataSource database;
    private PartitionedConsumer consumer;
    private boolean gapFree;

    @BeforeEach
    void topicsAndTables() throws Exception {
        on(Engines.shared());
    }

    private void on(Engines chosen) throws Exception {
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

    @Test
    void every_record_is_journaled_once_and_relayed_in_order() {
        send(3_000);
        consume(new Journaling());
        awaitJournaled(3_000);
        awaitRelayed(3_000);
        assertDense();
    }

    @Test
    void a_batch_that_fails_after_it_appended_leaves_nothing_behind() {
        long seed = System.nanoTime();
        System.out.println("seed " + seed);
        var random = new Random(seed);
        var failures = new AtomicInteger();
        send(2_000);
        consume(new Journaling() {
            @Override
            public void apply(BatchTransaction batch) throws SQLException {
                super.apply(batch);
                if (failures.get() < 5 && random.nextInt(3) == 0) {
                    failures.incrementAndGet();
                    throw new IllegalStateException("failing on purpose, time " + failures);
                }
            }
        });
        awaitJournaled(2_000);
        awaitRelayed(2_000);
        assertDense();
    }

    @Test
    void a_class_that_is_missing_is_reported_as_a_trouble_and_when_it_is_back_nothing_is_lost() {
        var missing = new AtomicBoolean(true);
        send(500);
        consume(new Journaling() {
            @Override
            public void apply(BatchTransaction batch) throws SQLException {
                if (missing.get()) {
                    throw new NoClassDefFoundError("io/restock/Gone");
                }
                super.apply(batch);
            }
        });
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(consumer.trouble()).hasValueSatisfying(
                told -> assertThat(told).startsWith("partition ").contains("NoClassDefFoundError: io/restock/Gone")));
        missing.set(false);
        awaitJournaled(500);
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(consumer.trouble()).isEmpty());
    }

    @Test
    void polling_goes_on_after_a_handler_that_could_not_be_made() {
        var attempts = new AtomicInteger();
        send(100);
        consume(partition -> {
            if (attempts.incrementAndGet() < 3) {
                throw new NoClassDefFoundError("io/restock/Gone");
            }
            return new Journaling();
        });
        awaitJournaled(100);
        assertThat(attempts.get()).isGreaterThan(2);
    }

    @Test
    void a_writer_whose_cursor_was_moved_undoes_its_batch_and_reads_anew() {
        var moved = new AtomicBoolean();
        var forgotten = new AtomicBoolean();
        send(1_000);
        consume(new Journaling() {
            @Override
            public void committed() {
                if (moved.compareAndSet(false, true)) {
                    JournalTables.run(database, "update trial.cursor set kafka_offset = kafka_offset + 1");
                }
            }

            @Override
            public void rolledBack() {
                forgotten.set(true);
            }
        });
        send(400);
        await().atMost(PATIENCE).until(() -> number(database, "select sum(kafka_offset) from trial.cursor") >= 1_400);
        await().atMost(PATIENCE).untilTrue(forgotten);
        assertThat(number(database, "select count(*) from trial.journal"))
                .describedAs("each partition passed over the one record that the intruder claimed to have taken, at the most")
                .isBetween(1_400L - PARTITIONS, 1_400L);
        assertDense();
    }

    @Test
    void a_cursor_behind_the_end_of_the_log_is_reported_waits_and_takes_nothing_twice() throws Exception {
        takeFirst(1_000);
        long others = number(database, "select sum(kafka_offset) from trial.cursor where partition <> 1");
        JournalTables.run(database, "update trial.cursor set kafka_offset = kafka_offset + 500 where partition = 1");
        consume(new Journaling());
        awaitTrouble("the log of " + in + "-1 ends 500 before the cursor");
        send(100);
        await().atMost(PATIENCE).until(() -> number(database, "select sum(kafka_offset) from trial.cursor where partition <> 1")
                == others + others / 10);
        JournalTables.run(database, "update trial.cursor set kafka_offset = kafka_offset - 500 where partition = 1");
        awaitJournaled(1_100);
        await().atMost(PATIENCE).until(() -> consumer.trouble().isEmpty());
        assertDense();
    }

    @Test
    void records_that_the_log_has_dropped_before_they_were_taken_are_reported_and_not_passed_over() throws Exception {
        takeFirst(1_000);
        send(1_000);
        long taken = number(database, "select kafka_offset from trial.cursor where partition = 1");
        try (Admin admin = Admin.create(kafka)) {
            admin.deleteRecords(Map.of(new TopicPartition(in, 1), RecordsToDelete.beforeOffset(taken + 30))).all().get();
        }
        consume(new Journaling());
        awaitTrouble("30 records of " + in + "-1 from offset " + taken + " on are gone from the log");
        assertThat(number(database, "select kafka_offset from trial.cursor where partition = 1")).isEqualTo(taken);
        JournalTables.run(database, "update trial.cursor set kafka_offset = kafka_offset + 30 where partition = 1");
        awaitJournaled(1_970);
        assertDense();
    }

    @Test
    void a_new_cursor_does_not_begin_after_the_beginning_of_the_log() throws Exception {
        send(1_000);
        try (Admin admin = Admin.create(kafka)) {
            admin.deleteRecords(Map.of(new TopicPartition(in, 1), RecordsToDelete.beforeOffset(30))).all().get();
        }
        consume(new Journaling());
        awaitTrouble("30 records of " + in + "-1 from offset 0 on are gone from the log");
        JournalTables.run(database, "update trial.cursor set kafka_offset = 30 where partition = 1");
        awaitJournaled(970);
        assertDense();
    }

    @Test
    void one_who_owns_no_partition_sees_all_the_same_how_much_waits_and_since_when() throws Exception {
        takeFirst(1_000);
        Instant taken = Instant.now();
        try (var lag = new TopicLag(database, JournalTables.SCHEMA, kafka, in)) {
            await().atMost(PATIENCE).until(() -> lag.records().equals(Map.of(in, 0L)));
            assertThat(lag.behind()).isZero();
            send(100);
            await().atMost(PATIENCE).until(() -> lag.records().equals(Map.of(in, 100L)));
            assertThat(lag.behind()).isGreaterThanOrEqualTo(Duration.between(taken, Instant.now()));
            assertThat(lag.behind(in, 0)).isPositive();
        }
    }

    @Test
    void a_topic_that_has_got_more_partitions_since_it_was_taken_is_reported_and_not_taken_on() throws Exception {
        takeFirst(1_000);
        try (Admin admin = Admin.create(kafka)) {
            admin.createPartitions(Map.of(in, NewPartitions.increaseTo(PARTITIONS + 1))).all().get();
            TopicSetup.awaitLeaders(admin, Duration.ofSeconds(10), List.of(in));
        }
        consume(new Journaling());
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(consumer.trouble()).hasValueSatisfying(
                told -> assertThat(told).contains(in + " was taken in " + PARTITIONS + " partitions and has " + (PARTITIONS + 1) + " now")));
        assertThat(number(database, "select count(*) from trial.cursor where topic = '" + in + "'")).isEqualTo(PARTITIONS);
    }

    @Test
    void a_second_member_takes_over_what_the_first_leaves() throws Exception {
        send(1_500);
        AutoCloseable first = consume(new Journaling());
        consume(new Journaling());
        awaitJournaled(1_500);
        first.close();
        running.remove(first);
        send(1_500);
        awaitJournaled(3_000);
        awaitRelayed(3_000);
        assertDense();
    }

    @Test
    void a_position_that_its_writer_sends_again_is_taken_once() {
        send(1, 10, 1);
        send(1, 12, 6);
        consume(new Journaling());
        awaitJournaled(12);
        send(1, 14, 9);
        awaitJournaled(14);
        assertThat(number(database, "select max(source_position) from trial.cursor")).isEqualTo(14);
    }

    @Test
    void what_claims_a_position_that_no_relay_gave_it_is_put_aside_and_the_others_go_on() {
        gapFree = true;
        send(1, 10, 1);
        for (String claimed : List.of("9223372036854775807", "many", "", "-1", "9223372036854775808")) {
            claim(1, claimed);
        }
        send(1, 20, 11);
        consume(new Journaling());
        awaitJournaled(20);
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(aside()).hasSize(5).allSatisfy(reason -> assertThat(reason).contains("after position 10")));
        assertThat(consumer.trouble()).isEmpty();
    }

    @Test
    void nothing_behind_a_gap_of_positions_is_taken_until_it_is_closed() throws Exception {
        gapFree = true;
        send(1, 10, 1);
        send(1, 30, 15);
        AutoCloseable first = consume(new Journaling());
        awaitGap("position 11 is missing from " + in);
        first.close();
        running.remove(first);
        send(1, 40, 31);
        consume(new Journaling());
        awaitGap("position 11 is missing from " + in);
        assertThat(number(database, "select count(*) from trial.journal")).isEqualTo(10);
        assertThat(number(database, "select max(kafka_offset) from trial.cursor")).isEqualTo(10);
        send(1, 45, 11);
        awaitJournaled(45);
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(consumer.trouble()).isEmpty());
        assertThat(number(database, "select max(source_position) from trial.cursor")).isEqualTo(45);
        assertThat(number(database, "select max(kafka_offset) from trial.cursor")).isEqualTo(10 + 16 + 10 + 35);
    }

    @Test
    void a_record_that_claims_a_place_further_on_is_put_aside_once_the_right_one_comes() {
        gapFree = true;
        send(1, 10, 1);
        claim(1, "5000");
        send(1, 20, 11);
        consume(new Journaling());
        awaitJournaled(20);
        assertThat(aside()).containsExactly("position 5000 came too early: position 11 is missing from " + in + " partition "
                + number(database, "select partition from trial.cursor where source_position > 0"));
    }

    @Test
    void a_record_that_cannot_be_applied_is_found_and_put_aside_whole_and_those_around_it_are_taken() {
        send(400);
        consume(new Picky("{\"n\":137}", "{\"n\":138}", "{\"n\":399}"));
        awaitJournaled(397);
        awaitRelayed(397);
        assertDense();
        await().atMost(PATIENCE).until(() -> aside().size() == 3);
        assertThat(quarantine((_, _, _) -> {}).list(false, 0, 10)).hasSize(3).allSatisfy(record -> {
            assertThat(record.topic()).isEqualTo(in);
            assertThat(record.reason()).contains("has never heard of " + record.value());
        }).extracting(Quarantined::key, Quarantined::value).containsExactlyInAnyOrder(
                tuple("key-17", "{\"n\":137}"), tuple("key-18", "{\"n\":138}"), tuple("key-19", "{\"n\":399}"));
        assertThat(consumer.trouble()).isEmpty();
    }

    @Test
    void what_was_put_aside_is_applied_once_when_it_can_be_or_let_go_by_a_person() {
        var picky = new Picky("{\"n\":7}", "{\"n\":8}");
        send(20);
        consume(picky);
        awaitJournaled(18);
        var quarantine = quarantine((record, _, ended) -> consumer.again(record, ended));
        await().atMost(PATIENCE).until(() -> quarantine.waiting() == 2);
        Quarantined seven = waiting(quarantine, "{\"n\":7}");
        Quarantined eight = waiting(quarantine, "{\"n\":8}");
        assertThatThrownBy(() -> quarantine.replay(seven.id(), null, KARI)).isInstanceOf(Refused.class).hasMessageContaining("has never heard of {\"n\":7}");
        assertThat(quarantine.waiting()).isEqualTo(2);

        picky.unheard.clear();
        assertThat(quarantine.replay(seven.id(), null, KARI)).hasValueSatisfying(ended -> assertThat(ended.endedBy()).isEqualTo("Kari"));
        assertThat(quarantine.replay(seven.id(), null, KARI)).isEmpty();
        assertThat(quarantine.dismiss(eight.id(), "a trial", OLA)).hasValueSatisfying(ended -> assertThat(ended.note()).isEqualTo("a trial"));
        assertThat(quarantine.dismiss(eight.id(), "a trial", OLA)).isEmpty();

        awaitRelayed(19);
        assertThat(number(database, "select count(*) from trial.journal where key = 'key-7'")).isEqualTo(1);
        assertThat(quarantine.list(true, 0, 10)).extracting(Quarantined::ended).containsExactlyInAnyOrder(Ending.REPLAYED, Ending.DISMISSED);
        assertThat(number(database, "select count(*) from trial.deed where name = 'Kari' and kind = 'QUARANTINE_REPLAYED' or name = 'Ola' and kind = 'QUARANTINE_DISMISSED'"))
                .isEqualTo(number(database, "select count(*) from trial.deed")).isEqualTo(2);
        send(10);
        awaitJournaled(29);
        assertDense();
    }

    @Test
    void no_record_is_blamed_for_a_full_disk() {
        var full = new AtomicBoolean(true);
        send(50);
        consume(new Journaling() {
            @Override
            public void apply(BatchTransaction batch) throws SQLException {
                if (full.get()) {
                    throw new IllegalStateException("wrapped", new SQLException("could not extend file", "53100"));
                }
                super.apply(batch);
            }
        });
        awaitPartitionTrouble("IllegalStateException: wrapped");
        full.set(false);
        awaitJournaled(50);
        assertThat(aside()).isEmpty();
    }

    @Test
    void where_every_record_fails_it_is_not_they_and_all_but_a_few_wait_on_the_topic() {
        var knowing = new AtomicBoolean();
        send(2_000);
        consume(new Journaling() {
            @Override
            public void apply(BatchTransaction batch) throws SQLException {
                if (!knowing.get()) {
                    throw new NullPointerException("the rules are not loaded");
                }
                super.apply(batch);
            }
        });
        awaitPartitionTrouble("it is hardly them");
        knowing.set(true);
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(number(database, "select count(*) from trial.journal") + aside().size()).isEqualTo(2_000));
        assertThat(aside()).hasSizeLessThanOrEqualTo(100 * PARTITIONS);
    }

    /** Nothing fails, for nobody answers: only the silence shows it. */
    @Test
    void brokers_that_fall_silent_are_reported_as_a_standstill_until_they_answer() throws Exception {
        try (Engines own = Engines.start(Path.of("target", "engines", "silent-" + run))) {
            on(own);
            send(100);
            consume(new Journaling());
            awaitJournaled(100);
            own.kafka().kill();
            await().atMost(PATIENCE).untilAsserted(() -> assertThat(consumer.trouble()).hasValueSatisfying(
                    told -> assertThat(told).startsWith("hearing from Kafka has not moved for").contains(own.bootstrapServers() + " do not answer")));
            own.startKafka();
            await().atMost(PATIENCE).untilAsserted(() -> assertThat(consumer.trouble()).isEmpty());
            stop();
            running.clear();
        }
    }

    @Test
    void a_killed_database_and_a_killed_broker_cost_time_and_nothing_else() throws Exception {
        try (Engines own = Engines.start(Path.of("target", "engines", "killed-" + run))) {
            on(own);
            send(1_000);
            consume(new Journaling());
            awaitJournaled(1_000);
            own.postgres().kill();
            send(500);
            own.startPostgres();
            awaitJournaled(1_500);
            own.kafka().kill();
            own.startKafka();
            send(500);
            awaitJournaled(2_000);
            awaitRelayed(2_000);
            assertDense();
            stop();
            running.clear();
        }
    }

    /** No error reports that the connection is dead, as when a cable is pulled: only time shows it. Its session goes on holding the cursor's row. */
    @Test
    void a_dead_connection_is_reported_as_a_standstill_and_given_up_and_nothing_is_lost_or_taken_twice() throws Exception {
        try (var wire = Wire.to(engines.postgres().port())) {
            var straight = database;
            database = engines.login().source(engines.jdbcUrl().replaceFirst(":\\d+/[^?]+", ":" + wire.port() + "/journal_" + run) + "&connectTimeout=5&socketTimeout=6"
                    + "&options=-c%20idle_in_transaction_session_timeout=5s");
            var pulled = new AtomicBoolean(true);
            consume(new Journaling() {
                @Override
                public void apply(BatchTransaction batch) throws SQLException {
                    super.apply(batch);
                    if (!pulled.getAndSet(true)) {
                        wire.cut();
                    }
                }
            });
            database = straight;
            send(1_000);
            awaitJournaled(1_000);
            pulled.set(false);
            send(500);

            await().atMost(PATIENCE).untilAsserted(() -> assertThat(consumer.trouble()).hasValueSatisfying(
                    told -> assertThat(told).contains("has not moved for").containsPattern("\\d+ records of " + in + "-\\d from offset \\d+ on wait")));
            await().atMost(PATIENCE).untilAsserted(() -> assertThat(consumer.trouble()).hasValueSatisfying(told -> assertThat(told).contains("has been failing for")));
            assertThat(number(database, "select count(*) from trial.journal")).isLessThan(1_500);
            wire.repair();

            awaitJournaled(1_500);
            awaitRelayed(1_500);
            assertDense();
            await().atMost(PATIENCE).until(() -> consumer.trouble().isEmpty());
            stop();
            running.clear();
        }
    }

    /** Another takes so many records, all there are, and leaves. */
    private void takeFirst(int records) throws Exception {
        send(records);
        AutoCloseable first = consume(new Journaling());
        awaitJournaled(records);
        first.close();
        running.remove(first);
    }

    private void awaitGap(String reason) {
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(consumer.trouble()).hasValueSatisfying(
                told -> assertThat(told).startsWith("the order of " + in).contains(reason)));
    }

    private void awaitTrouble(String reason) {
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(consumer.trouble()).hasValueSatisfying(told -> assertThat(told).startsWith("the cursor of " + in + "-1").contains(reason)));
    }

    private void send(int records) {
        try (var producer = new KafkaProducer<byte[], byte[]>(KafkaSettings.producer(kafka))) {
            for (int i = 0; i < records; i++) {
                producer.send(new ProducerRecord<>(in, bytes("key-" + i % KEYS), bytes("{\"n\":" + i + "}")));
            }
        }
    }

    /** Sends positions to the partition of one key, as a relay that forgot how far it was. */
    private void send(int key, int lastPosition, int fromPosition) {
        claim(key, IntStream.rangeClosed(fromPosition, lastPosition).mapToObj(Integer::toString).toArray(String[]::new));
    }

    private void claim(int key, String... positions) {
        try (var producer = new KafkaProducer<byte[], byte[]>(KafkaSettings.producer(kafka))) {
            for (String position : positions) {
                producer.send(new ProducerRecord<>(in, null, bytes("key-" + key), bytes("{}"), List.of(new RecordHeader("position", bytes(position)))));
            }
        }
    }

    private AutoCloseable consume(Journaling handler) {
        return consume(partition -> handler);
    }

    private AutoCloseable consume(IntFunction<PartitionHandler> handlers) {
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

    private void awaitPartitionTrouble(String reason) {
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(consumer.trouble()).hasValueSatisfying(told -> assertThat(told).startsWith("partition ").contains(reason)));
    }

    private static Quarantined waiting(JournalQuarantine quarantine, String value) {
        return quarantine.list(false, 0, 10).stream().filter(record -> record.value().equals(value)).findFirst().orElseThrow();
    }

    private static void keep(Connection connection, Deed deed) throws SQLException {
        try (var insert = connection.prepareStatement("insert into trial.deed values (?, ?)")) {
            insert.setString(1, deed.by().subject());
            insert.setString(2, deed.kind().name());
            insert.executeUpdate();
        }
    }

    private JournalQuarantine quarantine(JournalQuarantine.Again again) {
        return new JournalQuarantine(JournalTables.SCHEMA, database, Clock.systemUTC(), again, PartitionedConsumerTest::keep);
    }

    private List<String> aside() {
        return quarantine((_, _, _) -> {}).list(false, 0, 1_000).stream().map(Quarantined::reason).toList();
    }

    private void awaitJournaled(long rows) {
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(number(database, "select count(*) from trial.journal")).isEqualTo(rows));
    }

    private void assertDense() {
        assertThat(number(database, """
                select count(*) from (select position - row_number() over (partition by partition order by position) as gap from trial.journal) g
                where gap <> 0""")).describedAs("positions with a gap before them").isZero();
        assertThat(number(database, """
                select count(*) from (select sequence + 1 - row_number() over (partition by key order by sequence) as gap from trial.journal) g
                where gap <> 0""")).describedAs("sequences with a gap before them").isZero();
    }

    private void awaitRelayed(int rows) {
        var positions = new TreeMap<Integer, List<Long>>();
        try (var consumer = new KafkaConsumer<byte[], byte[]>(KafkaSettings.consumer(kafka, "check-" + run, 1_000))) {
            var all = IntStream.range(0, PARTITIONS).mapToObj(p -> new TopicPartition(out, p)).toList();
            consumer.assign(all);
            consumer.seekToBeginning(all);
            await().atMost(PATIENCE).until(() -> {
                for (var record : consumer.poll(Duration.ofMillis(200))) {
                    positions.computeIfAbsent(record.partition(), p -> new ArrayList<>())
                            .add(Long.parseLong(new String(record.headers().lastHeader("position").value(), StandardCharsets.US_ASCII)));
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

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** Journals each record under its key, with the next sequence of that key as the database has it. */
    private class Journaling implements PartitionHandler {
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

    /** Has never heard of some values, and says so each time. */
    private final class Picky extends Journaling {
        private final Set<String> unheard;

        Picky(String... unheard) {
            this.unheard = ConcurrentHashMap.newKeySet();
            this.unheard.addAll(List.of(unheard));
        }

        @Override
        public void apply(BatchTransaction batch) throws SQLException {
            super.apply(batch);
            batch.records().stream().map(record -> new String(record.value(), StandardCharsets.UTF_8)).filter(unheard::contains).findFirst().ifPresent(value -> {
                throw new IllegalStateException("has never heard of " + value);
            });
        }
    }
}
