package io.restock.border.access;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** A service that does not know which tokens were revoked lets in whom it must not. */
@Readiness
@ApplicationScoped
class RevocationsReadiness implements HealthCheck {
    @Inject
    Revocations revocations;

    @Override
    public HealthCheckResponse call() {
        var response = HealthCheckResponse.named("revoked tokens").status(revocations.loaded());
        revocations.trouble().ifPresent(trouble -> response.withData("trouble", trouble));
        return response.build();
    }
}
