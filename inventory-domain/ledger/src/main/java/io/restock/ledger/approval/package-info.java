/** How the ledger does what a second person has approved. Start with {@link io.restock.ledger.approval.LedgerCarrier}. */
@org.jspecify.annotations.NullMarked
package io.restock.ledger.approval;
