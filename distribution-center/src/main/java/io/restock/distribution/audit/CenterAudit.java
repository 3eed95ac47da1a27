package io.restock.distribution.audit;

import io.restock.contracts.access.Author;
import io.restock.contracts.access.Deed;
import io.restock.contracts.access.DeedKind;
import io.restock.sql.Sql;
import io.restock.sql.audit.AuditTrail;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;

/** What people did in the distribution centers: appended to in the transaction that does it. */
@Singleton
public class CenterAudit {
    @Produces
    @Singleton
    public static final AuditTrail TRAIL = new AuditTrail("distribution");

    /** To be called last in the transaction that does it. */
    public static void keep(Sql sql, Instant at, Author by, DeedKind kind, Object object, Object details) throws SQLException {
        TRAIL.append(sql, AuditTrail.DESK, List.of(Deed.of(at, by, kind, object, details)));
    }
}
