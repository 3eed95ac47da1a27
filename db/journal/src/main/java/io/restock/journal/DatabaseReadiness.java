package io.restock.journal;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Ready while PostgreSQL answers, and soon: Quarkus' own check waits as long for a dead connection as a sale does, and who asks it has gone by then. */
@Readiness
@ApplicationScoped
class DatabaseReadiness implements HealthCheck {
    private static final int SECONDS = 3;

    @Inject
    DataSource dataSource;

    @Override
    public HealthCheckResponse call() {
        var answer = HealthCheckResponse.named("PostgreSQL");
        try (var connection = dataSource.getConnection()) {
            return connection.isValid(SECONDS) ? answer.up().build()
                    : answer.down().withData("trouble", "PostgreSQL does not answer within " + SECONDS + " s").build();
        } catch (SQLException e) {
            return answer.down().withData("trouble", "PostgreSQL refuses: " + e.getMessage()).build();
        }
    }
}
