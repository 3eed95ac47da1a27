package io.restock.local.cloning;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.restock.contracts.Gln;
import io.restock.contracts.Json;
import io.restock.contracts.RecordHeaders;
import io.restock.contracts.store.StoreRecord;
import java.io.IOException;
import java.io.Writer;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.jspecify.annotations.Nullable;

/**
 * Writes what the stores reported, up to the moment at which it begins, one JSON object a line: {@code type}, {@code value}. The order within a
 * store is that of the log, which is all that its stock depends on.
 */
public final class LogExport {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    /**
     * @param from the first instant at which records were accepted, or null for the beginning
     * @param until the first instant that is not in the slice any more, or null for now
     * @param store the one store, or null for all
     */
    public record Slice(@Nullable Instant from, @Nullable Instant until, @Nullable Gln store) {
        boolean holds(long acceptedMillis) {
            Instant accepted = Instant.ofEpochMilli(acceptedMillis);
            return (from == null || !accepted.isBefore(from)) && (until == null || accepted.isBefore(until));
        }
    }

    /** @param leftOut despatch advices, and records that nobody can read: they are in quarantine */
    public record Exported(long records, long leftOut) {}

    private final Map<String, Object> settings;
    private final String topic;
    private final Anonymous anonymous;

    public LogExport(Cluster kafka, String topic, String key) {
        this.settings = kafka.with(Map.of("isolation.level", "read_committed"));
        this.topic = topic;
        this.anonymous = new Anonymous(new Pseudonyms(key));
    }

    /** The number under which the slice knows a store. */
    public Gln pseudonym(Gln store) {
        return anonymous.names().of(store);
    }

    public Exported write(Slice slice, Writer lines) throws IOException {
        long records = 0;
        long leftOut = 0;
        try (var consumer = new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            List<TopicPartition> partitions = consumer.partitionsFor(topic, PATIENCE).stream().map(each -> new TopicPartition(topic, each.partition())).toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            var ends = consumer.endOffsets(partitions, PATIENCE);
            while (partitions.stream().anyMatch(each -> consumer.position(each, PATIENCE) < requireNonNull(ends.get(each)))) {
                for (var source : consumer.poll(Duration.ofSeconds(1))) {
                    if (source.offset() >= requireNonNull(ends.get(new TopicPartition(topic, source.partition()))) || !slice.holds(source.timestamp())) {
                        continue;
                    }
                    Optional<StoreRecord> record = read(source);
                    if (slice.store() != null && (record.isEmpty() || !record.get().store().equals(slice.store()))) {
                        continue;
                    }
                    Optional<StoreRecord> nameless = record.flatMap(anonymous::of);
                    if (nameless.isPresent()) {
                        lines.append(line(nameless.get())).append('\n');
                        records++;
                    } else {
                        leftOut++;
                    }
                }
            }
        }
        return new Exported(records, leftOut);
    }

    private static Optional<StoreRecord> read(ConsumerRecord<byte[], byte[]> source) {
        try {
            return Optional.of(StoreRecord.CODEC.read(new RecordHeaders(name -> {
                var header = source.headers().lastHeader(name);
                return header == null ? null : header.value();
            }).type(), source.value()));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static String line(StoreRecord record) throws IOException {
        ObjectNode line = Json.MAPPER.createObjectNode().put("type", StoreRecord.CODEC.typeOf(record));
        line.set("value", Json.MAPPER.readTree(StoreRecord.CODEC.write(record)));
        return Json.MAPPER.writeValueAsString(line);
    }
}
