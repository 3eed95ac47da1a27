/** The events in the order in which they were written, how much of them is left, and what they say. Start with {@link io.restock.ledger.journal.Journal}. */
@org.jspecify.annotations.NullMarked
package io.restock.ledger.journal;
