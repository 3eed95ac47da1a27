/** What waits to be sent once the transaction that decides on it commits. Start with {@link io.restock.ledger.outbox.Outbox}. */
@org.jspecify.annotations.NullMarked
package io.restock.ledger.outbox;
