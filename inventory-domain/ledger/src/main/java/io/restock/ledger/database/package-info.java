/** What the rooms share of the ledger's schema: how much of the journal is left, and what waits to be sent. Start with {@link io.restock.ledger.database.JournalLeft}. */
package io.restock.ledger.database;
