package io.restock.replenishment.audit;

import io.restock.sql.audit.AuditTrail;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** What people did in planning: appended to in the transaction that does it. */
@Singleton
public class PlanningAudit {
    @Produces
    @Singleton
    public static final AuditTrail TRAIL = new AuditTrail("replenishment");
}
