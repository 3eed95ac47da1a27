package io.restock.sql.audit;

import io.quarkus.arc.properties.IfBuildProperty;
import io.quarkus.scheduler.Scheduled;
import io.restock.contracts.operations.Audit;
import io.restock.sql.Database;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;

/** Lets auditors ask for the {@link AuditTrail} of a service that has one, and forgets what is old enough. */
@Singleton
@IfBuildProperty(name = "restock.audit", stringValue = "true")
public class AuditKeeping {
    @Inject
    AuditTrail trail;
    @Inject
    Database database;

    @Produces
    @Singleton
    Audit audit() {
        return new DatabaseAudit(trail, database);
    }

    @Scheduled(every = "6h", delayed = "5m", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void forget() {
        database.decide(trail::forget);
    }
}
