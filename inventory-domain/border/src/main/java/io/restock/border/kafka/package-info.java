/** Kafka as every service sees it: one connection, topics that are there, followers. Start with {@link io.restock.border.kafka.KafkaConnection}. */
@org.jspecify.annotations.NullMarked
package io.restock.border.kafka;
