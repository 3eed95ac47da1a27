package io.restock.journal;

import io.restock.contracts.Headers;
import io.restock.contracts.IsoInstants;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.jspecify.annotations.Nullable;

/** Makes the record that carries a journal row: its payload as it is, everything else in headers. */
public final class Forwarding {
    private Forwarding() {}

    /** The row under its own key, in its own partition. */
    public static ProducerRecord<byte[], byte[]> of(String topic, JournalRow.Placed placed) {
        return of(topic, placed.row().key(), placed);
    }

    /** The row under another key, such as the store's, in its own partition. */
    public static ProducerRecord<byte[], byte[]> of(String topic, String key, JournalRow.Placed placed) {
        JournalRow row = placed.row();
        var headers = new RecordHeaders(List.<Header>of(
                header(Headers.TYPE, row.type()),
                header(Headers.SCHEMA_VERSION, Integer.toString(row.schemaVersion())),
                header(Headers.OCCURRED_AT, IsoInstants.text(row.occurredAt())),
                header(Headers.RECORDED_AT, IsoInstants.text(placed.recordedAt())),
                header(Headers.POSITION, Long.toString(placed.position())),
                header(Headers.SEQUENCE, Long.toString(row.sequence()))));
        addIfKnown(headers, Headers.TRACE_PARENT, row.from().trace());
        addIfKnown(headers, Headers.AUTHOR, row.from().author());
        return new ProducerRecord<>(topic, placed.partition(), key.getBytes(StandardCharsets.UTF_8), row.payload(), headers);
    }

    private static void addIfKnown(RecordHeaders headers, String name, @Nullable String value) {
        if (value != null) {
            headers.add(header(name, value));
        }
    }

    private static Header header(String name, String value) {
        return new RecordHeader(name, value.getBytes(StandardCharsets.UTF_8));
    }
}
