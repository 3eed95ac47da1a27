package io.restock.distribution.operations;

import io.restock.distribution.feed.Feed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Ready once orders and sales come in, and while they can be taken. PostgreSQL answers for itself beside it. */
@Readiness
@ApplicationScoped
class FeedReadiness implements HealthCheck {
    @Inject
    Feed feed;

    @Override
    public HealthCheckResponse call() {
        var answer = HealthCheckResponse.named("Kafka");
        if (!feed.isTaking()) {
            return answer.down().withData("missing", "no partition is owned yet: Kafka does not answer, or another member still holds them").build();
        }
        return feed.trouble().map(trouble -> answer.down().withData("trouble", trouble).build()).orElseGet(() -> answer.up().build());
    }
}
