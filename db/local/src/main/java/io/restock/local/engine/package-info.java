/**
 * PostgreSQL and Kafka as children of this process: durable, restartable on the same directory, never left behind.
 * Start reading at {@link io.restock.local.engine.EmbeddedPostgres} and {@link io.restock.local.engine.KafkaProcess}.
 */
@org.jspecify.annotations.NullMarked
package io.restock.local.engine;
