package io.restock.ledger.approval;

import io.quarkus.scheduler.Scheduled;
import io.restock.contracts.Troubles;
import io.restock.ledger.audit.LedgerAudit;
import io.restock.sql.Database;
import io.restock.sql.approval.ApprovalBook;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The ledger's approvals. */
@Singleton
public class LedgerApprovals {
    private final ApprovalBook book;

    @Inject
    LedgerApprovals(Database database, LedgerCarrier carrier, Clock clock, Troubles troubles,
            @ConfigProperty(name = "restock.approval.lapses-after", defaultValue = "PT72H") Duration patience) {
        book = new ApprovalBook(database, LedgerAudit.TRAIL, carrier, clock, patience, troubles);
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
