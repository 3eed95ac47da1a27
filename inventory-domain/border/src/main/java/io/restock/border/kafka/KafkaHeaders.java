package io.restock.border.kafka;

import io.restock.contracts.RecordHeaders;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Where Kafka keeps what {@link RecordHeaders} reads. */
public final class KafkaHeaders {
    private KafkaHeaders() {}

    public static RecordHeaders of(ConsumerRecord<?, ?> record) {
        return new RecordHeaders(name -> {
            var header = record.headers().lastHeader(name);
            return header == null ? null : header.value();
        });
    }
}
