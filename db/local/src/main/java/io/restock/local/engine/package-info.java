/**
 * PostgreSQL and Kafka as children of this process: durable, restartable on the same directory, never left behind.
 * They let in only who has a password, and each service only to what is its own: {@link io.restock.local.engine.PostgresRoles}, {@link io.restock.local.engine.KafkaRights}.
 * Start reading at {@link io.restock.local.engine.EmbeddedPostgres} and {@link io.restock.local.engine.KafkaProcess}.
 */
@org.jspecify.annotations.NullMarked
package io.restock.local.engine;
