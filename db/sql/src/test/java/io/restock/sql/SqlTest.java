package io.restock.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.restock.contracts.Gln;
import io.restock.contracts.operations.Verification.Check;
import io.restock.local.testing.Engines;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Plain SQL")
class SqlTest {
    private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");
    private static final int SECONDS = 60;

    private static Database database;

    @BeforeAll
    static void open() {
        var source = Engines.shared().newSource("sql_" + UUID.randomUUID().toString().substring(0, 8));
        database = new Database(source);
        database.<Integer>decide(sql -> sql.execute("create table shelf (store text primary key, units int)"));
    }

    @Test
    void binds_what_a_store_speaks_of_and_reads_it_back() {
        var gln = new Gln("7080000000012");
        List<Object> read = database.read(sql -> sql.first(
                "select ?::timestamptz as at, ?::text as store, ?::date as day, ?::time as cut_off, ?::int as units, ?::text as nobody",
                row -> List.<Object>of(Sql.instant(row, "at"), row.getString("store"), row.getObject("day", LocalDate.class),
                        row.getObject("cut_off", LocalTime.class), row.getInt("units"), row.getString("nobody") == null),
                NOON, gln, LocalDate.of(2026, 3, 2), LocalTime.of(16, 30), 7, null)).orElseThrow();
        assertThat(read).containsExactly(NOON, "7080000000012", LocalDate.of(2026, 3, 2), LocalTime.of(16, 30), 7, true);
    }

    @Test
    void makes_arrays_of_lists_and_of_arrays_whatever_is_in_them() {
        Map<String, Long> found = database.read(sql -> sql.first("""
                select 3 = any(?::bigint[]) as longs, 4 = any(?) as ints, 'MONDAY' = any(?) as texts, time '16:30' = any(?) as times, 5 = any(?) as numbers,
                    6 = any(?) as more, cardinality(?::text[]) as none, (?::text[])[1] is null as gaps""",
                row -> {
                    var all = new LinkedHashMap<String, Long>();
                    for (String column : List.of("longs", "ints", "texts", "times", "numbers", "more", "gaps")) {
                        all.put(column, row.getBoolean(column) ? 1L : 0L);
                    }
                    all.put("none", row.getLong("none"));
                    return all;
                },
                List.of(3L), List.of(4), List.of(DayOfWeek.MONDAY), List.of(LocalTime.of(16, 30)), new long[] {5}, new int[] {6}, List.of(),
                Arrays.asList(null, "b"))).orElseThrow();
        assertThat(found).allSatisfy((column, value) -> assertThat(value).as(column).isEqualTo(column.equals("none") ? 0L : 1L));
    }

    @Test
    void what_is_decided_is_there_as_a_whole_or_not_at_all() {
        var then = new ArrayList<String>();
        assertThatThrownBy(() -> database.decide(sql -> {
            sql.onceCommitted(() -> then.add("undone"));
            sql.execute("insert into shelf values ('half', 1)");
            return sql.execute("insert into nowhere values (1)");
        })).isInstanceOf(IllegalStateException.class).hasMessageContaining("PostgreSQL refuses").hasMessageContaining("nowhere");
        database.<Boolean>decide(sql -> {
            sql.onceCommitted(() -> then.add("done"));
            sql.batch("insert into shelf values (?, ?)", List.of(new Object[] {"whole", 1}, new Object[] {"whole too", 2}));
            assertThat(then).isEmpty();
            return true;
        });
        assertThat(database.<List<String>>read(sql -> sql.list("select store from shelf where store like 'whole%' or store = 'half' order by 1", row -> row.getString(1))))
                .containsExactly("whole", "whole too");
        assertThat(then).containsExactly("done");
    }

    @Test
    void two_that_wait_for_each_other_in_a_circle_are_both_decided_in_the_end() throws Exception {
        database.<Integer>decide(sql -> sql.execute("insert into shelf values ('left', 0), ('right', 0)"));
        var bothHoldOne = new CyclicBarrier(2);
        try (var threads = Executors.newFixedThreadPool(2)) {
            List<Future<Integer>> both = List.of(threads.submit(() -> takeBoth("left", "right", bothHoldOne)), threads.submit(() -> takeBoth("right", "left", bothHoldOne)));
            for (Future<Integer> each : both) {
                each.get(SECONDS, TimeUnit.SECONDS);
            }
        }
        assertThat(database.<List<Integer>>read(sql -> sql.list("select units from shelf where store in ('left', 'right')", row -> row.getInt(1)))).containsExactly(2, 2);
    }

    private static int takeBoth(String first, String second, CyclicBarrier bothHoldOne) {
        int[] tries = {0};
        return database.decide(sql -> {
            sql.execute("update shelf set units = units + 1 where store = ?", first);
            if (tries[0]++ == 0) {
                await(bothHoldOne);
            }
            return sql.execute("update shelf set units = units + 1 where store = ?", second);
        });
    }

    private static void await(CyclicBarrier barrier) {
        try {
            barrier.await(SECONDS, TimeUnit.SECONDS);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void a_snapshot_does_not_see_what_came_after_it_began() {
        long seen = database.snapshot(sql -> {
            sql.number("select count(*) from shelf");
            database.<Integer>decide(other -> other.execute("insert into shelf values ('later', 1)"));
            return sql.number("select count(*) from shelf where store = 'later'");
        });
        assertThat(seen).isZero();
        assertThat(database.<Long>read(sql -> sql.number("select count(*) from shelf where store = 'later'"))).isOne();
    }

    @Test
    void rows_are_seen_one_by_one_without_all_of_them_in_memory() {
        long sum = database.snapshot(sql -> {
            long[] added = {0};
            sql.each("select number from generate_series(1, ?) number", row -> added[0] += row.getLong(1), 10_000);
            return added[0];
        });
        assertThat(sum).isEqualTo(50_005_000);
    }

    @Test
    void an_invariant_counts_what_it_looks_at_and_lists_the_first_that_break_it() {
        List<Check> checks = database.read(sql -> Invariant.check(sql, List.of(
                Invariant.none("no number ends in zero", "select count(*) from generate_series(1, 1000)",
                        "select number::text from generate_series(1, 1000) number where number % 10 = 0"),
                Invariant.each("every number is small", "select number::text as key, number > 999 as broken from generate_series(1, 1000) number"),
                Invariant.each("nothing is right", "select '' as key, true as broken where false"), Invariant.unseen("nobody looked"))));
        assertThat(checks).containsExactly(
                new Check("no number ends in zero", 1_000, 100,
                        List.of("10", "100", "1000", "110", "120", "130", "140", "150", "160", "170", "180", "190", "20", "200", "210", "220",
                                "230", "240", "250", "260")),
                new Check("every number is small", 1_000, 1, List.of("1000")),
                new Check("nothing is right", 0, 0, List.of()), new Check("nobody looked", 0, 0, List.of()));
    }
}
