package io.restock.endtoend;

import static io.restock.local.testing.Patience.PATIENCE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.restock.border.kafka.TopicSetup;
import io.restock.border.kafka.TopicShape;
import io.restock.contracts.Gln;
import io.restock.contracts.Gtin;
import io.restock.contracts.Headers;
import io.restock.contracts.Topics;
import io.restock.contracts.store.StoreRecord;
import io.restock.contracts.store.StoreRecord.RetailTransaction;
import io.restock.contracts.store.TransactionLine;
import io.restock.contracts.store.TransactionLine.Sale;
import io.restock.local.testing.Engines;
import io.restock.local.testing.Noon;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Real ledger processes on one PostgreSQL and one Kafka, two at least, with tills that never stop selling. */
@DisplayName("Ledgers that share the partitions")
class SharedPartitionsTest {
    /** Longer than the ten seconds after which Kafka gives up a member and its partitions go to the others. */
    private static final Duration FROZEN = Duration.ofSeconds(13);
    private static final int PARTITIONS = 4;
    private static final OffsetDateTime NOW = OffsetDateTime.now(Noon.ZONE).withNano(0);

    private final Path directory = Path.of("target", "ledgers-" + UUID.randomUUID().toString().substring(0, 8)).toAbsolutePath();
    private final List<LedgerProcess> started = new ArrayList<>();
    private final Map<String, Long> sold = new TreeMap<>();
    private long sequence;
    private long sentTwice;
    private Engines engines;
    private KafkaProducer<byte[], byte[]> tills;
    private Random random;

    @BeforeEach
    void engines() {
        long seed = System.nanoTime();
        System.out.println("seed " + seed);
        random = new Random(seed);
        engines = Engines.start(directory);
        TopicSetup.ensure(Map.of("bootstrap.servers", engines.bootstrapServers()), TopicShape.onOneBroker(PARTITIONS), Topics.POS_TRANSACTIONS); // led, before anything is sent
        tills = new KafkaProducer<>(Map.of("bootstrap.servers", engines.bootstrapServers(), "acks", "all"), new ByteArraySerializer(), new ByteArraySerializer());
    }

    @AfterEach
    void stop() {
        tills.close();
        started.forEach(LedgerProcess::close);
        engines.close();
    }

    @Test
    void one_is_stopped_one_is_killed_one_freezes_and_comes_back_and_the_totals_are_right_each_time() throws SQLException {
        LedgerProcess stopped = ledger();
        LedgerProcess killed = ledger();
        LedgerProcess frozen = ledger();
        LedgerProcess untouched = ledger();
        sellUntilTaking(stopped, killed, frozen, untouched);

        stopped.stop();
        sell(1_000);
        assertTotals("one was stopped");

        sell(1_000);
        killed.kill();
        sell(1_000);
        assertTotals("one was killed");

        sell(3_000);
        frozen.freeze();
        sell(1_000);
        sellFor(FROZEN);
        frozen.thaw();
        sell(1_000);
        assertTotals("one froze past its session and came back");
        await().atMost(PATIENCE).until(frozen::isTaking);
        assertThat(untouched.get("/v1/verification").body()).contains("\"broken\":0").doesNotContainPattern("\"broken\":[1-9]");
    }

    private LedgerProcess ledger() {
        var ledger = LedgerProcess.start(engines, directory.resolve("ledger-" + started.size() + ".log"));
        started.add(ledger);
        return ledger;
    }

    private void sellUntilTaking(LedgerProcess... ledgers) {
        for (LedgerProcess ledger : ledgers) {
            await().atMost(PATIENCE).ignoreException(UncheckedIOException.class).until(() -> {
                sell(20);
                return ledger.isTaking();
            });
        }
    }

    private void sellFor(Duration duration) {
        await().pollDelay(duration).atMost(duration.plusSeconds(5)).until(() -> {
            sell(20);
            return true;
        });
    }

    /** Baskets of one or two lines; every tenth is sent twice, as a till does that heard no answer. */
    private void sell(int baskets) {
        for (int i = 0; i < baskets; i++) {
            Gln store = gln(random.nextInt(12));
            var lines = new ArrayList<TransactionLine>();
            for (int line = 1; line <= random.nextInt(1, 3); line++) {
                Gtin item = gtin(random.nextInt(30));
                int units = random.nextInt(1, 4);
                lines.add(new Sale(line, item, units, BigDecimal.TEN, "NOK", null));
                sold.merge(store + "|" + item, (long) units, Long::sum);
            }
            var basket = new RetailTransaction(store, "1", NOW.toLocalDate(), ++sequence, NOW, NOW.toInstant(), "d" + sequence, lines);
            send(basket);
            if (random.nextInt(10) == 0) {
                sentTwice++;
                send(basket);
            }
        }
        tills.flush();
    }

    private void send(RetailTransaction basket) {
        var record = new ProducerRecord<>(Topics.POS_TRANSACTIONS.topic(), basket.store().digits().getBytes(StandardCharsets.UTF_8), StoreRecord.CODEC.write(basket));
        record.headers().add(Headers.TYPE, "RetailTransaction".getBytes(StandardCharsets.UTF_8));
        tills.send(record);
    }

    private void assertTotals(String after) throws SQLException {
        try (Connection database = engines.login().open(engines.jdbcUrl())) {
            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(number(database, "select coalesce(sum(kafka_offset), 0) from ledger.cursor where topic = 'pos.transactions'")).as(after)
                            .isEqualTo(sequence + sentTwice));
            assertThat(onHand(database)).as(after).isEqualTo(sold);
            assertThat(number(database, "select sum(transactions) from ledger.totals")).as(after).isEqualTo(sequence);
            assertThat(number(database, "select sum(duplicates) from ledger.totals")).as(after).isEqualTo(sentTwice);
        }
    }

    private static Map<String, Long> onHand(Connection database) throws SQLException {
        var onHand = new TreeMap<String, Long>();
        try (var statement = database.createStatement(); var rows = statement.executeQuery("select key, -on_hand from ledger.stock")) {
            while (rows.next()) {
                onHand.put(rows.getString(1), rows.getLong(2));
            }
        }
        return onHand;
    }

    private static long number(Connection database, String sql) throws SQLException {
        try (var statement = database.createStatement(); var row = statement.executeQuery(sql)) {
            return row.next() ? row.getLong(1) : 0;
        }
    }

    private static Gln gln(int store) {
        return Gln.of("70800040%04d".formatted(store));
    }

    private static Gtin gtin(int item) {
        return Gtin.of("07038030%05d".formatted(item));
    }
}
