/** Records that cannot be applied, each with its reason, and how they come back. Start with {@link io.restock.ledger.quarantine.Unappliable}. */
@org.jspecify.annotations.NullMarked
package io.restock.ledger.quarantine;
