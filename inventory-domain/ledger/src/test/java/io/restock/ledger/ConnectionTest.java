package io.restock.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restock.local.testing.EngineTestResource;
import io.restock.sql.LongWork;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import javax.sql.DataSource;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(EngineTestResource.class)
@DisplayName("A connection of the ledger to its database")
class ConnectionTest {
    private static final Duration A_MINUTE = Duration.ofMinutes(1);

    @Inject
    DataSource dataSource;

    @Test
    void waits_a_minute_for_an_answer_and_half_of_it_for_a_lock() throws SQLException {
        try (var connection = dataSource.getConnection()) {
            assertThat(connection.getNetworkTimeout()).isEqualTo((int) A_MINUTE.toMillis());
            assertThat(setting(connection, "lock_timeout")).isEqualTo("30s");
        }
    }

    @Test
    void ends_a_transaction_that_rests_or_lasts_unless_it_is_long_work() throws SQLException {
        try (var connection = dataSource.getConnection()) {
            assertThat(setting(connection, "idle_in_transaction_session_timeout")).isEqualTo("20s");
            assertThat(setting(connection, "transaction_timeout")).isEqualTo("3min");
            connection.setAutoCommit(false);
            try (var _ = LongWork.on(connection)) {
                assertThat(setting(connection, "transaction_timeout")).isEqualTo("0");
            }
            connection.rollback();
            connection.setAutoCommit(true);
            assertThat(setting(connection, "transaction_timeout")).isEqualTo("3min");
        }
    }

    @Test
    void is_given_up_by_the_server_a_minute_after_its_client_was_cut_off_amid_a_copy() throws SQLException {
        try (var connection = dataSource.getConnection()) {
            assertThat(setting(connection, "tcp_keepalives_idle")).isEqualTo("30");
            assertThat(setting(connection, "tcp_keepalives_interval")).isEqualTo("10");
            assertThat(setting(connection, "tcp_keepalives_count")).isEqualTo("3");
        }
    }

    private static String setting(Connection connection, String name) throws SQLException {
        try (var statement = connection.createStatement(); var row = statement.executeQuery("show " + name)) {
            assertThat(row.next()).isTrue();
            return row.getString(1);
        }
    }
}
