package io.restock.ledger.intake;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restock.ledger.journal.CitedSales;
import io.restock.ledger.records.SeenRecords;
import io.restock.local.testing.EngineTestResource;
import io.restock.local.testing.Engines;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** A plan that is made on the first day stays with its connection for weeks. The tables are emptied in a transaction that is rolled back. */
@QuarkusTest
@QuarkusTestResource(EngineTestResource.class)
@DisplayName("What every batch asks is answered through a primary key, also when PostgreSQL knows nothing of the table yet")
class PlansTest {
    private final DataSource owner = Engines.login("ledger_owner").source(Engines.shared().jdbcUrl());

    @Test
    void transactions_seen_before() throws SQLException {
        assertThat(planned(SeenRecords.TRANSACTIONS, "ledger.transaction"))
                .contains("Index Scan using transaction_pkey").doesNotContain("Hash", "Seq Scan");
    }

    @Test
    void other_records_seen_before() throws SQLException {
        assertThat(planned(SeenRecords.OTHERS, "ledger.record"))
                .contains("Index Scan using record_pkey").doesNotContain("Hash", "Seq Scan");
    }

    @Test
    void lines_that_were_returned_before() throws SQLException {
        assertThat(planned(CitedSales.STANDINGS, "ledger.reversal"))
                .contains("Index Scan using reversal_pkey").doesNotContain("Hash", "Seq Scan on reversal");
    }

    /** @return the plan for whatever will be asked, which is the one that a prepared statement comes to */
    private String planned(String sql, String fresh) throws SQLException {
        try (Connection connection = owner.getConnection()) {
            connection.setAutoCommit(false);
            try (var statement = connection.createStatement()) {
                statement.execute("truncate " + fresh);
                var number = new AtomicInteger();
                var numbered = Pattern.compile("\\?").matcher(sql).replaceAll(_ -> "\\$" + number.incrementAndGet());
                statement.execute("prepare asked as " + numbered);
                statement.execute("set local plan_cache_mode = force_generic_plan");
                List<String> lines = new ArrayList<>();
                try (var plan = statement.executeQuery("explain execute asked (" + String.join(", ", Collections.nCopies(number.get(), "null")) + ")")) {
                    while (plan.next()) {
                        lines.add(plan.getString(1));
                    }
                }
                statement.execute("deallocate asked");
                return String.join("\n", lines);
            } finally {
                connection.rollback();
            }
        }
    }
}
