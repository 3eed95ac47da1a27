/**
 * The exactly-once link between Kafka and PostgreSQL: one poll of one partition is one database transaction, in which its cursor moves by
 * compare-and-set and its events get gap-free positions. Start with {@link io.restock.journal.PartitionedConsumer}, then
 * {@link io.restock.journal.BatchTransaction} and {@link io.restock.journal.Relay}.
 */
@org.jspecify.annotations.NullMarked
package io.restock.journal;
