/** The gateway's side of Kafka. Start with {@link io.restock.gateway.kafka.TransactionTopic}. */
package io.restock.gateway.kafka;
