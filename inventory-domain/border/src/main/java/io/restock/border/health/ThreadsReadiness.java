package io.restock.border.health;

import io.restock.contracts.Troubles;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Ready while no long-lived thread of the service has been failing for some seconds, or stands still over what waits; else it says which, since when and why. */
@Readiness
@ApplicationScoped
class ThreadsReadiness implements HealthCheck {
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    @Inject
    Troubles troubles;

    /** The service's book, for all its threads. */
    @Produces
    @Singleton
    static Troubles troubles() {
        return new Troubles(PATIENCE);
    }

    @Override
    public HealthCheckResponse call() {
        var answer = HealthCheckResponse.named("threads");
        return troubles.lasting().map(trouble -> answer.down().withData("trouble", trouble).build()).orElseGet(() -> answer.up().build());
    }
}
