package io.restock.gateway.operations;

import io.restock.gateway.catalog.Catalog;
import io.restock.gateway.catalog.CatalogFollower;
import io.restock.gateway.kafka.Cluster;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import org.apache.kafka.common.KafkaException;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Ready when Kafka answers and the catalog has been read; each says by name what is missing. */
@Singleton
class Ready {
    @Produces
    @Readiness
    HealthCheck kafka(Cluster cluster) {
        return () -> {
            try {
                cluster.mustAnswer();
                return HealthCheckResponse.up("Kafka");
            } catch (KafkaException e) {
                return HealthCheckResponse.named("Kafka").down().withData("missing", "Kafka does not answer: " + e.getMessage()).build();
            }
        };
    }

    @Produces
    @Readiness
    HealthCheck catalog(CatalogFollower follower, Catalog catalog) {
        return () -> HealthCheckResponse.named("catalog")
                .status(follower.isLoaded() && follower.trouble().isEmpty())
                .withData("stores", catalog.storeCount())
                .withData("items", catalog.itemCount())
                .withData("missing",
                        follower.trouble().orElse(follower.isLoaded() ? "nothing" : "catalog.stores, catalog.items, catalog.prices and catalog.label-layouts are still being read"))
                .build();
    }
}
