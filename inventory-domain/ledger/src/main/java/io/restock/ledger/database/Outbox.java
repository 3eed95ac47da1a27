package io.restock.ledger.database;

import io.restock.contracts.RecordSize;
import io.restock.contracts.Topics;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Collects records that must go to Kafka if, and only if, the transaction that decides on them commits. {@link OutboxSender} sends them. */
public final class Outbox {
    private final List<String> topics = new ArrayList<>();
    private final List<String> keys = new ArrayList<>();
    private final List<String> types = new ArrayList<>();
    private final List<byte[]> values = new ArrayList<>();

    public void add(Topics topic, String key, String type, byte[] value) {
        topics.add(topic.topic());
        keys.add(key);
        types.add(type);
        values.add(RecordSize.fitting(type, value));
    }

    public void write(Connection connection) throws SQLException {
        if (topics.isEmpty()) {
            return;
        }
        try (var insert = connection.prepareStatement("insert into ledger.outbox (topic, record_key, type, value) values (?, ?, ?, ?)")) {
            for (int i = 0; i < topics.size(); i++) {
                insert.setString(1, topics.get(i));
                insert.setString(2, keys.get(i));
                insert.setString(3, types.get(i));
                insert.setBytes(4, values.get(i));
                insert.addBatch();
            }
            insert.executeBatch();
        }
    }
}
