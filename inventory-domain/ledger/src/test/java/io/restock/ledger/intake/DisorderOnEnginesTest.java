package io.restock.ledger.intake;

import static io.restock.local.testing.Patience.PATIENCE;
import static org.assertj.core.api.Assertions.assertThat;

import io.restock.border.kafka.TopicSetup;
import io.restock.contracts.Headers;
import io.restock.contracts.StoreItemId;
import io.restock.contracts.Topics;
import io.restock.contracts.stock.StockEvent;
import io.restock.contracts.store.StoreRecord;
import io.restock.contracts.store.StoreRecord.RetailTransaction;
import io.restock.contracts.store.TransactionLine.Sale;
import io.restock.journal.KafkaSettings;
import io.restock.journal.PartitionedConsumer;
import io.restock.ledger.journal.CitedSales;
import io.restock.ledger.journal.CitedSales.Cited;
import io.restock.ledger.journal.CitedSales.Standing;
import io.restock.local.testing.Engines;
import io.restock.sql.Sql;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.awaitility.Awaitility;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/**
 * Some schedules of {@link DisorderTest} on PostgreSQL and Kafka, taken by two writers that each believe to own every partition. Only the
 * cursor's compare-and-set keeps them apart: without it, records are counted that nobody sent.
 */
@DisplayName("Disorder on the engines, with two writers that do not know of each other")
class DisorderOnEnginesTest {
    private static final int SCHEDULES = 25;
    private static final Clock CLOCK = Clock.fixed(TradeSchedule.START.plusDays(8).toInstant(), ZoneOffset.UTC);

    private final String run = Long.toString(System.nanoTime(), 36);
    private final Map<String, Object> kafka = Map.of("bootstrap.servers", Engines.shared().bootstrapServers());

    /**
     * @param taken records by the cursors, @param accounted records by the running counts
     * @param totals of eaches and of grams, as they ran along, @param summed the same, as the migration sums them from the journal
     */
    private record Outcome(List<String> stock, List<String> history, Set<String> exceptions, Set<String> putAside, long taken, long accounted,
            List<String> totals, List<String> summed) {}

    @Test
    void the_same_trade_gives_the_same_stock_history_and_exceptions() throws Exception {
        long seed = Long.getLong("restock.seed", System.nanoTime());
        System.out.println("seed " + seed);
        var random = new Random(seed);
        var clean = new ArrayList<StoreRecord>();
        var disordered = new ArrayList<StoreRecord>();
        var conflicting = new ArrayList<StoreRecord>();
        for (int chain = 0; chain < SCHEDULES; chain++) {
            List<StoreRecord> happened = TradeSchedule.of(random, chain);
            clean.addAll(happened);
            disordered.addAll(new Disorder(random).of(happened));
            conflicting.addAll(Disorder.conflicting(happened, random));
        }
        clean.addAll(conflicting);
        disordered.addAll(new Disorder(random).of(conflicting));

        Outcome expected = taken("clean", clean, 1);
        Outcome outcome = taken("disordered", disordered, 2);

        assertThat(outcome.stock()).as("stock, seed %d", seed).isEqualTo(expected.stock());
        assertThat(outcome.history()).as("history by business time, seed %d", seed).isEqualTo(expected.history());
        assertThat(outcome.exceptions()).as("exceptions, seed %d", seed).isEqualTo(expected.exceptions());
        assertThat(outcome.putAside()).as("quarantine, seed %d", seed).isEqualTo(expected.putAside());
        assertThat(outcome.accounted()).as("each record taken once, seed %d", seed).isEqualTo(outcome.taken());
        assertThat(outcome.summed()).as("eaches and grams of the journal, seed %d", seed).isEqualTo(outcome.totals())
                .anyMatch(row -> row.contains("EACH")).anyMatch(row -> row.contains("GRAM"));
    }

    /** @param writers each in a group of its own, so that Kafka gives every partition to each */
    private Outcome taken(String name, List<StoreRecord> arriving, int writers) throws Exception {
        String topic = "pos-" + name + "-" + run;
        DataSource database = ledger(name + run, arriving);
        try (Admin admin = Admin.create(kafka)) {
            admin.createTopics(List.of(new NewTopic(topic, Optional.of(4), Optional.empty()))).all().get();
            TopicSetup.awaitLeaders(admin, PATIENCE, List.of(topic));
        }
        var consumers = new ArrayList<PartitionedConsumer>();
        try (var producer = new KafkaProducer<byte[], byte[]>(KafkaSettings.producer(kafka)); Connection connection = database.getConnection()) {
            long[] sent = {0};
            arriving.forEach(record -> sent[0] += send(producer, topic, record, 1));
            IntStream.range(0, writers).forEach(i -> consumers.add(PartitionedConsumer.builder().name(topic + "-" + i).schema("ledger").kafka(kafka)
                    .dataSource(database).clock(CLOCK).topics(topic).handlers(_ -> new StoreRecordHandler((_, _, _) -> {})).maxPollRecords(30).build().start()));
            do {
                Awaitility.await().atMost(PATIENCE).untilAsserted(() -> assertThat(offsets(new Sql(connection))).isGreaterThanOrEqualTo(sent[0]));
            } while (forwardLetters(new Sql(connection), producer, topic, writers, sent));
        } finally {
            consumers.forEach(PartitionedConsumer::close);
        }
        try (Connection connection = database.getConnection()) {
            return outcome(database, new Sql(connection));
        }
    }

