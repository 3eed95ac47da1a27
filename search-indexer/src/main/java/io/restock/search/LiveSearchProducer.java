package io.restock.search;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.Startup;
import io.restock.border.kafka.KafkaConnection;
import io.restock.border.kafka.PutAside;
import io.restock.contracts.BusinessClock;
import io.restock.contracts.Troubles;
import io.restock.search.feed.SearchSettings;
import io.restock.search.index.Engine;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.Set;

/** Starts the live search with the service, and stops it with a last commit. */
@ApplicationScoped
public class LiveSearchProducer {
    @Produces
    @Singleton
    @Startup
    LiveSearch liveSearch(SearchConfig config, BusinessClock clock, Troubles troubles, PutAside putAside, MeterRegistry meters, KafkaConnection kafka) {
        Engine engine = switch (config.backend()) {
            case LUCENE -> new Engine.Lucene(config.directory().toAbsolutePath());
            case OPENSEARCH -> new Engine.OpenSearch(config.uris(), config.username().orElse(""), config.password().orElse(""));
        };
        return LiveSearch.start(new SearchSettings(kafka, engine, config.ownBrands().orElse(Set.of())), clock, troubles, putAside, meters);
    }

    void stop(@Disposes LiveSearch search) throws InterruptedException {
        search.close();
    }
}
