package io.restock.ledger.audit;

import io.restock.sql.audit.AuditTrail;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** What people did in the ledger: appended to in the transaction that does it. */
@Singleton
public class LedgerAudit {
    @Produces
    @Singleton
    public static final AuditTrail TRAIL = new AuditTrail("ledger");
}
