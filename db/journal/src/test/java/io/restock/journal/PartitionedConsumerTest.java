package io.restock.journal;

import static io.restock.journal.JournalTables.number;
import static io.restock.local.testing.Patience.PATIENCE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.restock.border.kafka.TopicSetup;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewPartitions;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Taking a topic into the database")
class PartitionedConsumerTest extends TopicTaking {
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
                trouble -> assertThat(trouble).contains(in + " was taken in " + PARTITIONS + " partitions and has " + (PARTITIONS + 1) + " now")));
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

    private void awaitTrouble(String reason) {
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(consumer.trouble()).hasValueSatisfying(trouble -> assertThat(trouble).startsWith("the cursor of " + in + "-1").contains(reason)));
    }
}
