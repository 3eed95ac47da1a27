/**
 * Starts PostgreSQL, Kafka and the six services as children, keeps them alive and stops them in order. Start reading at
 * {@link io.restock.local.supervisor.Supervisor}.
 */
@org.jspecify.annotations.NullMarked
package io.restock.local.supervisor;
