package io.restock.journal;

import io.restock.contracts.Troubles;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.IntFunction;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** What a consumer needs; all of it but the relay is required. */
@SuppressWarnings("NullAway.Init") // filled by the methods below
public final class ConsumerBuilder {
    String name;
    String schema;
    Map<String, ?> kafka;
    DataSource dataSource;
    Clock clock;
    List<String> topics;
    Set<String> gapFree = Set.of();
    IntFunction<PartitionHandler> handlers;
    @Nullable
    Relay relay;
    Troubles troubles = new Troubles(Duration.ofSeconds(5));
    int maxPollRecords = 500;

    ConsumerBuilder() {}

    /** The Kafka group, shared by all instances of the service. */
    public ConsumerBuilder name(String name) {
        this.name = name;
        return this;
    }

    /** The database schema that holds {@code cursor} and, if events are appended, {@code journal} and {@code journal_head}. */
    public ConsumerBuilder schema(String schema) {
        this.schema = schema;
        return this;
    }

    /** {@code bootstrap.servers} and all else that the connection needs. */
    public ConsumerBuilder kafka(Map<String, ?> kafka) {
        this.kafka = new HashMap<>(kafka);
        return this;
    }

    public ConsumerBuilder dataSource(DataSource dataSource) {
        this.dataSource = dataSource;
        return this;
    }

    public ConsumerBuilder clock(Clock clock) {
        this.clock = clock;
        return this;
    }

    /** Topics with the same number of partitions. */
    public ConsumerBuilder topics(String... topics) {
        this.topics = List.of(topics);
        return this;
    }

    /** Those of the topics that carry every position of the journal they are relayed from. */
    public ConsumerBuilder gapFree(String... topics) {
        this.gapFree = Set.of(topics);
        return this;
    }

    /** Makes the handler of a partition number when it becomes ours. */
    public ConsumerBuilder handlers(IntFunction<PartitionHandler> handlers) {
        this.handlers = handlers;
        return this;
    }

    /** Runs for the partitions that are ours, and is handed each commit. */
    public ConsumerBuilder relay(Relay relay) {
        this.relay = relay;
        return this;
    }

    /** At most so many records in one transaction, 1 to 10,000; 500 unless set. */
    public ConsumerBuilder maxPollRecords(int maxPollRecords) {
        this.maxPollRecords = maxPollRecords;
        return this;
    }

    /** With another patience, for those who cannot wait half a minute. */
    ConsumerBuilder troubles(Troubles troubles) {
        this.troubles = troubles;
        return this;
    }

    public PartitionedConsumer build() {
        return new PartitionedConsumer(this);
    }
}
