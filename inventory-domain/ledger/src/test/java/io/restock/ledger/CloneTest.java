package io.restock.ledger;

import static io.restock.local.testing.Patience.PATIENCE;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.restock.contracts.Gln;
import io.restock.contracts.Gtin;
import io.restock.contracts.Json;
import io.restock.contracts.StoreItemId;
import io.restock.contracts.store.StoreRecord;
import io.restock.contracts.store.StoreRecord.CountedLine;
import io.restock.contracts.store.StoreRecord.StockCount;
import io.restock.contracts.store.StoreRecord.StockTransfer;
import io.restock.contracts.store.TransactionLine.Void;
import io.restock.journal.KafkaSettings;
import io.restock.journal.PartitionedConsumer;
import io.restock.ledger.intake.StoreRecordHandler;
import io.restock.local.cloning.Cluster;
import io.restock.local.cloning.LogExport;
import io.restock.local.cloning.LogExport.Exported;
import io.restock.local.cloning.LogExport.Slice;
import io.restock.local.cloning.LogImport;
import io.restock.local.engine.KafkaUsers;
import io.restock.local.testing.Engines;
import io.restock.sql.Sql;
import java.io.IOException;
import java.io.StringWriter;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import javax.sql.DataSource;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.awaitility.Awaitility;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("An environment cloned from the log")
class CloneTest {
    private final String run = Long.toString(System.nanoTime(), 36);
    /** Reported by the environment, as a cluster's password is. */
    private static final Cluster GUARDED = Cluster.at(Engines.shared().kafka().bootstrapServers(), Engines.shared().kafkaVariablesOf(KafkaUsers.OPERATOR));

    private final Map<String, Object> kafka = Map.of("bootstrap.servers", Engines.shared().bootstrapServers());
    private final List<Gln> stores = List.of(Shop.someGln(), Shop.someGln(), Shop.someGln());
    private final List<Gtin> items = List.of(Shop.someGtin(), Shop.someGtin());

    @Test
    void has_the_same_stock_under_other_numbers() throws Exception {
        long seed = System.nanoTime();
        System.out.println("seed " + seed);
        String source = topic("source");
        String clone = topic("clone");
        send(source, trade(new Random(seed)));
        Map<String, String> stock = stock(source);

        var lines = new StringWriter();
        var export = new LogExport(GUARDED, source, "a secret");
        Exported exported = export.write(new Slice(null, null, null), lines);
        imported(clone, lines.toString());

        assertThat(exported.leftOut()).isZero();
        stores.forEach(store -> assertThat(lines.toString()).doesNotContain(store.digits()));
        var expected = new TreeMap<String, String>();
        stock.forEach((key, row) -> expected.put(new StoreItemId(export.pseudonym(StoreItemId.of(key).store()), StoreItemId.of(key).item()).toString(), row));
        assertThat(stock(clone)).as("seed %d", seed).isEqualTo(expected).isNotEmpty();
    }

    @Test
    void of_one_store_holds_that_store_alone() throws Exception {
        String source = topic("source");
        send(source, trade(new Random(7)));
        var lines = new StringWriter();
        var export = new LogExport(GUARDED, source, "a secret");

        export.write(new Slice(null, null, stores.getFirst()), lines);

        assertThat(lines.toString().lines()).isNotEmpty()
                .allSatisfy(line -> assertThat(Json.MAPPER.readTree(line).path("value").path("store").asText()).isEqualTo(export.pseudonym(stores.getFirst()).digits()));
    }

    private List<StoreRecord> trade(Random random) {
        var records = new ArrayList<StoreRecord>();
        for (int i = 1; i <= 300; i++) {
            Gln store = stores.get(random.nextInt(3));
            Gtin item = items.get(random.nextInt(2));
            var at = Shop.NOON.plusSeconds(random.nextInt(3_600));
            records.add(switch (random.nextInt(10)) {
                case 0 -> new StockCount(store, "count " + i, "d", at.plusNanos(i * 1_000_000L), List.of(new CountedLine(item, random.nextInt(99))));
                case 1 ->
                    new StockTransfer(store, "transfer " + i, "d", at, stores.get((stores.indexOf(store) + 1) % 3), List.of(new CountedLine(item, 4)), i % 2 == 0 ? true : null);
                case 2 -> Shop.basket(store, i, at, Shop.sale(1, item, 2), new Void(2, 1));
                default -> Shop.basket(store, i, at, Shop.sale(1, item, random.nextInt(1, 5)));
            });
        }
        return records;
    }

