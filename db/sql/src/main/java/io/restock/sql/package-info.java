/**
 * Plain SQL: statements, transactions, rows in bulk, and what must always hold. Start with {@link io.restock.sql.Database}, then
 * {@link io.restock.sql.Sql}.
 *
 * <p>There is no outbox among them, because what services publish differs. Order events and despatches are streams that others take without a gap, by
 * position: they stay in a journal, whose relay sends them. What the ledger publishes beside its journal is the latest word on a key: it waits in a queue
 * and is deleted once Kafka has it. A question of planning is published from its own row, with a flag; a queue beside it would hold its state twice.
 */
@org.jspecify.annotations.NullMarked
package io.restock.sql;
