package io.restock.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restock.local.testing.EngineTestResource;
import jakarta.inject.Inject;
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
        try (var connection = dataSource.getConnection(); var row = connection.createStatement().executeQuery("show lock_timeout")) {
            assertThat(connection.getNetworkTimeout()).isEqualTo((int) A_MINUTE.toMillis());
            assertThat(row.next()).isTrue();
            assertThat(row.getString(1)).isEqualTo("30s");
        }
    }
}
