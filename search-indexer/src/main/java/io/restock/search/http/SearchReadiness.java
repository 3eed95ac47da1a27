package io.restock.search.http;

import io.restock.search.LiveSearch;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Ready when searches see everything that was recorded before the service started. */
@Readiness
@ApplicationScoped
public class SearchReadiness implements HealthCheck {
    @Inject
    LiveSearch search;

    @Override
    public HealthCheckResponse call() {
        String missing = search.missing();
        var response = HealthCheckResponse.named("search");
        return missing == null ? response.up().build() : response.down().withData("missing", missing).build();
    }
}
