package io.restock.journal;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;

/** One partition of a journal, as its relay reads it, and the note of how far it was relayed: for people and checks. */
record RelayedJournal(String schema, DataSource dataSource, int partition) {
    static final int PAGE = 2_000;

    /** The rows after a position, in their order; a page of them at most. */
    List<JournalRow.Placed> after(long position) throws SQLException {
        try (Connection connection = dataSource.getConnection();
                var select = connection.prepareStatement("select position, key, sequence, type, schema_version, occurred_at, recorded_at, payload, trace, author"
                        + " from " + schema + ".journal where partition = ? and position > ? order by position limit " + PAGE)) {
            select.setInt(1, partition);
            select.setLong(2, position);
            try (ResultSet rows = select.executeQuery()) {
                var page = new ArrayList<JournalRow.Placed>();
                while (rows.next()) {
                    page.add(placed(rows));
                }
                return page;
            }
        }
    }

    private JournalRow.Placed placed(ResultSet row) throws SQLException {
        return new JournalRow.Placed(partition, row.getLong(1), row.getObject(7, OffsetDateTime.class).toInstant(),
                new JournalRow(row.getString(2), row.getInt(3), row.getString(4), row.getInt(5),
                        row.getObject(6, OffsetDateTime.class).toInstant(), row.getBytes(8),
                        new Provenance(row.getString(9), row.getString(10))));
    }

    /** The last position given to a row, 0 before the first. */
    long head() throws SQLException {
        return number("select next_position - 1 from " + schema + ".journal_head where partition = ?");
    }

    long noted() throws SQLException {
        return number("select position from " + schema + ".relay where partition = ?");
    }

    void note(long position) throws SQLException {
        try (Connection connection = dataSource.getConnection();
                var upsert = connection.prepareStatement("insert into " + schema + ".relay (partition, position) values (?, ?)"
                        + " on conflict (partition) do update set position = excluded.position")) {
            upsert.setInt(1, partition);
            upsert.setLong(2, position);
            upsert.executeUpdate();
        }
    }

    private long number(String sql) throws SQLException {
        try (Connection connection = dataSource.getConnection(); PreparedStatement select = connection.prepareStatement(sql)) {
            select.setInt(1, partition);
            try (ResultSet row = select.executeQuery()) {
                return row.next() ? row.getLong(1) : 0;
            }
        }
    }
}
