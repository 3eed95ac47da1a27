package io.restock.replenishment.operations;

import io.restock.replenishment.planning.Planning;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;

/** Ready when the catalog is read, and stock events are taken and decided; otherwise it says what fails. PostgreSQL has a check of its own. */
@org.eclipse.microprofile.health.Readiness
@ApplicationScoped
class Readiness implements HealthCheck {
    @Inject
    Planning planning;

    @Override
    public HealthCheckResponse call() {
        var trouble = planning.trouble();
        var response = HealthCheckResponse.named("planning").status(planning.isTaking() && trouble.isEmpty());
        trouble.ifPresent(reason -> response.withData("trouble", reason));
        if (!planning.knowsCatalog()) {
            response.withData("missing", "the catalog is not read yet; is Kafka running?");
        } else if (!planning.isTaking()) {
            response.withData("missing", "no partition of the stock events is ours yet");
        }
        return response.build();
    }
}
