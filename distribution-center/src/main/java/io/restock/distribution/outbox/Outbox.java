package io.restock.distribution.outbox;

import io.restock.contracts.RecordSize;
import io.restock.distribution.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.IntConsumer;
import org.apache.kafka.clients.producer.internals.BuiltInPartitioner;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Writes messages into the journal of their key's partition, at the next gap-free positions. Many requests write at once, so each
 * holds the heads of its partitions, always in ascending order, from here to its commit: publish once, as a decision's last act.
 */
@ApplicationScoped
public class Outbox {
    private final int partitions;
    private volatile IntConsumer published = _ -> { };

    Outbox(@ConfigProperty(name = "restock.partitions", defaultValue = "4") int partitions) {
        this.partitions = partitions;
    }

    /** @param then told the partition of each publication once it is committed; until then the relay's own look finds it */
    public void whenPublished(IntConsumer then) {
        published = then;
    }

    public void publish(Sql sql, List<Message> messages, Instant recordedAt) throws SQLException {
        var byPartition = new TreeMap<Integer, List<Message>>();
        for (Message message : messages) {
            byPartition.computeIfAbsent(partitionOf(message.key()), partition -> new ArrayList<>()).add(message);
        }
        for (var entry : byPartition.entrySet()) {
            append(sql, entry.getKey(), entry.getValue(), recordedAt);
            sql.onceCommitted(() -> published.accept(entry.getKey()));
        }
    }

    private int partitionOf(String key) {
        return BuiltInPartitioner.partitionForKey(key.getBytes(StandardCharsets.UTF_8), partitions);
    }

    private static void append(Sql sql, int partition, List<Message> messages, Instant recordedAt) throws SQLException {
        sql.execute("insert into distribution.journal_head (partition, next_position) values (?, 1) on conflict do nothing", partition);
        long position = sql.number("select next_position from distribution.journal_head where partition = ? for update", partition);
        Map<String, Long> next = nextSequences(sql, messages);
        var rows = new ArrayList<Object[]>(messages.size());
        for (Message message : messages) {
            long sequence = next.merge(message.key(), 1L, Long::sum) - 1;
            rows.add(new Object[] {partition, position++, message.key(), sequence, message.type(), message.occurredAt(), recordedAt,
                    RecordSize.fitting(message.type(), message.payload())});
        }
        sql.batch("""
                insert into distribution.journal (partition, position, key, sequence, type, schema_version, occurred_at, recorded_at, payload)
                values (?, ?, ?, ?, ?, 1, ?, ?, ?)""", rows);
        sql.execute("update distribution.journal_head set next_position = ? where partition = ?", position, partition);
    }

    private static Map<String, Long> nextSequences(Sql sql, List<Message> messages) throws SQLException {
        var next = new HashMap<String, Long>();
        for (Message message : messages) {
            if (!next.containsKey(message.key())) {
                next.put(message.key(), sql.number("select coalesce(max(sequence) + 1, 0) from distribution.journal where key = ?", message.key()));
            }
        }
        return next;
    }
}
