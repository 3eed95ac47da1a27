/** The events in the order in which they were written, and how much of them is left. Start with {@link io.restock.ledger.journal.JournalLeft}. */
package io.restock.ledger.journal;
