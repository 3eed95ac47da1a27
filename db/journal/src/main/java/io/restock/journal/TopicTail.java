package io.restock.journal;

import io.restock.contracts.Headers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;

/** Reads which position stands last on a partition of a topic. */
record TopicTail(Map<String, ?> kafka, String topic, int partition) {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    /** The last position on the topic, 0 if it is empty. */
    long position() {
        var from = new TopicPartition(topic, partition);
        try (var consumer = new KafkaConsumer<byte[], byte[]>(KafkaSettings.consumer(kafka, "tail-of-" + topic, 10))) {
            consumer.assign(List.of(from));
            long end = consumer.endOffsets(List.of(from), PATIENCE).get(from);
            long beginning = consumer.beginningOffsets(List.of(from), PATIENCE).get(from);
            if (end == beginning) {
                return 0;
            }
            consumer.seek(from, end - 1);
            for (long deadline = System.nanoTime() + PATIENCE.toNanos(); System.nanoTime() < deadline; ) {
                for (var record : consumer.poll(Duration.ofMillis(500)).records(from)) {
                    return Long.parseLong(new String(record.headers().lastHeader(Headers.POSITION).value(), StandardCharsets.US_ASCII));
                }
            }
        }
        throw new IllegalStateException("cannot read the end of " + from);
    }
}
