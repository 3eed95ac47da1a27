package io.restock.sql.audit;

import io.restock.contracts.operations.Audit;
import io.restock.sql.Database;
import java.util.List;

/** The audit of a service, as its auditors ask for it. */
public record DatabaseAudit(AuditTrail trail, Database database) implements Audit {
    @Override
    public List<Entry> entries(Question question) {
        return database.read(sql -> trail.entries(sql, question));
    }
}
