package io.restock.journal;

import static io.restock.journal.JournalTables.number;
import static io.restock.local.testing.Patience.PATIENCE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.restock.local.testing.Engines;
import io.restock.local.testing.Wire;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("Taking a topic where something fails")
class TakingAmidFailuresTest extends TopicTaking {
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
                trouble -> assertThat(trouble).startsWith("partition ").contains("NoClassDefFoundError: io/restock/Gone")));
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
                    trouble -> assertThat(trouble).startsWith("hearing from Kafka has not moved for").contains(own.bootstrapServers() + " do not answer")));
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

    /**
     * No error reports that the connection is dead, as when a cable is pulled: only time shows it. Its session goes on holding the cursor's row, whether it rests or has half a message.
     *
     * @param passing bytes of the next message that arrive yet
     */
    @ParameterizedTest
    @ValueSource(ints = {0, 100_000})
    void a_dead_connection_is_reported_as_a_standstill_and_given_up_and_nothing_is_lost_or_taken_twice(int passing) throws Exception {
        try (var wire = Wire.to(engines.postgres().port())) {
            var straight = database;
            database = engines.login().source(engines.jdbcUrl().replaceFirst(":\\d+/[^?]+", ":" + wire.port() + "/journal_" + run) + "&connectTimeout=5&socketTimeout=6"
                    + "&options=-c%20idle_in_transaction_session_timeout=5s%20-c%20transaction_timeout=10s");
            var pulled = new AtomicBoolean(true);
            consume(new Journaling() {
                @Override
                public void apply(BatchTransaction batch) throws SQLException {
                    super.apply(batch);
                    if (!pulled.getAndSet(true)) {
                        wire.cutAfter(passing);
                        try (var large = batch.connection().prepareStatement("select length(?)")) {
                            large.setString(1, "x".repeat(1_000_000));
                            large.executeQuery();
                        }
                    }
                }
            });
            database = straight;
            send(1_000);
            awaitJournaled(1_000);
            pulled.set(false);
            sendOfOneKey(500); // another worker may be cut off amid a COPY: what ends that are PostgreSQL's probes, which this wire answers

            await().atMost(PATIENCE).untilAsserted(() -> assertThat(consumer.trouble()).hasValueSatisfying(
                    trouble -> assertThat(trouble).contains("has not moved for").containsPattern("\\d+ records of " + in + "-\\d from offset \\d+ on wait")));
            await().atMost(PATIENCE).untilAsserted(() -> assertThat(consumer.trouble()).hasValueSatisfying(trouble -> assertThat(trouble).contains("has been failing for")));
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
}
