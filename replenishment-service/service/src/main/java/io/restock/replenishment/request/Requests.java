package io.restock.replenishment.request;

import io.restock.border.http.ProblemException;
import io.restock.border.kafka.KafkaConnection;
import io.restock.border.kafka.RecordSender;
import io.restock.contracts.Codec;
import io.restock.contracts.Headers;
import io.restock.contracts.Topics;
import io.restock.contracts.Troubles;
import io.restock.contracts.access.Author;
import io.restock.contracts.exceptions.ExceptionRaised;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;

/** Sends requests to the decider of a store's partition, and questions to the people of the store. */
@ApplicationScoped
public class Requests {
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final Author BY_ITSELF = Author.system("replenishment");

    private final int partitions;
    private final RecordSender sender;

    Requests(KafkaConnection connection, Troubles troubles) {
        this.partitions = connection.shape().partitions();
        this.sender = new RecordSender(connection, PATIENCE, Map.of(), troubles);
    }

    /** What nobody asked for but the calendar and the catalog. */
    public void send(PlanningRequest request) {
        send(request, BY_ITSELF);
    }

    /**
     * Returns when Kafka has acknowledged the request; one that is for all stores goes to every partition.
     *
     * @throws ProblemException 503 if it does not within ten seconds; the request may or may not be there then, and may be sent again
     */
    public void send(PlanningRequest request, Author by) {
        sender.deliver(records(request, by));
    }

    /** For the decider of one partition, whatever its stores; nobody asked for it but the calendar and the catalog. */
    public void sendTo(int partition, PlanningRequest request) {
        sender.deliver(List.of(record(Topics.PLANNING, partition, null, PlanningRequest.CODEC, request, request.occurredAt(), BY_ITSELF)));
    }

    /** The same for what was approved. Sent again under the number of its approval, it counts once. @throws ProblemException as {@link #send(PlanningRequest, Author)} does */
    public void sendApproved(PlanningRequest request, Author by, long approval) {
        var records = records(request, by);
        records.forEach(record -> record.headers().add(Headers.APPROVAL, Long.toString(approval).getBytes(StandardCharsets.UTF_8)));
        sender.deliver(records);
    }

    private List<ProducerRecord<byte[], byte[]>> records(PlanningRequest request, Author by) {
        if (request.store() != null) {
            return List.of(record(Topics.PLANNING, null, request.store().digits().getBytes(StandardCharsets.UTF_8), PlanningRequest.CODEC, request, request.occurredAt(), by));
        }
        return IntStream.range(0, partitions).mapToObj(to -> record(Topics.PLANNING, to, null, PlanningRequest.CODEC, request, request.occurredAt(), by)).toList();
    }

    /** The same for what a person should look at. */
    public void send(ExceptionRaised exception) {
        byte[] store = exception.store().digits().getBytes(StandardCharsets.UTF_8);
        sender.deliver(List.of(record(Topics.EXCEPTIONS, null, store, ExceptionRaised.CODEC, exception, exception.occurredAt(), BY_ITSELF)));
    }

    private static <T> ProducerRecord<byte[], byte[]> record(Topics topic, @Nullable Integer partition, byte @Nullable [] key, Codec<T> codec, T value, Instant occurredAt,
            Author by) {
        var record = new ProducerRecord<>(topic.topic(), partition, key, codec.write(value));
        record.headers().add(Headers.TYPE, codec.typeOf(value).getBytes(StandardCharsets.UTF_8));
        record.headers().add(Headers.OCCURRED_AT, occurredAt.toString().getBytes(StandardCharsets.UTF_8));
        String author = by.text();
        if (author != null) {
            record.headers().add(Headers.AUTHOR, author.getBytes(StandardCharsets.UTF_8));
        }
        return record;
    }

    @PreDestroy
    void close() {
        sender.close();
    }
}
