package io.restock.dashboard.topics;

import io.restock.contracts.Headers;
import io.restock.contracts.IsoInstants;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** The headers of one record, read as text. */
public record RecordHeaders(ConsumerRecord<byte[], byte[]> record) {
    public String type() {
        return text(Headers.TYPE);
    }

    /** The instant in a header, or null. */
    public Instant instant(String name) {
        String text = text(name);
        return text == null ? null : IsoInstants.parse(text);
    }

    /** The place in the writer's journal, or 0 where there is none. */
    public long position() {
        String text = text(Headers.POSITION);
        return text == null ? 0 : Long.parseLong(text);
    }

    /** The version in which the value was written; 1 where nobody says. */
    public int schemaVersion() {
        String text = text(Headers.SCHEMA_VERSION);
        return text == null ? 1 : Integer.parseInt(text);
    }

    private String text(String name) {
        var header = record.headers().lastHeader(name);
        return header == null ? null : new String(header.value(), StandardCharsets.UTF_8);
    }
}
