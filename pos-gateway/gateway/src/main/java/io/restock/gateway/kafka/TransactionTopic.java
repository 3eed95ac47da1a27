package io.restock.gateway.kafka;

import io.restock.border.kafka.KafkaConnection;
import io.restock.border.kafka.RecordSender;
import io.restock.contracts.Headers;
import io.restock.contracts.Topics;
import io.restock.contracts.Troubles;
import io.restock.contracts.store.StoreRecord.RetailTransaction;
import io.restock.contracts.store.StoreRecord;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/** The end of {@code pos.transactions}, where everything is put that a till has been promised. */
@Singleton
public final class TransactionTopic {
    private static final Header TYPE = header(Headers.TYPE, RetailTransaction.class.getSimpleName());
    private static final Header SCHEMA_VERSION = header(Headers.SCHEMA_VERSION,
            String.valueOf(StoreRecord.CODEC.versionOf(RetailTransaction.class.getSimpleName())));
    private static final Duration BLOCKED_AT_MOST = Duration.ofSeconds(2);

    private final RecordSender sender;
    private final Acknowledged acknowledged = new Acknowledged();
    private final Duration within;

    TransactionTopic(KafkaConnection connection, Troubles troubles,
            @ConfigProperty(name = "restock.gateway.acknowledged-within", defaultValue = "8s") Duration acknowledgedWithin) {
        this.within = acknowledgedWithin.plus(BLOCKED_AT_MOST);
        this.sender = new RecordSender(connection, acknowledgedWithin, Map.of("compression.type", "snappy", "max.block.ms", BLOCKED_AT_MOST.toMillis()), troubles);
    }

    @PreDestroy
    void close() {
        sender.close();
    }

    /** Completes when Kafka has it durably, or exceptionally when that is not known in time; then it may still arrive, and sending it again is free. */
    public CompletableFuture<Void> append(RetailTransaction transaction, Sender from) {
        var headers = new ArrayList<>(List.of(TYPE, SCHEMA_VERSION));
        addIfKnown(headers, Headers.AUTHOR, from.by().text());
        addIfKnown(headers, Headers.TRACE_PARENT, from.traceParent());
        byte[] key = transaction.store().digits().getBytes(StandardCharsets.UTF_8);
        return sender.send(new ProducerRecord<>(Topics.POS_TRANSACTIONS.topic(), null, key, StoreRecord.CODEC.write(transaction), headers))
                .thenAccept(at -> acknowledged.add(at.partition(), at.offset()));
    }

    /** How long an answer of {@link #append} can take. */
    public Duration answersWithin() {
        return within;
    }

    public Acknowledged acknowledged() {
        return acknowledged;
    }

    private static void addIfKnown(List<Header> headers, String name, @Nullable String value) {
        if (value != null) {
            headers.add(header(name, value));
        }
    }

    private static Header header(String name, String value) {
        return new RecordHeader(name, value.getBytes(StandardCharsets.UTF_8));
    }
}
