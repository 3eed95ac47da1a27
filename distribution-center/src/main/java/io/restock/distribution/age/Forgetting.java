package io.restock.distribution.age;

import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.restock.contracts.BusinessClock;
import io.restock.sql.Database;
import io.restock.sql.Sql;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Forgets what has been settled for long, a little at a time: order lines of which nothing is open with their picks, shorts and despatches, waves that are empty then, and
 * answers to deliveries that nobody asks for again; and each store's oldest messages, once they are on their topics and what they are about is forgotten. Of old stock entries each kind becomes one at each location. Totals and invariants stay what they were.
 */
@ApplicationScoped
public class Forgetting {
    private static final int LINES_A_STEP = 500;
    private static final int STEPS_AT_ONCE = 20;
    /** Each may have tens of thousands of entries that are young. */
    private static final int ITEMS_A_STEP = 10;
    /** The last of a store stays, for it has the number before the next. */
    private static final String MESSAGES = """
            with gone as (delete from distribution.journal where (partition, position) in (
                select j.partition, j.position from distribution.journal j join distribution.relay r on r.partition = j.partition and j.position <= r.position
                where j.recorded_at < ? and exists (select from distribution.journal where key = j.key and sequence = j.sequence + 1)
                  and not exists (select from distribution.journal where key = j.key and sequence = j.sequence - 1)
                  and not exists (select from distribution.despatch_line where j.type = 'GoodsDespatched' and sscc = convert_from(j.payload, 'UTF8')::jsonb ->> 'despatch')
                order by j.recorded_at limit %d) returning partition)
            update distribution.journal_head h set forgotten = h.forgotten + g.messages
            from (select partition, count(*) as messages from gone group by partition) g where g.partition = h.partition""".formatted(LINES_A_STEP);
    private static final Place BEGINNING = new Place("", "");

    @Inject
    Database database;
    @Inject
    BusinessClock clock;
    /** Business time after which what is settled is forgotten; within it stores ask and auditors come. */
    @ConfigProperty(name = "restock.dc.remembered", defaultValue = "P400D")
    Duration age;
    private volatile Place carriedUpTo = BEGINNING;

    /** An item at a center. */
    private record Place(String dc, String item) {}

    @Scheduled(every = "10s", delayed = "30s", concurrentExecution = ConcurrentExecution.SKIP)
    @RunOnVirtualThread
    void forget() {
        Instant before = clock.instant().minus(age);
        for (int step = 0; step < STEPS_AT_ONCE && database.decide(sql -> lines(sql, before)) == LINES_A_STEP; step++) {}
        database.decide(sql -> sql.execute("""
                delete from distribution.report where (dc, kind, identity) in
                  (select dc, kind, identity from distribution.report where recorded_at < ? limit\s""" + LINES_A_STEP + ")", before));
        database.decide(sql -> sql.execute("delete from distribution.supplier_delivery where came_at < ?", before));
        database.decide(
                sql -> sql.execute("delete from distribution.reversed_report where ctid = any(array(select ctid from distribution.reversed_report where reversed_at < ? limit "
                        + LINES_A_STEP + "))", before));
        database.decide(sql -> sql.execute("""
                delete from distribution.location_count where id in (select c.id from distribution.location_count c where c.counted_at < ? and exists
                  (select from distribution.location_count n where (n.dc, n.item, n.location) = (c.dc, c.item, c.location) and not n.reversed and n.counted_at > c.counted_at
                     and n.counted_at < ?) limit\s""" + LINES_A_STEP + ")", before, before));
        for (int step = 0; step < STEPS_AT_ONCE && database.decide(sql -> sql.execute(MESSAGES, before)) > 0; step++) {
            Thread.yield();
        }
        carriedUpTo = database.decide(sql -> carry(sql, carriedUpTo, before));
    }

