package io.restock.distribution.outbox;

import io.restock.contracts.access.Author;
import io.restock.journal.JournalRow;
import io.restock.journal.JournalWriter;
import io.restock.journal.Provenance;
import io.restock.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import org.apache.kafka.clients.producer.internals.BuiltInPartitioner;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Writes messages into the journal of their key's partition, at the next gap-free positions. Many requests write at once, so each
 * holds the heads of its partitions, always in ascending order, from here to its commit: publish once, as a decision's last act.
 */
@ApplicationScoped
public class Outbox {
    private static final String SCHEMA = "distribution";

    private final int partitions;
    private volatile BiConsumer<Integer, List<JournalRow.Placed>> published = (_, _) -> {};

    Outbox(@ConfigProperty(name = "restock.partitions", defaultValue = "4") int partitions) {
        this.partitions = partitions;
    }

    /** @param then hears what stands in which partition's journal once it is committed */
    public void whenPublished(BiConsumer<Integer, List<JournalRow.Placed>> then) {
        published = then;
    }

    /** @param by who caused it, as consumers read it beside each message */
    public void publish(Sql sql, List<Message> messages, Author by, Instant recordedAt) throws SQLException {
        var byPartition = messages.stream().collect(Collectors.groupingBy(message -> partitionOf(message.key()), TreeMap::new, Collectors.toList()));
        var from = Provenance.of(by);
        for (var entry : byPartition.entrySet()) {
            var journal = new JournalWriter(SCHEMA, entry.getKey());
            journal.nextPosition(sql.connection());
            journal.append(sql.connection(), rows(sql, entry.getValue(), from), recordedAt);
            sql.onceCommitted(() -> published.accept(entry.getKey(), journal.appended()));
        }
    }

    private int partitionOf(String key) {
        return BuiltInPartitioner.partitionForKey(key.getBytes(StandardCharsets.UTF_8), partitions);
    }

    /** With the head of their partition held: nobody else numbers messages of these keys meanwhile. */
    private static List<JournalRow> rows(Sql sql, List<Message> messages, Provenance from) throws SQLException {
        var next = new HashMap<String, Long>();
        var rows = new ArrayList<JournalRow>(messages.size());
        for (Message message : messages) {
            Long sequence = next.get(message.key());
            if (sequence == null) {
                sequence = sql.number("select coalesce(max(sequence) + 1, 0) from distribution.journal where key = ?", message.key());
            }
            next.put(message.key(), sequence + 1);
            rows.add(new JournalRow(message.key(), sequence, message.type(), 1, message.occurredAt(), message.payload(), from));
        }
        return rows;
    }
}
