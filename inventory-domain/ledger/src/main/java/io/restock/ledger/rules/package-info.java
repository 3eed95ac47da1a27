/** Which requests to the ledger a second person has to look at. Start with {@link io.restock.ledger.rules.LedgerRules}. */
@org.jspecify.annotations.NullMarked
package io.restock.ledger.rules;
