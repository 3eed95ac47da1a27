/** What was typed wrongly and counts as if it had never been reported. Start with {@link io.restock.ledger.reversal.Reversing}. */
@org.jspecify.annotations.NullMarked
package io.restock.ledger.reversal;
