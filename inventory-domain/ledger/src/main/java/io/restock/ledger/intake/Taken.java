package io.restock.ledger.intake;

import io.restock.border.kafka.KafkaHeaders;
import io.restock.contracts.store.StoreRecord;
import io.restock.journal.Provenance;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** A record as it came, and what it says. */
record Taken(ConsumerRecord<byte[], byte[]> source, StoreRecord record) {
    Provenance from() {
        return Provenance.of(KafkaHeaders.of(source));
    }
}