    private DataSource ledger(String name, List<StoreRecord> arriving) throws SQLException {
        var database = Engines.shared().newSource(name);
        migrate(database);
        try (Connection connection = database.getConnection()) {
            var sql = new Sql(connection);
            sql.execute("insert into ledger.store (gln, name, zone, close_out) select gln, 'Store', 'Europe/Oslo', '04:00' from unnest(?::text[]) as s (gln)",
                    arriving.stream().map(record -> record.store().digits()).distinct().toList());
            sql.execute("""
                    insert into ledger.item (gtin, name, unit, case_pack) select gtin, 'Item', case number % 3 when 0 then 'GRAM' else 'EACH' end, 1
                    from unnest(?::text[]) with ordinality as i (gtin, number) where number % 3 < 2""",
                    arriving.stream().filter(RetailTransaction.class::isInstance).flatMap(sold -> ((RetailTransaction) sold).lines().stream())
                            .filter(Sale.class::isInstance).map(line -> ((Sale) line).item().digits()).distinct().sorted().toList());
        }
        return database;
    }

    /** Out of order, for a migration that is forgotten once those behind it are there. */
    private static void migrate(DataSource database) {
        Flyway.configure().outOfOrder(true).dataSource(database).locations("db/schema/ledger").schemas("ledger").defaultSchema("ledger").load().migrate();
    }

    private static List<String> totals(Sql sql) throws SQLException {
        return sql.list("""
                select (partition, unit, store_items, store_items_unlisted, on_hand, in_transit, opening, count_variance, sold, returned, received, found, shrink,
                        transferred_out, transferred_in, despatched, despatched_closed)::text
                from ledger.totals_by_unit order by partition, unit""", row -> row.getString(1));
    }

    /** What the migration makes of these events, had they happened before it. */
    private static List<String> summed(DataSource database, Sql sql) throws SQLException {
        sql.execute("drop table ledger.unit_totals cascade");
        for (String column : List.of("store_items", "units_on_hand", "units_in_transit", "units_opening", "units_count_variance", "units_sold", "units_returned",
                "units_received", "units_found", "units_shrink", "units_transferred_out", "units_transferred_in", "units_despatched", "units_despatched_closed")) {
            sql.execute("alter table ledger.totals add column " + column + " bigint not null default 1");
        }
        sql.execute("delete from ledger.flyway_schema_history where version = '7'");
        migrate(database);
        return totals(sql);
    }

    private static int send(KafkaProducer<byte[], byte[]> producer, String topic, StoreRecord record, int times) {
        for (int i = 0; i < times; i++) {
            var sending = new ProducerRecord<>(topic, record.store().digits().getBytes(StandardCharsets.UTF_8), StoreRecord.CODEC.write(record));
            sending.headers().add(Headers.TYPE, StoreRecord.CODEC.typeOf(record).getBytes(StandardCharsets.UTF_8));
            producer.send(sending);
        }
        return times;
    }

    /** What the service's outbox would do, after a crash between sending and noting: everything goes out once for each writer. */
    private static boolean forwardLetters(Sql sql, KafkaProducer<byte[], byte[]> producer, String topic, int times, long[] sent) throws SQLException {
        List<StoreRecord> letters = sql.list("select type, value from ledger.outbox where topic = ? order by id",
                row -> StoreRecord.CODEC.read(row.getString(1), row.getBytes(2)), Topics.POS_TRANSACTIONS.topic());
        sql.execute("delete from ledger.outbox");
        letters.forEach(letter -> sent[0] += send(producer, topic, letter, times));
        return !letters.isEmpty();
    }

    private static long offsets(Sql sql) throws SQLException {
        return sql.number("select coalesce(sum(kafka_offset), 0) from ledger.cursor");
    }

    private static Outcome outcome(DataSource database, Sql sql) throws SQLException {
        List<String> stock = sql.list("select key, on_hand, in_transit, last_counted_at, latest_at from ledger.stock order by key",
                row -> row.getString(1) + " " + row.getInt(2) + " " + row.getInt(3) + " " + row.getString(4) + " " + row.getString(5));
        List<StockEvent> events = sql.list("select * from ledger.journal", row -> StockEvent.CODEC.read(row.getString("type"), row.getInt("schema_version"),
                row.getBytes("payload"), StoreItemId.of(row.getString("key")), Sql.instant(row, "occurred_at")));
        return new Outcome(stock, BusinessHistory.of(events), exceptions(sql),
                new TreeSet<>(sql.list("select convert_from(value, 'UTF8') || reason from ledger.quarantine", row -> row.getString(1))),
                offsets(sql), sql.number("select sum(transactions + other_records + duplicates + conflicts + quarantined) from ledger.totals"),
                totals(sql), summed(database, sql));
    }

    /** Open exceptions; a return before its sale is a question until the ledger's next round, which looks at the standings as we do here. */
    private static Set<String> exceptions(Sql sql) throws SQLException {
        var open = new TreeSet<>(sql.list("select kind || ' ' || subject from ledger.exception where open and kind <> 'RETURN_EXCEEDS_SALE'", row -> row.getString(1)));
        List<Cited> cited = sql.list("select subject from ledger.exception where open and kind = 'RETURN_EXCEEDS_SALE'", row -> Cited.ofSubject(row.getString(1)));
        CitedSales.of(sql, cited).stream().filter(Standing::exceeded).forEach(standing -> open.add("RETURN_EXCEEDS_SALE " + standing.cited().subject()));
        return open;
    }
}
