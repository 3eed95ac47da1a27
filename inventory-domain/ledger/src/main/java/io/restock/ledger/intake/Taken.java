package io.restock.ledger.intake;

import io.restock.contracts.Headers;
import io.restock.contracts.store.StoreRecord;
import java.nio.charset.StandardCharsets;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** A record as it came, and what it says. */
record Taken(ConsumerRecord<byte[], byte[]> source, StoreRecord record) {
    /** The W3C trace context in which it was sent, or null. */
    String trace() {
        var header = source.headers().lastHeader(Headers.TRACE_PARENT);
        return header == null ? null : new String(header.value(), StandardCharsets.UTF_8);
    }
}
