package io.restock.local.cloning;

import com.fasterxml.jackson.databind.JsonNode;
import io.restock.contracts.Headers;
import io.restock.contracts.store.StoreRecord;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Puts the records of a slice on an empty log, in their order; the services there do the rest. */
public final class LogImport implements AutoCloseable {
    private final String topic;
    private final KafkaProducer<byte[], byte[]> producer;
    private final AtomicReference<Exception> failure = new AtomicReference<>();

    public LogImport(Cluster kafka, String topic) {
        this.topic = topic;
        this.producer = new KafkaProducer<>(kafka.with(Map.of("acks", "all", "compression.type", "lz4", "linger.ms", 5)),
                new ByteArraySerializer(), new ByteArraySerializer());
    }

    /** @throws IllegalArgumentException if the line is no record of a store */
    public void send(JsonNode line) {
        byte[] value = line.path("value").toString().getBytes(StandardCharsets.UTF_8);
        StoreRecord record = StoreRecord.CODEC.read(line.path("type").asText(), value);
        var sending = new ProducerRecord<>(topic, record.store().digits().getBytes(StandardCharsets.UTF_8), value);
        sending.headers().add(Headers.TYPE, line.path("type").asText().getBytes(StandardCharsets.UTF_8));
        producer.send(sending, (_, refused) -> failure.compareAndSet(null, refused));
    }

    /** Waits until all are acknowledged. @throws KafkaException if one was not */
    public void finish() {
        producer.flush();
        if (failure.get() != null) {
            throw new KafkaException("not everything was acknowledged; begin again with an empty environment", failure.get());
        }
    }

    @Override
    public void close() {
        producer.close();
    }
}
