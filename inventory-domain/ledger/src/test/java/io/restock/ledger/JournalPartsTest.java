package io.restock.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

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
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(EngineTestResource.class)
@DisplayName("The parts of the journal")
class JournalPartsTest {
    private static final long FIRST_OF_PART_NINE = 9L << 24;

    private final DataSource owner = Engines.login("ledger_owner").source(Engines.shared().jdbcUrl());
    @Inject
    DataSource dataSource;

    @Test
    void are_opened_once_and_then_take_events_that_are_found_by_position_and_by_key() throws SQLException {
        rolledBack(dataSource, sql -> {
            open(sql, FIRST_OF_PART_NINE);
            open(sql, FIRST_OF_PART_NINE + 1);
            append(sql, FIRST_OF_PART_NINE);
            assertThat(sql.number("select count(*) from pg_inherits where inhrelid = 'ledger.journal_9'::regclass")).isEqualTo(1);
            assertThat(sql.number("select count(*) from ledger.journal where partition = 77 and position = ?", FIRST_OF_PART_NINE)).isEqualTo(1);
            assertThat(sql.number("select position from ledger.journal where key = 'a|b'")).isEqualTo(FIRST_OF_PART_NINE);
        });
    }

    @Test
    void can_be_moved_away_and_the_rest_stays() throws SQLException {
        rolledBack(owner, sql -> {
            open(sql, FIRST_OF_PART_NINE);
            append(sql, FIRST_OF_PART_NINE);
            append(sql, 1L << 24);
            sql.execute("alter table ledger.journal detach partition ledger.journal_9");
            assertThat(sql.number("select count(*) from ledger.journal where key = 'a|b'")).isEqualTo(1);
            assertThat(sql.number("select count(*) from ledger.journal_9")).isEqualTo(1);
        });
    }

    @Test
    void that_were_moved_away_are_not_opened_anew_and_the_way_back_is_told() throws SQLException {
        for (String gone : List.of("alter table ledger.journal detach partition ledger.journal_9", "drop table ledger.journal_9")) {
            rolledBack(owner, sql -> {
                open(sql, FIRST_OF_PART_NINE);
                open(sql, FIRST_OF_PART_NINE + (1 << 24));
                sql.execute(gone);
                assertThatThrownBy(() -> open(sql, FIRST_OF_PART_NINE)).as(gone).hasMessageContaining("part 9 of the journal is moved away")
                        .hasMessageContaining("alter table ledger.journal attach partition ledger.journal_9 for values from (150994944) to (167772160)");
            });
        }
    }

    @Test
    void refuse_an_event_that_has_none() throws SQLException {
        rolledBack(dataSource, sql -> assertThatThrownBy(() -> append(sql, FIRST_OF_PART_NINE)).hasMessageContaining("no partition of relation"));
    }

    private static void open(Sql sql, long position) throws SQLException {
        sql.list("select ledger.open_journal_part(?)", _ -> true, position);
    }

    private static void append(Sql sql, long position) throws SQLException {
        sql.execute("insert into ledger.journal (partition, position, key, sequence, type, schema_version, occurred_at, recorded_at, payload)"
                + " values (77, ?, 'a|b', 0, 'ItemSold', 1, now(), now(), '')", position);
    }

    private interface Work {
        void on(Sql sql) throws SQLException;
    }

    private static void rolledBack(DataSource as, Work work) throws SQLException {
        try (Connection connection = as.getConnection()) {
            connection.setAutoCommit(false);
            try {
                work.on(new Sql(connection));
            } finally {
                connection.rollback();
                connection.setAutoCommit(true);
            }
        }
    }
}
