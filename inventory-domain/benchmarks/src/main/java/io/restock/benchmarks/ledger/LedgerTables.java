package io.restock.benchmarks.ledger;

import io.restock.benchmarks.engines.BenchEngines.Addresses;
import io.restock.benchmarks.workload.SalesTopic;
import io.restock.benchmarks.workload.Workload;
import io.restock.journal.CopyBuffer;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.producer.internals.BuiltInPartitioner;
import org.flywaydb.core.Flyway;
import org.postgresql.PGConnection;

/** The ledger's schema as its migrations make it, with opening stock written straight into its tables. */
public final class LedgerTables {
    private static final long OPENED = CopyBuffer.micros(Workload.NOW.minusSeconds(36_000));

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
        Flyway.configure().dataSource(engines.jdbcUrl(), engines.login().user(), engines.login().password()).locations("db/schema/ledger")
                .schemas("ledger").defaultSchema("ledger").load().migrate();
    }

    /** Every item of the workload is listed, and every store-item was counted once before the first sale. */
    public void createWithOpeningStock(Workload workload) throws SQLException {
        create();
        execute("alter table ledger.stock drop constraint stock_pkey");
        try (Connection connection = open()) {
            list(connection, workload);
            for (int store = 0; store < workload.stores(); store++) {
                var buffer = new CopyBuffer().begin();
                String gln = Workload.store(store).digits();
                for (int item = 0; item < workload.items(); item++) {
                    row(buffer, gln, Workload.item(item).digits());
                }
                buffer.end().writeTo(connection.unwrap(PGConnection.class).getCopyAPI().copyIn("copy ledger.stock (key, on_hand, in_transit,"
                        + " last_counted_at, latest_at, sequence, partition, position, occurred_at, recorded_at) from stdin (format binary)"));
            }
        }
        execute("alter table ledger.stock add constraint stock_pkey primary key (key)", "vacuum analyze ledger.stock");
    }

    private static void list(Connection connection, Workload workload) throws SQLException {
        try (var insert = connection.prepareStatement("insert into ledger.item (gtin, name, unit, case_pack) values (?, 'Item', 'EACH', 6)")) {
            for (int item = 0; item < workload.items(); item++) {
                insert.setString(1, Workload.item(item).digits());
                insert.addBatch();
            }
            insert.executeBatch();
        }
    }

    private static void row(CopyBuffer buffer, String store, String item) {
        buffer.row(10).text(store + '|' + item).int4(Workload.OPENING).int4(0).timestamp(OPENED).timestamp(OPENED).int4(0).int2(partitionOf(store))
                .int8(0).timestamp(OPENED).timestamp(OPENED);
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

    /** The first column of the first row. */
    public long number(String query) throws SQLException {
        return Long.parseLong(text(query));
    }

    /** The same as text. */
    public String text(String query) throws SQLException {
        try (Connection connection = open(); var row = connection.createStatement().executeQuery(query)) {
            row.next();
            return row.getString(1);
        }
    }

    public Connection open() throws SQLException {
        return engines.login().open(engines.jdbcUrl());
    }
}
