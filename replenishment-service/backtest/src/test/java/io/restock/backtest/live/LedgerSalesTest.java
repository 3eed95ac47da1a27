package io.restock.backtest.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.restock.backtest.history.Series;
import io.restock.backtest.history.UserError;
import io.restock.contracts.Gln;
import io.restock.contracts.Gtin;
import io.restock.contracts.StoreItemId;
import io.restock.contracts.stock.StockEvent;
import io.restock.contracts.stock.StockEvent.ItemReturned;
import io.restock.contracts.stock.StockEvent.ItemSold;
import io.restock.contracts.stock.StockEvent.SaleReturnedElsewhere;
import io.restock.contracts.stock.StockEvent.SaleVoided;
import io.restock.contracts.stock.StockEvent.StockCounted;
import io.restock.contracts.store.LineId;
import io.restock.contracts.store.TransactionLine.Disposition;
import io.restock.contracts.store.TransactionLine.OriginalSale;
import io.restock.local.engine.EmbeddedPostgres;
import io.restock.local.engine.FreePorts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import org.assertj.core.groups.Tuple;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("What the running system sold")
class LedgerSalesTest {
    private static final Gln MAJORSTUEN = new Gln("7080001000011");
    private static final Gln GRONLAND = new Gln("7080001000028");
    private static final Gtin MILK = new Gtin("07038010000010");
    private static final Gtin BREAD = new Gtin("07038010000027");
    private static final LocalDate MONDAY = LocalDate.of(2026, 3, 2);

    @TempDir
    private static Path folder;
    private static EmbeddedPostgres postgres;
    private static long position;

    @BeforeAll
    static void a_ledger_with_a_journal() throws IOException, SQLException {
        int port = FreePorts.onLoopback(1).getFirst();
        postgres = EmbeddedPostgres.start(folder.resolve("data/postgres"), port, folder.resolve("postgres.log"), Map.of());
        postgres.createDatabase("restock");
        Flyway.configure().dataSource(postgres.login().source(postgres.jdbcUrl("restock"))).locations("db/schema/ledger").schemas("ledger").defaultSchema("ledger").load()
                .migrate();
        Files.createDirectories(folder.resolve("data/run"));
        Files.writeString(folder.resolve("data/run/restock.json"), "{\"supervisor\": 1, \"postgres\": \"%s\"}".formatted(postgres.jdbcUrl("restock")));
        try (var connection = postgres.login().open(postgres.jdbcUrl("restock")); var statement = connection.createStatement()) {
            statement.execute("insert into ledger.item (gtin, name, department, unit, case_pack) values ('%s', 'Milk', 'Dairy', 'EACH', 6), ('%s', 'Bread', null, 'EACH', 4)"
                    .formatted(MILK.digits(), BREAD.digits()));
            for (int day = 0; day < 20; day++) {
                write(connection, sold(MAJORSTUEN, MILK, day, 5));
                write(connection, sold(GRONLAND, MILK, day, 3));
            }
            write(connection, sold(MAJORSTUEN, BREAD, 2, 7));
            write(connection, new StockCounted(new StoreItemId(MAJORSTUEN, BREAD), at(3), "count", 90, 90, true, false, 90));
            write(connection, new SaleVoided(new StoreItemId(MAJORSTUEN, MILK), at(1), line(1, 2), line(1, 1), 2, 0));
            write(connection, new ItemReturned(new StoreItemId(MAJORSTUEN, MILK), at(9), line(9, 3), 1, Disposition.DAMAGED, new OriginalSale(null, line(4, 1)), MAJORSTUEN, 0));
            write(connection, new ItemReturned(new StoreItemId(MAJORSTUEN, MILK), at(9), line(9, 4), 3, Disposition.SELLABLE, new OriginalSale(GRONLAND, line(5, 1)), GRONLAND, 0));
            write(connection, new SaleReturnedElsewhere(new StoreItemId(GRONLAND, MILK), at(9), line(5, 1), MAJORSTUEN, line(9, 4), 3, 0));
        }
    }

    @AfterAll
    static void the_ledger_closes() {
        postgres.close();
    }

