package io.restock.journal;

import static org.assertj.core.api.Assertions.assertThat;

import io.restock.contracts.Headers;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("An event on its topic")
class ForwardingTest {
    @Test
    void names_its_trace_and_its_author() {
        var record = forwarded(new Provenance("00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01", "store/rest/ann"));
        assertThat(text(record, Headers.AUTHOR)).isEqualTo("store/rest/ann");
        assertThat(text(record, Headers.TRACE_PARENT)).startsWith("00-4bf92f35");
    }

    @Test
    void says_nothing_where_nobody_knows() {
        assertThat(forwarded(Provenance.UNKNOWN).headers()).extracting("key").doesNotContain(Headers.AUTHOR, Headers.TRACE_PARENT);
    }

    private static ProducerRecord<byte[], byte[]> forwarded(Provenance from) {
        return Forwarding.of("jars", new JournalRow.Placed(0, 1, Instant.EPOCH, new JournalRow("oak", 0, "Added", 1, Instant.EPOCH, new byte[0], from)));
    }

    private static String text(ProducerRecord<byte[], byte[]> record, String header) {
        return new String(record.headers().lastHeader(header).value(), StandardCharsets.UTF_8);
    }
}
