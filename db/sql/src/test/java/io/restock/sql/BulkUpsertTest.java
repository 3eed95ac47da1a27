package io.restock.sql;

import static org.assertj.core.api.Assertions.assertThat;

import io.restock.local.testing.Engines;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class BulkUpsertTest {
    private static final BulkUpsert SHELVES = new BulkUpsert("shelf", List.of("store", "place"),
            List.of("partition", "units", "width", "price", "lit", "seen_at", "since", "note"));

    @Test
    void writes_every_type_new_rows_and_old_ones() throws SQLException {
        try (Connection connection = Engines.shared().login().open(Engines.shared().newDatabase("bulk_" + UUID.randomUUID().toString().substring(0, 8)))) {
            var sql = new Sql(connection);
            sql.execute("""
                    create table shelf (store text, place int, partition smallint, units bigint, width real, price double precision, lit boolean,
                        seen_at timestamptz, since timestamp, note text, untouched int default 7, primary key (store, place))""");
            var seen = OffsetDateTime.parse("2026-03-02T18:04:11.123456+01:00");
            SHELVES.write(sql, List.of(
                    Arrays.asList("a", 1, 3, 5_000_000_000L, 1.5f, 2.25, true, seen, LocalDateTime.parse("2026-03-02T00:00"), "it's \"{here}\", \\ NULL"),
                    Arrays.asList("a", 2, 3, 1L, 0f, 0.0, false, null, null, null)));
            SHELVES.write(sql, List.of(
                    Arrays.asList("a", 2, 4, -1L, -0.5f, 1e-9, true, seen, null, "NULL"),
                    Arrays.asList("b", 1, 3, 2L, 1f, 1.0, false, null, null, "")));
            SHELVES.write(sql, List.of());

            assertThat(rows(sql)).containsExactly(
                    "a 1 3 5000000000 1.5 2.25 t 2026-03-02 17:04:11.123456 2026-03-02 00:00:00 it's \"{here}\", \\ NULL 7",
                    "a 2 4 -1 -0.5 1e-09 t 2026-03-02 17:04:11.123456 - NULL 7",
                    "b 1 3 2 1 1 f - -  7");
        }
    }

    private static List<String> rows(Sql sql) throws SQLException {
        return sql.list("""
                select concat_ws(' ', store, place, partition, units, width, price, lit, coalesce((seen_at at time zone 'UTC')::text, '-'),
                    coalesce(since::text, '-'), coalesce(note, '-'), untouched) from shelf order by store, place""", row -> row.getString(1));
    }
}
