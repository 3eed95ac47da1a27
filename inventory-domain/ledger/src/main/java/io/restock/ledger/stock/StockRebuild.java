package io.restock.ledger.stock;

import io.restock.border.http.ProblemException;
import io.restock.contracts.Topics;
import io.restock.contracts.access.Author;
import io.restock.contracts.access.Deed;
import io.restock.contracts.access.DeedKind;
import io.restock.contracts.operations.Rebuilt;
import io.restock.ledger.audit.LedgerAudit;
import io.restock.ledger.journal.Balance;
import io.restock.ledger.journal.Journal;
import io.restock.ledger.journal.JournalLeft;
import io.restock.sql.Database;
import io.restock.sql.Database.Work;
import io.restock.sql.LongWork;
import io.restock.sql.Sql;
import io.restock.sql.audit.AuditTrail;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Builds the stock rows anew from the journal, beside the live ones, while sales go on.
 *
 * <p>One snapshot sees the journal and the live rows at the same position of each partition, so both are compared there without stopping
 * anybody. What was written since is folded again, store-item by store-item, until little is left; for the rest the cursors are locked, in the
 * order in which writers lock them, and the tables change names. Where a live row was wrong, writers may remember it: the swap then moves their
 * cursors' source positions, by which each of them finds itself replaced, forgets what it knows, and begins again.
 *
 * <p>Only a whole journal can be folded. That is asked before anything is created, and again after each fold, where a part may have been moved
 * away meanwhile.
 */
@ApplicationScoped
public class StockRebuild {
    private static final int CATCH_UPS_AT_MOST = 20;
    private static final long LITTLE = 2_000;
    private static final String LOCK_NOT_AVAILABLE = "55P03";
    private static final String DIFFERING = """
            select coalesce(live.key, rebuilt.key) from (select * from ledger.stock %%1$s) live
            full join (select * from ledger.stock_rebuilt %%1$s) rebuilt using (key) where (%1$s) is distinct from (%2$s)"""
            .formatted(of("live"), of("rebuilt"));
    private static final String OF_THESE = "where key = any(?)";

    @Inject
    Database database;
    @Inject
    Clock clock;

    /**
     * How far the rows beside the live ones are.
     *
     * @param positions of the journal, by partition
     * @param changed store-items that were folded again since all were compared
     */
    private record Rows(Map<Integer, Long> positions, Set<String> changed) {}

    private static String of(String table) {
        return table + "." + Balance.COLUMNS.replace(", ", ", " + table + ".");
    }

    /**
     * @param by who asks for it, as the audit keeps it if the rows are swapped
     * @param mend whether the rebuilt rows take the place of live ones that differ from them; equal ones are swapped anyhow
     * @param still asked in the transaction that swaps, whether that is still wanted
     * @throws ProblemException 409, and nothing was touched, if parts of the journal are moved away
     */
    public Rebuilt run(boolean mend, Author by, Work<Boolean> still) {
        database.read(StockRebuild::mustBeWhole);
        database.decide(sql -> sql.execute("call ledger.begin_rebuilding_stock()"));
        try {
            return build(mend, by, still);
        } finally {
            database.decide(sql -> sql.execute("call ledger.end_rebuilding_stock()"));
        }
    }

    private Rebuilt build(boolean mend, Author by, Work<Boolean> still) {
        long began = System.nanoTime();
        Set<String> differing = new TreeSet<>();
        Map<Integer, Long> positions = database.snapshot(sql -> {
            try (var _ = LongWork.on(sql.connection())) {
                return foldAll(sql, differing);
            }
        });
        double seconds = (System.nanoTime() - began) / 1e9;
        long events = positions.values().stream().mapToLong(Long::longValue).sum();
        long storeItems = database.read(sql -> sql.number("select count(*) from ledger.stock_rebuilt"));
        boolean swapped = false;
        if (differing.isEmpty() || mend) {
            var rows = new Rows(new HashMap<>(positions), new HashSet<>());
            for (int i = 0; i < CATCH_UPS_AT_MOST && database.decide(sql -> caughtUp(sql, rows)) > LITTLE; i++) {
                Thread.yield();
            }
            swapped = swapped(rows, differing, mend, by, still);
        }
        return new Rebuilt(events, seconds, storeItems, positions, differing.size(), differing.stream().limit(Rebuilt.KEYS_AT_MOST).toList(), swapped);
    }

