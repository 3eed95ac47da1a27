package io.restock.benchmarks.history;

import io.restock.benchmarks.engines.BenchEngines.Addresses;
import io.restock.benchmarks.ledger.LedgerTables;
import io.restock.benchmarks.workload.SalesTopic;
import io.restock.benchmarks.workload.Workload;
import java.sql.SQLException;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;

/**
 * A ledger that has a past: every store-item of a workload was sold over and over. The past is written part by part into tables without
 * indexes, which are then made as the schema makes them, because ten million events through the intake would take minutes.
 */
final class OldLedger {
    private static final int PARTITIONS = SalesTopic.PARTITIONS;
    private static final int WRITERS = 2;

    private final LedgerTables tables;

    OldLedger(Addresses engines) {
        tables = new LedgerTables(engines);
    }

    /** @param events about so many, equally many of each store-item */
    void create(Workload workload, long events) throws Exception {
        tables.createWithOpeningStock(workload);
        tables.execute("""
                create unlogged table ledger.sold as
                select key, partition, on_hand, row_number() over (partition by partition order by md5(key)) - 1 as place,
                       count(*) over (partition by partition) as store_items
                from ledger.stock""", "analyze ledger.sold");
        long each = Math.max(1, events / tables.number("select count(*) from ledger.stock"));
        long positions = tables.number("select max(store_items) from ledger.sold") * each;
        for (long part = 0; part <= positions >> 24; part++) {
            fill(part, each, Math.min(positions + 1, part + 1 << 24));
        }
        tables.execute("select ledger.open_journal_part(" + (positions + (1 << 24)) + ")");
        tables.execute("update ledger.stock s set sequence = " + each + " - 1, position = o.store_items * " + each + " from ledger.sold o where o.key = s.key",
                "insert into ledger.journal_head select partition, max(store_items) * " + each + " + 1 from ledger.sold group by 1",
                "drop table ledger.sold", "vacuum analyze ledger.journal", "vacuum analyze ledger.stock");
    }

    /** One part of the journal: filled by some connections side by side, then indexed, then attached. */
    private void fill(long part, long each, long end) throws Exception {
        String table = "ledger.journal_" + part;
        long from = part << 24;
        tables.execute("select ledger.open_journal_part(" + from + ")", "alter table ledger.journal detach partition " + table, "drop table " + table,
                "create table " + table + " (like ledger.journal including all excluding indexes)");
        try (var writers = Executors.newFixedThreadPool(WRITERS)) {
            var slices = IntStream.range(0, WRITERS).mapToObj(i -> (Callable<Void>) () -> {
                slice(table, each, from + (end - from) * i / WRITERS, from + (end - from) * (i + 1) / WRITERS);
                return null;
            }).toList();
            for (var written : writers.invokeAll(slices)) {
                written.get();
            }
        }
        tables.execute("set maintenance_work_mem = '512MB'", "alter table " + table + " add primary key (partition, position)", "create index on " + table + " (key)",
                "alter table ledger.journal attach partition " + table + " for values from (" + from + ") to (" + (part + 1 << 24) + ")");
    }

    /** Round after round over the store-items, in an order that says nothing: neighbours in time are no neighbours by key. */
    private void slice(String table, long each, long from, long to) throws SQLException {
        tables.execute("""
                insert into %1$s (position, occurred_at, recorded_at, sequence, partition, schema_version, key, type, payload)
                select round * store_items + place + 1, at, at, round, partition, 1, key, 'ItemSold',
                       convert_to('{"sale":"2025-03-02/1/' || (round * store_items + place) / 10 || '/1","units":1,"onHand":' || on_hand - round || '}', 'UTF8')
                from (select min(store_items) as fewest, max(store_items) as most from ledger.sold) extent
                cross join lateral generate_series(greatest(%3$d / most - 1, 0), least(%4$d / fewest, %2$d - 1)) round
                cross join lateral (select timestamptz '2025-03-02' + round * interval '1 hour' as at) timed
                join ledger.sold on round * store_items + place + 1 >= %3$d and round * store_items + place + 1 < %4$d"""
                .formatted(table, each, from, to));
    }

    /** Bytes of the journal's tables and indexes. */
    long journalBytes() throws SQLException {
        return tables.number("select sum(pg_total_relation_size(relid)) from pg_partition_tree('ledger.journal') where isleaf");
    }

    long events() throws SQLException {
        return tables.number("select sum(next_position - 1) from ledger.journal_head where partition < " + PARTITIONS);
    }
}
