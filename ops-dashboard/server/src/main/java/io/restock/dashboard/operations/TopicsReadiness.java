package io.restock.dashboard.operations;

import io.restock.dashboard.live.LiveFeed;
import io.restock.dashboard.names.Names;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Ready when the topics are followed and the catalog has been read. A service that is away makes the page poorer, not unready. */
@Readiness
@ApplicationScoped
public class TopicsReadiness implements HealthCheck {
    @Inject
    LiveFeed feed;
    @Inject
    Names names;

    @Override
    public HealthCheckResponse call() {
        var response = HealthCheckResponse.named("topics").status(feed.following() && names.loaded());
        if (!feed.following()) {
            response.withData("missing", feed.trouble().orElse("Kafka does not answer"));
        } else if (!names.loaded()) {
            response.withData("missing", "the catalog is still being read");
        }
        return response.withData("stores", names.storeCount()).withData("items", names.itemCount()).build();
    }
}
