package io.restock.ledger;

import static io.restock.local.testing.Patience.PATIENCE;
import static org.assertj.core.api.Assertions.assertThat;

import io.restock.border.kafka.TopicSetup;
import io.restock.border.kafka.TopicShape;
import io.restock.contracts.Gln;
import io.restock.contracts.Gtin;
import io.restock.contracts.Headers;
import io.restock.contracts.Topics;
import io.restock.contracts.store.StoreRecord;
import io.restock.contracts.store.StoreRecord.RetailTransaction;
import io.restock.journal.BatchTransaction;
import io.restock.journal.KafkaSettings;
import io.restock.journal.PartitionHandler;
import io.restock.journal.PartitionedConsumer;
import io.restock.ledger.intake.StoreRecordHandler;
import io.restock.local.testing.Engines;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Clock;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntFunction;
import javax.sql.DataSource;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.awaitility.Awaitility;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A crash in the middle of a batch")
class ExactlyOnceTest {
    private static final Gtin MILK = Shop.someGtin();
    private static final int BASKETS = 400;

    private Map<String, Object> kafka;
    private DataSource dataSource;
    private PartitionedConsumer consumer;

    @BeforeEach
    void a_ledger_of_its_own_on_a_topic_that_all_share() {
        Engines engines = Engines.shared();
        kafka = Map.of("bootstrap.servers", engines.bootstrapServers());
        TopicSetup.ensure(kafka, TopicShape.onOneBroker(4), Topics.POS_TRANSACTIONS);
        dataSource = engines.newSource("once" + System.nanoTime());
        Flyway.configure().dataSource(dataSource).locations("db/schema/ledger").schemas("ledger").defaultSchema("ledger").load().migrate();
    }

    @AfterEach
    void stop() {
        consumer.close();
    }

    @Test
    void leaves_nothing_twice_and_loses_nothing() throws SQLException {
        var failures = new AtomicInteger();
        Gln store = Shop.someGln();
        sell(store);

        consumer = consume("crashing-ledger", partition -> new FailingOnce(new StoreRecordHandler((batch, levels, lines) -> {}), failures, partition));
        Awaitility.await().atMost(PATIENCE).untilAsserted(() -> assertThat(transactions(store)).isEqualTo(BASKETS));

        assertThat(failures).hasPositiveValue();
        assertThat(number("select on_hand from ledger.stock where key = '" + store + "|" + MILK + "'")).isEqualTo(-2L * BASKETS);
        assertThat(number("select count(*) from ledger.journal where key = '" + store + "|" + MILK + "'")).isEqualTo(BASKETS);
        assertThat(number("select count(*) from ledger.journal j, ledger.journal_head h where j.partition = h.partition and j.position >= h.next_position")).isZero();
    }

    @Test
    void a_writer_that_was_replaced_is_fenced_and_takes_up_where_the_other_left() throws SQLException {
        Gln store = Shop.someGln();
        var stalled = new AtomicInteger();
        sell(store);

        consumer = consume("stale-ledger", partition -> new StealingOnce(new StoreRecordHandler((batch, levels, lines) -> {}), stalled));
        Awaitility.await().atMost(PATIENCE).untilAsserted(() -> assertThat(transactions(store)).isEqualTo(BASKETS));

        assertThat(stalled).hasPositiveValue();
        assertThat(number("select on_hand from ledger.stock where key = '" + store + "|" + MILK + "'")).isEqualTo(-2L * BASKETS);
    }

    /** The ledger, but for how it takes a batch. */
    private interface Hindered extends PartitionHandler {
        StoreRecordHandler ledger();

        @Override
        default void putAside(BatchTransaction batch) throws SQLException {
            ledger().putAside(batch);
        }

        @Override
        default void committed() {
            ledger().committed();
        }

        @Override
        default void rolledBack() {
            ledger().rolledBack();
        }
    }

    /** Dies after its events are appended, the first time for each partition. */
    private record FailingOnce(StoreRecordHandler ledger, AtomicInteger failures, int partition) implements Hindered {
        @Override
        public void apply(BatchTransaction batch) throws SQLException {
            ledger.apply(batch);
            if (failures.getAndUpdate(done -> done | 1 << partition) << 31 - partition >= 0) {
                throw new IllegalStateException("crash after the events, before the commit");
            }
        }
    }

    /** Finds, once, that another writer has appended to its journal: what a writer sees that woke up too late. */
    private record StealingOnce(StoreRecordHandler ledger, AtomicInteger stolen) implements Hindered {
        @Override
        public void apply(BatchTransaction batch) throws SQLException {
            if (stolen.getAndIncrement() == 0) {
                batch.nextPosition();
                try (var statement = batch.connection().createStatement()) {
                    statement.executeUpdate("update ledger.journal_head set next_position = next_position + 1 where partition = " + batch.partition());
                }
            }
            ledger.apply(batch);
        }
    }

    private PartitionedConsumer consume(String name, IntFunction<PartitionHandler> handlers) {
        return PartitionedConsumer.builder().name(name).schema("ledger").kafka(kafka).dataSource(dataSource).clock(Clock.systemUTC())
                .topics(Topics.POS_TRANSACTIONS.topic()).handlers(handlers).maxPollRecords(100).build().start();
    }

    private void sell(Gln store) {
        try (var producer = new KafkaProducer<byte[], byte[]>(KafkaSettings.producer(kafka))) {
            for (int i = 1; i <= BASKETS; i++) {
                RetailTransaction basket = Shop.basket(store, i, Shop.NOON, Shop.sale(1, MILK, 2));
                var record = new ProducerRecord<>(Topics.POS_TRANSACTIONS.topic(), store.digits().getBytes(StandardCharsets.UTF_8), StoreRecord.CODEC.write(basket));
                record.headers().add(Headers.TYPE, "RetailTransaction".getBytes(StandardCharsets.UTF_8));
                producer.send(record);
            }
        }
    }

    private long transactions(Gln store) throws SQLException {
        return number("select count(*) from ledger.transaction where store = '" + store + "'");
    }

    private long number(String sql) throws SQLException {
        try (var connection = dataSource.getConnection(); var statement = connection.createStatement(); var row = statement.executeQuery(sql)) {
            return row.next() ? row.getLong(1) : 0;
        }
    }
}
