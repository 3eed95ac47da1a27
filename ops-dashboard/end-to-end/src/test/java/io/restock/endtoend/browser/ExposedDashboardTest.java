package io.restock.endtoend.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.restock.local.testing.Engines;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The same border starts every service. */
@DisplayName("A service that others can reach")
class ExposedDashboardTest {
    @Test
    void does_not_start_while_it_trusts_no_issuer() {
        Path log = Path.of("target", "dashboard-exposed.log");
        assertThatThrownBy(() -> DashboardServer.start(Engines.shared(), log, List.of("-Dquarkus.http.host=0.0.0.0")).close()).hasMessageContaining("the dashboard ended with 1");
        assertThat(log).content().contains("quarkus.http.host is 0.0.0.0, which others can reach, and no issuer of tokens is known");
    }
}
