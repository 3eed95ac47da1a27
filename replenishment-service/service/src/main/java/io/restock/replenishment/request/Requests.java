package io.restock.replenishment.request;

import io.quarkus.runtime.ShutdownEvent;
import io.restock.border.http.ProblemException;
import io.restock.border.kafka.KafkaConnection;
import io.restock.contracts.Codec;
import io.restock.contracts.Gln;
import io.restock.contracts.Headers;
import io.restock.contracts.Topics;
import io.restock.contracts.exceptions.ExceptionRaised;
import io.restock.journal.KafkaSettings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;

/** Sends requests to the decider of a store's partition, and questions to the people of the store. */
@ApplicationScoped
public class Requests {
    private static final int PATIENCE_MILLIS = 10_000;

    @Inject
    KafkaConnection connection;
    private @Nullable KafkaProducer<byte[], byte[]> producer;

    /**
     * Returns when Kafka has acknowledged the request; one that is for all stores goes to every partition.
     *
     * @throws ProblemException 503 if it does not within ten seconds; the request may or may not be there then, and may be sent again
     */
    public void send(PlanningRequest request) {
        if (request.store() != null) {
            send(Topics.PLANNING, request.store(), PlanningRequest.CODEC, request, request.occurredAt());
            return;
        }
        var sent = producer().partitionsFor(Topics.PLANNING.topic()).stream().map(to -> producer().send(record(Topics.PLANNING, to.partition(), null,
                PlanningRequest.CODEC, request, request.occurredAt()))).toList();
        sent.forEach(Requests::await);
    }

    /** The same for what a person should look at. */
    public void send(ExceptionRaised exception) {
        send(Topics.EXCEPTIONS, exception.store(), ExceptionRaised.CODEC, exception, exception.occurredAt());
    }

    private <T> void send(Topics topic, Gln store, Codec<T> codec, T value, Instant occurredAt) {
        await(producer().send(record(topic, null, store.digits().getBytes(StandardCharsets.UTF_8), codec, value, occurredAt)));
    }

    private static <T> ProducerRecord<byte[], byte[]> record(Topics topic, @Nullable Integer partition, byte @Nullable [] key, Codec<T> codec, T value, Instant occurredAt) {
        var record = new ProducerRecord<>(topic.topic(), partition, key, codec.write(value));
        record.headers().add(Headers.TYPE, codec.typeOf(value).getBytes(StandardCharsets.UTF_8));
        record.headers().add(Headers.OCCURRED_AT, occurredAt.toString().getBytes(StandardCharsets.UTF_8));
        return record;
    }

    private static void await(Future<?> sent) {
        try {
            sent.get(PATIENCE_MILLIS, TimeUnit.MILLISECONDS);
        } catch (ExecutionException | TimeoutException e) {
            throw ProblemException.busy(503, "Kafka does not acknowledge just now; send it again", Duration.ofSeconds(5));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw ProblemException.busy(503, "the service is stopping; send it again", Duration.ofSeconds(5));
        }
    }

    private synchronized KafkaProducer<byte[], byte[]> producer() {
        if (producer == null) {
            var settings = KafkaSettings.producer(connection.settings());
            settings.put(ProducerConfig.LINGER_MS_CONFIG, 0);
            settings.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, PATIENCE_MILLIS);
            settings.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, PATIENCE_MILLIS);
            settings.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, PATIENCE_MILLIS / 2);
            producer = new KafkaProducer<>(settings);
        }
        return producer;
    }

    synchronized void stop(@Observes ShutdownEvent event) {
        if (producer != null) {
            producer.close(Duration.ofSeconds(2));
        }
    }
}
