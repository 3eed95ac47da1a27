/** Kafka as every service sees it: one connection, topics that are there, followers. Start with {@link io.restock.border.kafka.KafkaConnection}. */
@NullMarked
package io.restock.border.kafka;

import org.jspecify.annotations.NullMarked;
