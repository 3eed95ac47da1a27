/** The gateway's side of Kafka. Start with {@link io.restock.gateway.kafka.TransactionTopic}. */
@org.jspecify.annotations.NullMarked
package io.restock.gateway.kafka;
