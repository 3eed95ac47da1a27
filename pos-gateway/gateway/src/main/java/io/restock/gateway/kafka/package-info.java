/** The gateway's side of Kafka. Start with {@link io.restock.gateway.kafka.TransactionTopic}. */
@NullMarked
package io.restock.gateway.kafka;

import org.jspecify.annotations.NullMarked;