    private String topic(String name) throws Exception {
        String topic = name + "-" + run;
        try (Admin admin = Admin.create(kafka)) {
            admin.createTopics(List.of(new NewTopic(topic, Optional.of(4), Optional.empty()))).all().get();
        }
        return topic;
    }

    private static void send(String topic, List<StoreRecord> records) throws IOException {
        var lines = new StringBuilder();
        for (StoreRecord record : records) {
            JsonNode line = Json.MAPPER.createObjectNode().put("type", StoreRecord.CODEC.typeOf(record))
                    .set("value", Json.MAPPER.readTree(StoreRecord.CODEC.write(record)));
            lines.append(line).append('\n');
        }
        imported(topic, lines.toString());
    }

    private static void imported(String topic, String lines) throws IOException {
        try (var log = new LogImport(GUARDED, topic)) {
            for (String line : lines.lines().toList()) {
                log.send(Json.MAPPER.readTree(line));
            }
            log.finish();
        }
    }

    /** On hand, latest count and latest event of each store-item, by a ledger of its own; transfers that it sends on come back to the topic. */
    private Map<String, String> stock(String topic) throws Exception {
        DataSource database = ledger(topic.replace('-', '_'));
        var consumer = PartitionedConsumer.builder().name(topic).schema("ledger").kafka(kafka).dataSource(database).clock(Clock.systemUTC())
                .topics(topic).handlers(_ -> new StoreRecordHandler((_, _, _) -> {})).build().start();
        try (Connection connection = database.getConnection(); var log = new LogImport(GUARDED, topic)) {
            var sql = new Sql(connection);
            do {
                awaitTaken(topic, sql);
            } while (forwarded(sql, log));
            var stock = new TreeMap<String, String>();
            sql.list("select key, on_hand, in_transit, last_counted_at, latest_at from ledger.stock",
                    row -> stock.put(row.getString(1), row.getInt(2) + " " + row.getInt(3) + " " + row.getString(4) + " " + row.getString(5)));
            return stock;
        } finally {
            consumer.close();
        }
    }

    private void awaitTaken(String topic, Sql sql) {
        long end = records(topic);
        Awaitility.await().atMost(PATIENCE).untilAsserted(() -> assertThat(sql.number("select coalesce(sum(kafka_offset), 0) from ledger.cursor")).isGreaterThanOrEqualTo(end));
    }

    private static boolean forwarded(Sql sql, LogImport log) throws SQLException {
        List<JsonNode> letters = sql.list("select type, value from ledger.outbox where topic = 'pos.transactions' order by id",
                row -> Json.MAPPER.createObjectNode().put("type", row.getString(1)).set("value", Json.MAPPER.valueToTree(
                        StoreRecord.CODEC.read(row.getString(1), row.getBytes(2)))));
        sql.execute("delete from ledger.outbox");
        letters.forEach(log::send);
        log.finish();
        return !letters.isEmpty();
    }

    private static DataSource ledger(String name) {
        var database = Engines.shared().newSource(name);
        Flyway.configure().dataSource(database).locations("db/schema/ledger").schemas("ledger").defaultSchema("ledger").load().migrate();
        return database;
    }

    private long records(String topic) {
        try (var consumer = new KafkaConsumer<byte[], byte[]>(KafkaSettings.consumer(kafka, "end-" + topic, 1))) {
            var partitions = consumer.partitionsFor(topic).stream().map(each -> new TopicPartition(topic, each.partition())).toList();
            return consumer.endOffsets(partitions).values().stream().mapToLong(Long::longValue).sum();
        }
    }
}