    /** @return how many were forgotten */
    private static int lines(Sql sql, Instant before) throws SQLException {
        List<String> lines = sql.list("""
                select id from distribution.order_line l
                where despatched + cancelled = units and (despatched = 0 or received_at is not null) and due_at < ? and (received_at is null or received_at < ?)
                  and not exists (select from distribution.despatch_line d where d.order_line = l.id and d.received_at is null)
                order by due_at, id limit\s""" + LINES_A_STEP + " for update skip locked", row -> row.getString(1), before, before);
        if (lines.isEmpty()) {
            return 0;
        }
        var waves = new ArrayList<>(sql.list("delete from distribution.pick where order_line = any(?) returning wave", row -> row.getLong(1), lines));
        waves.addAll(sql.list("delete from distribution.wave_short where order_line = any(?) returning wave", row -> row.getLong(1), lines));
        sql.execute("delete from distribution.hand_over where order_line = any(?)", lines);
        sql.execute("delete from distribution.line_cancellation where order_line = any(?)", lines);
        sql.execute("delete from distribution.despatch_lot where order_line = any(?)", lines);
        List<String> units = sql.list("delete from distribution.despatch_line where order_line = any(?) returning sscc", row -> row.getString(1), lines);
        int despatches =
                sql.execute("delete from distribution.despatch d where sscc = any(?) and not exists (select from distribution.despatch_line l where l.sscc = d.sscc)", units);
        sql.execute("""
                delete from distribution.wave w where id = any(?::bigint[]) and not exists (select from distribution.pick where wave = w.id)
                  and not exists (select from distribution.wave_short where wave = w.id) and not exists (select from distribution.despatch where wave = w.id)""", waves);
        sql.execute("""
                with gone as (delete from distribution.order_line where id = any(?) returning item, despatched + came_home as despatched, cancelled),
                  by_unit as (select g.*, coalesce(i.unit = 'GRAM', false) as weighed from gone g left join distribution.item i on i.gtin = g.item),
                  sums as (select count(*) as lines, count(*) filter (where despatched > 0) as sent,
                      coalesce(sum(cancelled) filter (where not weighed), 0) as eaches_cancelled, coalesce(sum(cancelled) filter (where weighed), 0) as grams_cancelled,
                      coalesce(sum(despatched) filter (where not weighed), 0) as eaches_sent, coalesce(sum(despatched) filter (where weighed), 0) as grams_sent from by_unit)
                update distribution.forgotten f set before = greatest(f.before, ?), lines = f.lines + s.lines, lines_despatched = lines_despatched + sent,
                    despatches = despatches + ?, eaches_cancelled = f.eaches_cancelled + s.eaches_cancelled, grams_cancelled = f.grams_cancelled + s.grams_cancelled,
                    eaches_despatched = eaches_despatched + eaches_sent, grams_despatched = grams_despatched + grams_sent
                from sums s""", lines, before, despatches);
        return lines.size();
    }

    /** Goes through a few items after the last ones. The newest of the old entries stands for all of its kind; @return where it ended. */
    private static Place carry(Sql sql, Place after, Instant before) throws SQLException {
        List<Place> next = sql.list("select distinct dc, item from distribution.location_stock where (dc, item) > (?, ?) order by dc, item limit " + ITEMS_A_STEP,
                row -> new Place(row.getString(1), row.getString(2)), after.dc, after.item);
        if (next.isEmpty()) {
            return BEGINNING;
        }
        goneLots(sql, after, next.getLast(), before);
        sql.execute(
                """
                with old as (select dc, item, location, kind, coalesce(reverses, '') as reverses, coalesce(lot, '') as lot, sum(units) as units, max(id) as last from distribution.stock_entry
                    where (dc, item) > (?, ?) and (dc, item) <= (?, ?) and recorded_at < ?
                    group by dc, item, location, kind, coalesce(reverses, ''), coalesce(lot, '') having count(*) > 1 and abs(sum(units)) < 2000000000),
                  gone as (delete from distribution.stock_entry e using old where (e.dc, e.item, e.location, e.kind, coalesce(e.reverses, ''), coalesce(e.lot, '')) = (old.dc, old.item, old.location, old.kind, old.reverses, old.lot)
                    and e.recorded_at < ? and (e.id <> old.last or old.units = 0))
                update distribution.stock_entry e set units = old.units, reference = 'carried', author = null, report = null, report_kind = null, moved_at = null from old where e.id = old.last and old.units <> 0""",
                after.dc, after.item, next.getLast().dc, next.getLast().item, before, before);
        return next.getLast();
    }

    /** Of a lot that is gone and of which nothing has been heard for long, the entries are as any others: they come to nothing at every location. */
    private static void goneLots(Sql sql, Place after, Place last, Instant before) throws SQLException {
        List<Lot> gone = sql.list("""
                select l.dc, l.item, l.lot from distribution.lot l
                where (l.dc, l.item) > (?, ?) and (l.dc, l.item) <= (?, ?)
                  and not exists (select from distribution.lot_stock s where (s.dc, s.item, s.lot) = (l.dc, l.item, l.lot) and (s.units > 0 or s.allocated > 0))
                  and not exists (select from distribution.stock_entry e where (e.dc, e.item, e.lot) = (l.dc, l.item, l.lot) and e.recorded_at >= ?)
                  and exists (select from distribution.stock_entry e where (e.dc, e.item, e.lot) = (l.dc, l.item, l.lot)) for update of l""",
                row -> new Lot(row.getString(1), row.getString(2), row.getString(3)), after.dc, after.item, last.dc, last.item, before);
        for (Lot lot : gone) {
            sql.execute("update distribution.stock_entry set lot = null where dc = ? and item = ? and lot = ?", lot.dc, lot.item, lot.lot);
            sql.execute("delete from distribution.lot_stock where dc = ? and item = ? and lot = ?", lot.dc, lot.item, lot.lot);
            sql.execute("delete from distribution.lot where dc = ? and item = ? and lot = ?", lot.dc, lot.item, lot.lot);
        }
    }

    private record Lot(String dc, String item, String lot) {}
}
