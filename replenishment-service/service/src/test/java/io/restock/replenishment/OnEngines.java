package io.restock.replenishment;

import io.restock.local.testing.EngineTestResource;
import io.restock.sql.Database;
import jakarta.inject.Inject;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Tests that look into planning's tables and report by way of Kafka. */
abstract class OnEngines {
    @Inject
    Database database;
    @ConfigProperty(name = EngineTestResource.OPEN_KAFKA)
    String kafka;
}
