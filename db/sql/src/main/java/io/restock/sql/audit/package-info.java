/** What people did, each deed chained to the one before it. Start with {@link io.restock.sql.audit.AuditTrail}. */
@org.jspecify.annotations.NullMarked
package io.restock.sql.audit;
