package io.restock.benchmarks.ledger;

import io.restock.benchmarks.workload.Workload;
import io.restock.contracts.stock.StockEvent;
import io.restock.contracts.stock.StockEvent.ItemSold;
import io.restock.journal.CopyBuffer;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.postgresql.PGConnection;

/** The rows of one transaction of one partition, ready to be written. */
final class CopyBatch {
    record Row(int onHand, int sequence) {}

    private record Event(String key, int sequence, long occurredAt, byte[] payload) {}

    private static final String COPY = "copy ledger.journal (partition, position, key, sequence, type, schema_version, occurred_at, recorded_at,"
            + " payload, trace) from stdin (format binary)";
    private static final String UPSERT = """
            insert into ledger.stock as s (key, on_hand, in_transit, latest_at, sequence, partition, position, occurred_at, recorded_at)
            select key, on_hand, 0, ?, sequence, ?, ?, ?, ? from unnest(?::text[], ?::int[], ?::int[]) as row (key, on_hand, sequence)
            on conflict (key) do update set on_hand = excluded.on_hand, latest_at = excluded.latest_at, sequence = excluded.sequence,
                position = excluded.position, occurred_at = excluded.occurred_at, recorded_at = excluded.recorded_at""";
    private static final int FIELDS = 10;

    private final int partition;
    private final long firstPosition;
    private final List<Event> events = new ArrayList<>();
    private final TreeMap<String, Row> rows = new TreeMap<>();
    private int baskets;

    CopyBatch(int partition, long firstPosition) {
        this.partition = partition;
        this.firstPosition = firstPosition;
    }

    void add(ItemSold sold, Row row) {
        String key = sold.storeItem().toString();
        events.add(new Event(key, row.sequence(), CopyBuffer.micros(sold.occurredAt()), StockEvent.CODEC.write(sold)));
        rows.put(key, row);
    }

    void endBasket() {
        baskets++;
    }

    int partition() {
        return partition;
    }

    int baskets() {
        return baskets;
    }

    int lines() {
        return events.size();
    }

    long nextPosition() {
        return firstPosition + events.size();
    }

    void write(Connection connection) throws SQLException {
        copy(connection);
        upsert(connection);
        connection.commit();
    }

    private void copy(Connection connection) throws SQLException {
        var buffer = new CopyBuffer().begin();
        long recorded = CopyBuffer.micros(Workload.NOW);
        for (int i = 0; i < events.size(); i++) {
            Event event = events.get(i);
            buffer.row(FIELDS).int2(partition).int8(firstPosition + i).text(event.key()).int4(event.sequence()).text("ItemSold").int2(1)
                    .timestamp(event.occurredAt()).timestamp(recorded).bytes(event.payload()).text(null);
        }
        buffer.end().writeTo(connection.unwrap(PGConnection.class).getCopyAPI().copyIn(COPY));
    }

    private void upsert(Connection connection) throws SQLException {
        try (var upsert = connection.prepareStatement(UPSERT)) {
            var at = Timestamp.from(Workload.NOW);
            upsert.setTimestamp(1, at);
            upsert.setInt(2, partition);
            upsert.setLong(3, nextPosition() - 1);
            upsert.setTimestamp(4, at);
            upsert.setTimestamp(5, at);
            upsert.setArray(6, connection.createArrayOf("text", rows.keySet().toArray()));
            var arrays = connection.unwrap(PGConnection.class);
            upsert.setArray(7, arrays.createArrayOf("int4", rows.values().stream().mapToInt(Row::onHand).toArray()));
            upsert.setArray(8, arrays.createArrayOf("int4", rows.values().stream().mapToInt(Row::sequence).toArray()));
            upsert.executeUpdate();
        }
    }
}
