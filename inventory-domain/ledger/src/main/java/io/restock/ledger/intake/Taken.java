package io.restock.ledger.intake;

import io.restock.border.kafka.KafkaHeaders;
import io.restock.contracts.Headers;
import io.restock.contracts.store.StoreRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/** A record as it came, and what it says. */
record Taken(ConsumerRecord<byte[], byte[]> source, StoreRecord record) {
    /** The W3C trace context in which it was sent, or null. */
    @Nullable
    String trace() {
        return KafkaHeaders.of(source).text(Headers.TRACE_PARENT);
    }
}
