/** Who did what here. Start with {@link io.restock.ledger.audit.LedgerAudit}. */
@org.jspecify.annotations.NullMarked
package io.restock.ledger.audit;
