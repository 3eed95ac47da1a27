package io.restock.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.restock.local.testing.Engines;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Where a Kafka and a PostgreSQL run already, Restock is their guest. */
@DisplayName("On engines that run already")
class ExistingEnginesTest {
    private static final int SOME = 300;
    private static final Duration PATIENCE = Duration.ofSeconds(180);

    @Test
    void trade_goes_on_until_ctrl_c_which_verifies_stops_all_in_order_and_leaves_the_engines_alone() throws Exception {
        try (var theirs = Engines.start(Path.of("target", "their-engines-" + UUID.randomUUID().toString().substring(0, 8)))) {
            Product restock = Product.guestOf("guest", theirs);
            Command demo = restock.demo(Duration.ofMinutes(10), 4, 100);
            try {
                await().atMost(PATIENCE).until(() -> !demo.process().isAlive() || lines(restock) > SOME);
            } finally {
                demo.pressCtrlC();
            }
            Product.Said said = demo.end(Duration.ofMinutes(3));
            assertThat(said.exitCode()).describedAs(said.text()).isZero();
            assertThat(said.text()).contains("closing the tills", "everything holds").doesNotContain("postgres  ", "kafka  ");
            assertThat(restock.processes()).describedAs("what still runs").isEmpty();
            assertThat(restock.data()).isDirectoryNotContaining(file -> file.endsWith("postgres") || file.endsWith("kafka"));
            try (var connection = theirs.login().open(theirs.jdbcUrl());
                    var rows = connection.createStatement().executeQuery("select count(*) from ledger.history")) {
                rows.next();
                assertThat(rows.getLong(1)).isGreaterThan(SOME);
            }
        }
    }

    private static long lines(Product restock) {
        try {
            return restock.get(restock.ledger() + "/v1/account").body().path("counts").path("linesApplied").asLong();
        } catch (UncheckedIOException e) {
            return 0; // not there yet
        }
    }
}
