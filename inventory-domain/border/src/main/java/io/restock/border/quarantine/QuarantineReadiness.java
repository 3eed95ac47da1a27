package io.restock.border.quarantine;

import io.restock.contracts.operations.Quarantine;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Says how many records wait in quarantine. A service is ready whatever waits there: that is what the quarantine is for. */
@Readiness
@ApplicationScoped
class QuarantineReadiness implements HealthCheck {
    @Inject
    @Any
    Instance<Quarantine> quarantines;

    @Override
    public HealthCheckResponse call() {
        var answer = HealthCheckResponse.named("quarantine").up();
        try {
            return answer.withData("waiting", quarantines.stream().mapToLong(Quarantine::waiting).sum()).build();
        } catch (IllegalStateException e) {
            return answer.withData("waiting", "not known: " + e.getMessage()).build(); // the engine has a check of its own
        }
    }
}
