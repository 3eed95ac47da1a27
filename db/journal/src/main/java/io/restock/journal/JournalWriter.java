package io.restock.journal;

import io.restock.contracts.RecordSize;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.postgresql.PGConnection;

/**
 * Gives the events of one partition their positions and appends them with one COPY. Positions come from a row that only this partition's
 * writer moves, not from a sequence: a database sequence leaves gaps after aborts and crashes, and readers would wait for them. Where several
 * append to a partition, each holds that row from its first look to its commit.
 */
public final class JournalWriter {
    private static final int FIELDS = 11;

    private final String schema;
    private final int partition;
    private final CopyBuffer buffer = new CopyBuffer();
    private final List<JournalRow.Placed> appended = new ArrayList<>();
    private long next;

    public JournalWriter(String schema, int partition) {
        this.schema = schema;
        this.partition = partition;
    }

    /** Forgets what was read of the head; called at the start of each transaction. */
    void begin() {
        next = 0;
        appended.clear();
    }

    /** The rows of this transaction, in their places. */
    public List<JournalRow.Placed> appended() {
        return List.copyOf(appended);
    }

    /** The position that the next row will get; nobody else gives it from here to the commit. */
    public long nextPosition(Connection connection) throws SQLException {
        if (next == 0) {
            next = readHead(connection);
        }
        return next;
    }

    /** @return the position of the first row */
    public long append(Connection connection, List<JournalRow> rows, Instant recordedAt) throws SQLException {
        long first = nextPosition(connection);
        if (rows.isEmpty()) {
            return first;
        }
        buffer.begin();
        long recorded = CopyBuffer.micros(recordedAt);
        for (int i = 0; i < rows.size(); i++) {
            write(rows.get(i), first + i, recorded);
            appended.add(new JournalRow.Placed(partition, first + i, recordedAt, rows.get(i)));
        }
        buffer.end();
        var copy = connection.unwrap(PGConnection.class).getCopyAPI().copyIn("copy " + schema
                + ".journal (partition, position, key, sequence, type, schema_version, occurred_at, recorded_at, payload, trace, author)"
                + " from stdin (format binary)");
        buffer.writeTo(copy);
        moveHead(connection, first, first + rows.size());
        next = first + rows.size();
        return first;
    }

    private void write(JournalRow row, long position, long recorded) {
        buffer.row(FIELDS)
                .int2(partition).int8(position).text(row.key()).int4((int) row.sequence()).text(row.type()).int2(row.schemaVersion())
                .timestamp(CopyBuffer.micros(row.occurredAt())).timestamp(recorded).bytes(RecordSize.fitting(row.type(), row.payload()))
                .text(row.from().trace()).text(row.from().author());
    }

    private long readHead(Connection connection) throws SQLException {
        try (var insert = connection.prepareStatement(
                "insert into " + schema + ".journal_head values (?, 1) on conflict do nothing")) {
            insert.setInt(1, partition);
            insert.executeUpdate();
        }
        try (var select = connection.prepareStatement("select next_position from " + schema + ".journal_head where partition = ? for update")) {
            select.setInt(1, partition);
            try (var row = select.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        }
    }

    private void moveHead(Connection connection, long from, long to) throws SQLException {
        try (var update = connection.prepareStatement(
                "update " + schema + ".journal_head set next_position = ? where partition = ? and next_position = ?")) {
            update.setLong(1, to);
            update.setInt(2, partition);
            update.setLong(3, from);
            if (update.executeUpdate() != 1) {
                throw new FencedException("journal of partition " + partition + " no longer ends at " + from);
            }
        }
    }
}
