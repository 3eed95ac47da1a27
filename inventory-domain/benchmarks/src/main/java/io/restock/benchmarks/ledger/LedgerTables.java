package io.restock.benchmarks.ledger;

import io.restock.benchmarks.engines.BenchEngines.Addresses;
import io.restock.benchmarks.workload.SalesTopic;
import io.restock.benchmarks.workload.Workload;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.internals.BuiltInPartitioner;
import org.flywaydb.core.Flyway;

/** The ledger's schema as its migrations make it, with opening stock written straight into its tables. */
public final class LedgerTables {
    private final Addresses engines;

    public LedgerTables(Addresses engines) {
        this.engines = engines;
    }

    /** The partition that Kafka's default partitioner gives a store. */
    public static int partitionOf(String store) {
        return BuiltInPartitioner.partitionForKey(store.getBytes(StandardCharsets.UTF_8), SalesTopic.PARTITIONS);
    }

    public void create() throws SQLException {
        drop();
        Flyway.configure().dataSource(engines.jdbcUrl(), engines.user(), "").locations("db/schema/ledger")
                .schemas("ledger").defaultSchema("ledger").load().migrate();
    }

    /** Every store-item of the workload was counted once before the first sale. */
    public void createWithOpeningStock(Workload workload) throws SQLException {
        create();
        List<String> keys = workload.storeItems();
        try (Connection connection = open();
                var insert = connection.prepareStatement("""
                        insert into ledger.stock (key, on_hand, in_transit, last_counted_at, latest_at, sequence, partition, position, occurred_at, recorded_at)
                        select key, ?, 0, at, at, 0, partition, 0, at, at
                        from unnest(?::text[], ?::int[]) as opened (key, partition), (select timestamptz '2026-03-02 08:00Z' as at) opening order by key""")) {
            insert.setInt(1, Workload.OPENING);
            insert.setArray(2, connection.createArrayOf("text", keys.toArray()));
            insert.setArray(3, connection.createArrayOf("int", keys.stream().map(key -> partitionOf(key.substring(0, 13))).toArray()));
            insert.executeUpdate();
            execute("vacuum analyze ledger.stock");
        }
    }

    public Map<String, Integer> stock() throws SQLException {
        return stock("select key, on_hand from ledger.stock where on_hand <> " + Workload.OPENING);
    }

    Map<String, Integer> stock(String query) throws SQLException {
        try (Connection connection = open(); var rows = connection.createStatement().executeQuery(query)) {
            var stock = new HashMap<String, Integer>();
            while (rows.next()) {
                stock.put(rows.getString(1), rows.getInt(2));
            }
            return stock;
        }
    }

    public void drop() throws SQLException {
        execute("drop schema if exists ledger cascade");
    }

    public void execute(String... statements) throws SQLException {
        try (Connection connection = open(); var statement = connection.createStatement()) {
            for (String each : statements) {
                statement.execute(each);
            }
        }
    }

    public Connection open() throws SQLException {
        return DriverManager.getConnection(engines.jdbcUrl(), engines.user(), "");
    }
}
