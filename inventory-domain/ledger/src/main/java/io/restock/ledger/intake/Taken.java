package io.restock.ledger.intake;

import io.restock.contracts.store.StoreRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** A record as it came, and what it says. */
record Taken(ConsumerRecord<byte[], byte[]> source, StoreRecord record) {}