    @Test
    void it_is_what_was_sold_and_not_taken_back_on_the_day_of_the_sale() {
        var chain = LedgerSales.read(Database.of(folder.resolve("data")), null);
        assertThat(chain.history().dates()).hasSize(20).startsWith(MONDAY);
        assertThat(chain.history().series()).extracting(Series::item, Series::store, Series::department).containsExactly(
                tuple(MILK, MAJORSTUEN, "Dairy"), tuple(MILK, GRONLAND, "Dairy"), tuple(BREAD, MAJORSTUEN, ""));
        assertThat(chain.packs()).containsExactly(6, 6, 4);
        assertThat(chain.history().series().get(0).units()).startsWith(5, 3, 5, 5, 4, 5);
        assertThat(chain.history().series().get(1).units()).startsWith(3, 3, 3, 3, 3, 0, 3);
        assertThat(chain.history().series().get(2).units()).startsWith(Series.NOT_LISTED, Series.NOT_LISTED, 7, 0);
        assertThat(LedgerSales.read(Database.of(folder.resolve("data")), "Dairy").history().series()).hasSize(2);
    }

    @Test
    void where_the_oldest_part_is_moved_away_it_begins_with_the_first_whole_date() throws IOException, SQLException {
        try (var connection = postgres.login().open(postgres.jdbcUrl("restock")); var statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            position = 1 << 24;
            for (int day = 30; day < 35; day++) {
                write(connection, sold(MAJORSTUEN, MILK, day, 2));
            }
            statement.execute("alter table ledger.journal detach partition ledger.journal_0");
            connection.commit();
            try {
                var history = LedgerSales.read(Database.of(folder.resolve("data")), null).history();
                assertThat(history.dates()).containsExactly(MONDAY.plusDays(32), MONDAY.plusDays(33), MONDAY.plusDays(34));
                assertThat(history.series()).hasSize(1);
            } finally {
                statement.execute("delete from ledger.journal");
                statement.execute("alter table ledger.journal attach partition ledger.journal_0 for values from (0) to (16777216)");
                connection.commit();
            }
        }
    }

    @Test
    void a_data_directory_says_where_its_database_is_and_who_may_read_it() {
        assertThat(LedgerSales.read(Database.of(folder.resolve("data")), "Dairy").packs()).containsExactly(6, 6);
    }

    @Test
    void what_cannot_be_read_is_reported_with_a_way_out() {
        assertThatThrownBy(() -> Database.of(folder.resolve("nowhere"))).isInstanceOf(UserError.class).hasMessageContaining("./restock up").hasMessageContaining("--sales");
        assertThatThrownBy(() -> Database.at("somewhere")).isInstanceOf(UserError.class).hasMessageContaining("HOST:PORT/DATABASE");
        assertThatThrownBy(() -> LedgerSales.read(Database.at("127.0.0.1:1/restock"), null)).isInstanceOf(UserError.class).hasMessageContaining("cannot open");
        assertThatThrownBy(() -> LedgerSales.read(Database.of(folder.resolve("data")), "Fish")).isInstanceOf(UserError.class)
                .hasMessageContaining("no item is of --department Fish").hasMessageContaining("Dairy");
    }

    private static Tuple tuple(Gtin item, Gln store, String department) {
        return Tuple.tuple(item.digits(), store.digits(), department);
    }

    private static ItemSold sold(Gln store, Gtin item, int day, int units) {
        return new ItemSold(new StoreItemId(store, item), at(day), line(day, 1), units, 0);
    }

    private static LineId line(int day, int line) {
        return new LineId(MONDAY.plusDays(day), "4", 17, line);
    }

    private static Instant at(int day) {
        return MONDAY.plusDays(day).atTime(15, 0).toInstant(ZoneOffset.UTC);
    }

    private static void write(Connection connection, StockEvent event) throws SQLException {
        String type = StockEvent.CODEC.typeOf(event);
        try (var insert = connection.prepareStatement("""
                insert into ledger.journal (position, occurred_at, recorded_at, sequence, partition, schema_version, key, type, payload)
                values (?, ?, ?, ?, 0, ?, ?, ?, ?)""")) {
            insert.setLong(1, position);
            insert.setObject(2, event.occurredAt().atOffset(ZoneOffset.UTC));
            insert.setObject(3, event.occurredAt().atOffset(ZoneOffset.UTC));
            insert.setLong(4, position++);
            insert.setInt(5, StockEvent.CODEC.versionOf(type));
            insert.setString(6, event.storeItem().toString());
            insert.setString(7, type);
            insert.setBytes(8, StockEvent.CODEC.write(event));
            insert.executeUpdate();
        }
    }
}
