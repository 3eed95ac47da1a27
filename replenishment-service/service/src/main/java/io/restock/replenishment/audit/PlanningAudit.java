package io.restock.replenishment.audit;

import io.quarkus.scheduler.Scheduled;
import io.restock.contracts.operations.Audit;
import io.restock.sql.Database;
import io.restock.sql.audit.AuditTrail;
import io.restock.sql.audit.DatabaseAudit;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;

/** What people did in planning: appended to by whoever lets them do it, in the same transaction. */
@Singleton
public class PlanningAudit {
    public static final AuditTrail TRAIL = new AuditTrail("replenishment");

    @Inject
    Database database;

    @Produces
    @Singleton
    Audit audit() {
        return new DatabaseAudit(TRAIL, database);
    }

    @Scheduled(every = "6h", delayed = "5m", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void forget() {
        database.decide(TRAIL::forget);
    }
}
