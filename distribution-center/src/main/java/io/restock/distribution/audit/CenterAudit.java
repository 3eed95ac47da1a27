package io.restock.distribution.audit;

import io.quarkus.scheduler.Scheduled;
import io.restock.contracts.access.Author;
import io.restock.contracts.access.Deed;
import io.restock.contracts.access.DeedKind;
import io.restock.contracts.operations.Audit;
import io.restock.sql.Database;
import io.restock.sql.Sql;
import io.restock.sql.audit.AuditTrail;
import io.restock.sql.audit.DatabaseAudit;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;

/** What people did in the distribution centers: appended to by whoever lets them do it, in the same transaction. */
@Singleton
public class CenterAudit {
    public static final AuditTrail TRAIL = new AuditTrail("distribution");

    @Inject
    Database database;

    /** To be called last in the transaction that does it. */
    public static void keep(Sql sql, Instant at, Author by, DeedKind kind, Object object, Object details) throws SQLException {
        TRAIL.append(sql, AuditTrail.DESK, List.of(Deed.of(at, by, kind, object, details)));
    }

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
