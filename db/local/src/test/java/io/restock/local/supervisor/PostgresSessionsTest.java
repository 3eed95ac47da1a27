package io.restock.local.supervisor;

import static org.assertj.core.api.Assertions.assertThat;

import io.restock.local.engine.Login;
import io.restock.local.engine.Tenant;
import io.restock.local.testing.Engines;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A session of PostgreSQL")
class PostgresSessionsTest {
    private final Engines engines = Engines.shared();

    @Test
    void waits_for_others_as_the_service_does_that_began_it() throws Exception {
        for (var tenant : Tenant.ALL) {
            var service = Part.titled(tenant.role());

            assertThat(PostgresChild.niceness(titleOfASessionOf(Engines.login(tenant.role())))).as(service.title()).isEqualTo(service.niceness());
        }
    }

    @Test
    void of_nobody_that_we_know_waits_as_postgresql_does() throws Exception {
        assertThat(PostgresChild.niceness(titleOfASessionOf(engines.login()))).isEqualTo(Part.POSTGRES.niceness());
        assertThat(PostgresChild.niceness("postgres: walwriter ")).isEqualTo(Part.POSTGRES.niceness());
    }

    /** What the session's process calls itself while it works. */
    private String titleOfASessionOf(Login login) throws Exception {
        try (var connection = login.open(engines.jdbcUrl()); var statement = connection.createStatement();
                var row = statement.executeQuery("select pg_backend_pid()")) {
            row.next();
            return Files.readString(Path.of("/proc", row.getString(1), "cmdline"));
        }
    }
}
