package io.restock.sql.approval;

import io.quarkus.arc.properties.IfBuildProperty;
import io.quarkus.scheduler.Scheduled;
import io.restock.contracts.Troubles;
import io.restock.sql.Database;
import io.restock.sql.audit.AuditTrail;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The {@link ApprovalBook} of a service that has a {@link Carrier}, which also does what was approved before and is not done. */
@Singleton
@IfBuildProperty(name = "restock.approvals", stringValue = "true")
public class ApprovalKeeping {
    private final ApprovalBook book;

    @Inject
    ApprovalKeeping(Database database, AuditTrail audit, Carrier carrier, Clock clock, Troubles troubles,
            @ConfigProperty(name = "restock.approval.lapses-after", defaultValue = "PT72H") Duration patience) {
        book = new ApprovalBook(database, audit, carrier, clock, patience, troubles);
    }

    @Produces
    @Singleton
    ApprovalBook book() {
        return book;
    }

    @Scheduled(every = "10s", delayed = "5s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void goOn() {
        book.goOn();
    }
}
