package io.restock.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restock.local.testing.EngineTestResource;
import io.restock.local.testing.Engines;
import io.restock.sql.Sql;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(EngineTestResource.class)
@DisplayName("Data of a ledger that knew nothing of transfers that travel")
class LateMigrationTest {
    @Inject
    Flyway ours;

    /** Migration 43 is younger than 60, which such data have. */
    @Test
    void gets_what_is_new_although_it_is_numbered_below_what_it_has() throws SQLException {
        DataSource old = Engines.shared().newSource("before_transfers_travelled_" + System.nanoTime());
        asWeDo(old).migrate();
        try (Connection connection = old.getConnection()) {
            var sql = new Sql(connection);
            sql.execute("drop table ledger.transfer_sent, ledger.transfer_sent_line, ledger.transfer_due, ledger.transfer_due_line");
            sql.execute("drop view ledger.totals_by_unit");
            for (String column : List.of("transfers_announced", "transfers_closed", "transfers_arrived", "transfers_damaged", "transfers_missing", "transfers_called_off",
                    "transfers_lost", "transferred_back")) {
                sql.execute("alter table ledger.unit_totals drop column " + column);
            }
            sql.execute("delete from ledger.flyway_schema_history where version = '43'");

            assertThat(asWeDo(old).migrate().migrationsExecuted).isEqualTo(1);
            assertThat(sql.number("select count(*) from ledger.transfer_due")).isZero();
            assertThat(sql.list("select transferred_back from ledger.totals_by_unit", row -> row.getLong(1))).isEmpty();
        }
    }

    /** With the service's own choice of the order. */
    private Flyway asWeDo(DataSource database) {
        return Flyway.configure().outOfOrder(ours.getConfiguration().isOutOfOrder()).dataSource(database).locations("db/schema/ledger").schemas("ledger").defaultSchema("ledger")
                .load();
    }
}
