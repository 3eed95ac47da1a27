package io.restock.distribution;

import io.restock.contracts.Headers;
import io.restock.contracts.stock.StockEvent;
import io.restock.journal.KafkaSettings;
import io.restock.local.testing.EngineTestResource;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicLongArray;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.internals.BuiltInPartitioner;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.eclipse.microprofile.config.ConfigProvider;

/** The topics on which a center and the other services hear of each other, as a test writes and reads them. */
final class Wire implements AutoCloseable {
    private static final int PARTITIONS = 4;
    /** By partition, gap-free as the ledger gives them. */
    private static final AtomicLongArray POSITIONS = new AtomicLongArray(PARTITIONS);

    private final Map<String, Object> kafka = Map.of("bootstrap.servers", ConfigProvider.getConfig().getValue(EngineTestResource.OPEN_KAFKA, String.class));
    private final KafkaProducer<byte[], byte[]> producer = new KafkaProducer<>(KafkaSettings.producer(kafka));

    /** @return its position, to send it again */
    long stock(StockEvent event, Instant recordedAt) {
        long position = POSITIONS.incrementAndGet(partition(event));
        stock(event, recordedAt, position);
        return position;
    }

    void stock(StockEvent event, Instant recordedAt, long position) {
        var headers = headers(StockEvent.CODEC.typeOf(event));
        headers.add(Headers.OCCURRED_AT, text(event.occurredAt().toString()));
        headers.add(Headers.RECORDED_AT, text(recordedAt.toString()));
        headers.add(Headers.POSITION, text(Long.toString(position)));
        send(List.of(new ProducerRecord<>("inventory.stock-events", partition(event), text(event.storeItem().toString()), StockEvent.CODEC.write(event), headers)));
    }

    private static int partition(StockEvent event) {
        return BuiltInPartitioner.partitionForKey(text(event.storeItem().store().digits()), PARTITIONS);
    }

    /** All that stands on a topic under a key, oldest first, as consumers count: a record that was relayed again has the position that it had. */
    List<ConsumerRecord<byte[], byte[]>> on(String topic, String key) {
        try (var consumer = new KafkaConsumer<byte[], byte[]>(KafkaSettings.consumer(kafka, "test", 500))) {
            var partitions = consumer.partitionsFor(topic).stream().map(each -> new TopicPartition(topic, each.partition())).toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            var ends = consumer.endOffsets(partitions);
            var found = new ArrayList<ConsumerRecord<byte[], byte[]>>();
            while (partitions.stream().anyMatch(from -> consumer.position(from) < ends.get(from))) {
                consumer.poll(Duration.ofMillis(100)).forEach(found::add);
            }
            var seen = new HashSet<String>();
            return found.stream().filter(record -> key.equals(new String(record.key(), StandardCharsets.UTF_8)))
                    .filter(record -> record.headers().lastHeader(Headers.POSITION) == null || seen.add(record.partition() + "/" + header(record, Headers.POSITION)))
                    .toList();
        }
    }

    static String header(ConsumerRecord<byte[], byte[]> record, String name) {
        return new String(record.headers().lastHeader(name).value(), StandardCharsets.UTF_8);
    }

    void send(String topic, String key, String type, byte[] value) {
        send(List.of(message(topic, key, type, value)));
    }

    static ProducerRecord<byte[], byte[]> message(String topic, String key, String type, byte[] value) {
        return new ProducerRecord<>(topic, null, text(key), value, headers(type));
    }

    void send(List<ProducerRecord<byte[], byte[]>> records) {
        try {
            for (var sent : records.stream().map(producer::send).toList()) {
                sent.get();
            }
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    private static RecordHeaders headers(String type) {
        var headers = new RecordHeaders();
        headers.add(Headers.TYPE, text(type));
        return headers;
    }

    private static byte[] text(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        producer.close();
    }
}