    private boolean swapped(Rows rows, Set<String> differing, boolean mend, Author by, Work<Boolean> still) {
        try {
            return database.decide(sql -> {
                boolean swapped = still.in(sql) && swap(sql, rows, differing, mend);
                if (swapped) {
                    var deed = Deed.of(clock.instant(), by, DeedKind.REBUILT, "stock", Map.of("mend", mend, "differing", differing.size()));
                    LedgerAudit.TRAIL.append(sql, AuditTrail.DESK, List.of(deed));
                }
                return swapped;
            });
        } catch (IllegalStateException e) {
            if (e.getCause() instanceof SQLException refused && LOCK_NOT_AVAILABLE.equals(refused.getSQLState())) {
                throw ProblemException.busy(503, "all stock rows are being read right now, perhaps by a verification; rebuild again when that is done", Duration.ofSeconds(30));
            }
            throw e;
        }
    }

    private static Void mustBeWhole(Sql sql) throws SQLException {
        mustBeWhole(JournalLeft.of(sql));
        return null;
    }

    private static void mustBeWhole(JournalLeft journal) {
        if (!journal.whole()) {
            throw ProblemException.of(409, "Parts of the journal are moved away", "stock can only be rebuilt from the whole journal, and " + journal.mend());
        }
    }

    /** A table made of a query is the one that PostgreSQL fills with several workers; the index comes when the rows are there. */
    private static Map<Integer, Long> foldAll(Sql sql, Set<String> differing) throws SQLException {
        sql.execute("set local work_mem = '256MB'");
        mustBeWhole(JournalLeft.held(sql));
        sql.execute("create temporary table stock_folded on commit drop as " + Balance.fold(""));
        sql.execute("insert into ledger.stock_rebuilt (key, " + Balance.COLUMNS + ") select key, " + Balance.COLUMNS + " from stock_folded order by key");
        sql.execute("call ledger.key_rebuilt_stock()");
        differing.addAll(sql.list(DIFFERING.formatted(""), row -> row.getString(1)));
        return Journal.ends(sql);
    }

    /** Much may have come while everything was folded. */
    private static long caughtUp(Sql sql, Rows rows) throws SQLException {
        try (var _ = LongWork.on(sql.connection())) {
            return catchUp(sql, rows);
        }
    }

    /** Folds again whatever has changed since the positions, and moves them. @return how many events that were */
    private static long catchUp(Sql sql, Rows rows) throws SQLException {
        long events = 0;
        for (var end : Journal.ends(sql).entrySet()) {
            long from = rows.positions().getOrDefault(end.getKey(), 0L);
            List<String> keys = Journal.changed(sql, end.getKey(), from, end.getValue());
            sql.execute("delete from ledger.stock_rebuilt where key = any(?)", keys);
            sql.execute("insert into ledger.stock_rebuilt (key, " + Balance.COLUMNS + ") " + Balance.fold(OF_THESE), keys);
            rows.changed().addAll(keys);
            events += end.getValue() - from;
            sql.onceCommitted(() -> rows.positions().put(end.getKey(), end.getValue()));
        }
        mustBeWhole(sql);
        return events;
    }

    /**
     * With the cursors locked nobody writes, so what is left is folded and compared at the very end of the journal: only what has changed since all
     * were compared, so that sales wait as long for a chain of ten million store-items as for one of ten.
     */
    private static boolean swap(Sql sql, Rows rows, Set<String> differing, boolean mend) throws SQLException {
        sql.execute("set local lock_timeout = '5s'");
        sql.list("select 1 from ledger.cursor order by topic, partition for update", row -> row.getInt(1));
        catchUp(sql, rows);
        differing.addAll(sql.list(DIFFERING.formatted(OF_THESE), row -> row.getString(1), rows.changed(), rows.changed()));
        if (!differing.isEmpty() && !mend) {
            return false;
        }
        sql.execute("call ledger.swap_rebuilt_stock()");
        if (!differing.isEmpty()) {
            fenceWriters(sql);
            announceLevels(sql, differing);
        }
        return true;
    }

    private static void fenceWriters(Sql sql) throws SQLException {
        sql.execute("update ledger.cursor set source_position = source_position + 1 where topic = ?", Topics.POS_TRANSACTIONS.topic());
    }

    /** The compacted topic gets what changed since the oldest of these rows once more, when the writers begin again. */
    private static void announceLevels(Sql sql, Set<String> mended) throws SQLException {
        sql.execute("""
                update ledger.level_relay l set position = least(l.position, s.position - 1)
                from (select partition, min(position) as position from ledger.stock where key = any(?) group by partition) s
                where s.partition = l.partition""", mended);
    }
}
