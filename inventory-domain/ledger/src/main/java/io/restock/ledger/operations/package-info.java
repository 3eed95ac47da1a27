/** What operators ask the ledger: its account, its own verification, its readiness. Start with {@link io.restock.ledger.operations.LedgerOperations}. */
@org.jspecify.annotations.NullMarked
package io.restock.ledger.operations;
