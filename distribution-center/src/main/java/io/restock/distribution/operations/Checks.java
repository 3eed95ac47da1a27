package io.restock.distribution.operations;

import io.restock.contracts.Topics;
import io.restock.contracts.operations.Verification.Check;
import io.restock.distribution.audit.CenterAudit;
import io.restock.distribution.outbox.Message;
import io.restock.journal.PublishedPositions;
import io.restock.sql.Invariant;
import io.restock.sql.LongWork;
import io.restock.sql.Offenders;
import io.restock.sql.Sql;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;

/** What must be true of the center's books at every moment. Each is one statement, so that it sees one moment. */
final class Checks {
    private static final List<Invariant> ALL = List.of(
            Invariant.each("the stock of every location is the sum of its entries", """
                select coalesce(s.dc, e.dc) || '|' || coalesce(s.item, e.item) || '|' || coalesce(s.location, e.location) as key,
                    coalesce(s.units, 0) <> coalesce(e.units, 0) as broken
                from distribution.location_stock s
                full join (select dc, item, location, sum(units) as units from distribution.stock_entry group by 1, 2, 3) e
                    on (s.dc, s.item, s.location) = (e.dc, e.item, e.location)"""),
            Invariant.each("what is allocated at a location is what open picks and transfers to other centers ask of it", """
                select coalesce(s.dc, p.dc) || '|' || coalesce(s.item, p.item) || '|' || coalesce(s.location, p.location) as key,
                    coalesce(s.allocated, 0) <> coalesce(p.units, 0) as broken
                from distribution.location_stock s
                full join (select dc, item, location, sum(units) as units from (
                        select w.dc, p.item, p.location, p.units from distribution.pick p join distribution.wave w on w.id = p.wave where p.picked is null
                        union all select t.from_dc, t.item, l.location, l.units from distribution.center_transfer_place l join distribution.center_transfer t on t.id = l.transfer) asked
                        group by 1, 2, 3) p
                    on (s.dc, s.item, s.location) = (p.dc, p.item, p.location)"""),
            Invariant.each("what is staged was picked and has not left", """
                select coalesce(s.dc, p.dc) || '|' || coalesce(s.item, p.item) as key, coalesce(s.units, 0) <> coalesce(p.units, 0) as broken
                from (select dc, item, units from distribution.location_stock where location = 'STAGED') s
                full join (select w.dc, p.item, sum(p.picked - p.put_back) as units from distribution.pick p
                        join distribution.wave w on w.id = p.wave where p.picked > p.put_back and p.despatch is null group by 1, 2) p
                    on (s.dc, s.item) = (p.dc, p.item)"""),
            Invariant.each("the stock of every lot is the sum of its entries, and no more than its location holds", """
                with lots as (select coalesce(s.dc, e.dc) as dc, coalesce(s.item, e.item) as item, coalesce(s.location, e.location) as location,
                        sum(coalesce(s.units, 0)) as units, bool_or(coalesce(s.units, 0) <> coalesce(e.units, 0)) as broken
                    from distribution.lot_stock s
                    full join (select dc, item, location, lot, sum(units) as units from distribution.stock_entry where lot is not null group by 1, 2, 3, 4) e
                        on (s.dc, s.item, s.location, s.lot) = (e.dc, e.item, e.location, e.lot) group by 1, 2, 3)
                select l.dc || '|' || l.item || '|' || l.location as key, l.broken or l.units > coalesce(s.units, 0) as broken
                from lots l left join distribution.location_stock s using (dc, item, location)"""),
            Invariant.each("what is allocated of a lot is what open picks and transfers to other centers ask of it", """
                select coalesce(s.dc, p.dc) || '|' || coalesce(s.item, p.item) || '|' || coalesce(s.lot, p.lot) as key, coalesce(s.allocated, 0) <> coalesce(p.units, 0) as broken
                from distribution.lot_stock s
                full join (select dc, item, location, lot, sum(units) as units from (
                        select w.dc, p.item, p.location, p.lot, p.units from distribution.pick p join distribution.wave w on w.id = p.wave where p.picked is null
                        union all select t.from_dc, t.item, l.location, l.lot, l.units from distribution.center_transfer_place l join distribution.center_transfer t on t.id = l.transfer) asked
                        where lot is not null group by 1, 2, 3, 4) p
                    on (s.dc, s.item, s.location, s.lot) = (p.dc, p.item, p.location, p.lot)"""),
            Invariant.each("what is staged of a lot was picked of it and has not left", """
                select coalesce(s.dc, p.dc) || '|' || coalesce(s.item, p.item) || '|' || coalesce(s.lot, p.lot) as key, coalesce(s.units, 0) <> coalesce(p.units, 0) as broken
                from (select dc, item, lot, units from distribution.lot_stock where location = 'STAGED') s
                full join (select w.dc, p.item, p.picked_lot as lot, sum(p.picked - p.put_back) as units from distribution.pick p
                        join distribution.wave w on w.id = p.wave where p.picked > p.put_back and p.despatch is null and p.picked_lot is not null group by 1, 2, 3) p
                    on (s.dc, s.item, s.lot) = (p.dc, p.item, p.lot)"""),
            Invariant.each("the lots of every despatch are those that were picked for it", """
                select coalesce(d.sscc, p.sscc) || '|' || coalesce(d.order_line, p.order_line) as key, coalesce(d.units, 0) <> coalesce(p.units, 0) as broken
                from distribution.despatch_lot d
                full join (select despatch as sscc, order_line, picked_lot as lot, sum(picked) as units from distribution.pick
                        where despatch is not null and picked_lot is not null and picked > 0 group by 1, 2, 3) p
                    on (d.sscc, d.order_line, d.lot) = (p.sscc, p.order_line, p.lot)"""),
            Invariant.each("every order line: placed = cancelled + despatched + open, as its picks, shorts and despatches say", """
                select l.id as key, l.units <> l.cancelled + l.despatched + l.waiting + l.allocated + l.picked
                    or l.allocated <> coalesce(p.open, 0) or l.picked <> coalesce(p.staged, 0) or l.despatched <> coalesce(d.units, 0) or l.came_home <> coalesce(d.called_off, 0)
                    or l.cancelled <> coalesce(p.cancelled, 0) + coalesce(s.units, 0) + coalesce(c.units, 0) as broken
                from distribution.order_line l
                left join (select order_line, sum(units) filter (where picked is null) as open,
                        sum(picked) filter (where despatch is null and called_off is null) as staged, sum(cancelled) as cancelled
                        from distribution.pick group by 1) p on p.order_line = l.id
                left join (select order_line, sum(units - called_off) as units, sum(called_off) as called_off from distribution.despatch_line group by 1) d on d.order_line = l.id
                left join (select order_line, sum(units) as units from distribution.wave_short where outcome = 'CANCELLED' group by 1) s
                    on s.order_line = l.id
                left join (select order_line, sum(units) as units from distribution.line_cancellation group by 1) c on c.order_line = l.id"""),
            Invariant.each("what stands in for units of a pick is as much as was settled of it",
                    """
                select 'pick ' || p.id as key, p.substituted <> sum(l.units - l.weighed_over) as broken from distribution.pick p
                join distribution.order_line l on l.in_place_of_pick = p.id and l.placed_at = p.answered_at where p.substituted > 0 and l.cancelled = 0 group by p.id, p.substituted"""),
            Invariant.each("every line waits at the center to which it was handed over last", """
                select l.id as key, l.dc <> h.to_dc or (l.home is null) <> (h.to_dc = f.from_dc) as broken from distribution.order_line l
                join (select distinct on (order_line) order_line, to_dc from distribution.hand_over order by order_line, id desc) h on h.order_line = l.id
                join (select distinct on (order_line) order_line, from_dc from distribution.hand_over order by order_line, id) f on f.order_line = l.id"""),
            Invariant.each("the lines of every despatch are what was picked for it", """
                select sscc || '|' || item as key, coalesce(d.units, 0) <> coalesce(p.units, 0) as broken
                from (select sscc, item, sum(units) as units from distribution.despatch_line group by 1, 2) d
                full join (select despatch as sscc, item, sum(picked) as units from distribution.pick where despatch is not null group by 1, 2) p
                    using (sscc, item)"""),
            Invariant.each("what left for other centers, and what came from them, is what the stock of each says",
                    """
                select dc || '|' || item as key, coalesce(t.units, 0) <> coalesce(e.units, 0) as broken
                from (select dc, item, sum(units) as units from (select from_dc as dc, item, -sent as units from distribution.center_transfer
                        union all select to_dc, item, arrived from distribution.center_transfer) every group by 1, 2) t
                full join (select dc, item, sum(units) as units from distribution.stock_entry where coalesce(reverses, kind) in ('SENT_ON', 'TAKEN_OVER') group by 1, 2) e using (dc, item)"""),
            Invariant.each("what came of every transfer from another center is the sum of its parts", """
                select 'transfer ' || t.id as key, (t.arrived, t.damaged) <> (coalesce(p.arrived, 0), coalesce(p.damaged, 0)) as broken from distribution.center_transfer t
                left join (select transfer, sum(arrived) as arrived, sum(damaged) as damaged from distribution.center_transfer_part where taken_back_at is null group by 1) p
                    on p.transfer = t.id"""),
            Invariant.each("what came of every lot that travelled is the sum of the parts that are of it", """
                select 'transfer ' || coalesce(l.transfer, p.transfer) || '|' || coalesce(l.lot, p.lot) as key, coalesce(l.arrived, 0) <> coalesce(p.units, 0) as broken
                from distribution.center_transfer_lot l
                full join (select transfer, lot, sum(units) as units from distribution.center_transfer_part_lot group by 1, 2) p on (p.transfer, p.lot) = (l.transfer, l.lot)"""),
            Invariant.each("what is to leave for another center is promised to it, and nothing else is", """
                select 'transfer ' || t.id as key, case when t.state = 'ORDERED' then t.units else 0 end <> coalesce(p.units, 0) as broken from distribution.center_transfer t
                left join (select transfer, sum(units) as units from distribution.center_transfer_place group by 1) p on p.transfer = t.id"""),
            // No foreign keys: looking up each pick's line and wave by itself took half of the time in which a wave's picks are written.
            Invariant.each("every pick is of an order line and of a wave that there are", """
                select p.order_line as key, l.id is null or w.id is null as broken from distribution.pick p
                left join distribution.order_line l on l.id = p.order_line left join distribution.wave w on w.id = p.wave"""),
            Invariant.each("no line was picked beyond what was ordered", """
                select l.id as key, p.picked > l.units + l.came_home as broken from distribution.order_line l
                join (select order_line, sum(picked) filter (where called_off is null) as picked from distribution.pick group by 1) p on p.order_line = l.id"""),
            // Each advice is parsed once, not once for each of its lines: of five thousand that took a minute and a half, and takes a tenth of a second.
            Invariant.each("every despatch was announced once, with all its units", """
                with announced as materialized (select partition, position, convert_from(payload, 'UTF8')::jsonb as body from distribution.journal
                        where type = 'GoodsDespatched')
                select sscc || '|' || order_line as key, case when d.units is null then exists (select from distribution.order_line where id = order_line)
                    else a.times is distinct from 1 or a.units is distinct from d.units end as broken
                from distribution.despatch_line d
                full join (select body ->> 'despatch' as sscc, line ->> 'orderLine' as order_line, count(distinct (partition, position)) as times,
                        sum((line ->> 'units')::int) as units from announced, jsonb_array_elements(body -> 'lines') line group by 1, 2) a using (sscc, order_line)"""),
            Invariant.each("what came back from stores is what entered the stock",
                    """
                select coalesce(l.dc, e.dc) || '|' || coalesce(l.item, e.item) as key, coalesce(l.units, 0) <> coalesce(e.units, 0) as broken
                from (select dc, item, sum(arrived) as units from distribution.store_return_line group by 1, 2) l
                full join (select dc, item, sum(units) as units from distribution.stock_entry where coalesce(reverses, kind) = 'RETURNED' group by 1, 2) e on (l.dc, l.item) = (e.dc, e.item)"""),
            Invariant.each("what went home of a despatch is due at its center", """
                select d.sscc as key, d.called_off > coalesce(r.units, 0) or d.called_off > 0 and d.called_off_at is null as broken
                from (select d.sscc, d.called_off_at, sum(l.called_off) as called_off from distribution.despatch d join distribution.despatch_line l using (sscc) group by d.sscc) d
                left join (select r.despatch, sum(l.sent - l.called_off) as units from distribution.store_return r
                           join distribution.store_return_line l using (dc, store, transfer) where r.despatch is not null group by 1) r on r.despatch = d.sscc"""),
            Invariant.each("a location was last counted when its latest count that stands was taken",
                    """
                select coalesce(s.dc, c.dc) || '|' || coalesce(s.item, c.item) || '|' || coalesce(s.location, c.location) as key, s.counted_at is distinct from c.counted_at as broken
                from (select dc, item, location, counted_at from distribution.location_stock where counted_at is not null) s
                full join (select dc, item, location, max(counted_at) as counted_at from distribution.location_count where not reversed group by 1, 2, 3) c using (dc, item, location)"""),
            Invariant.each("a return is closed when nothing of it is under way, and nothing was called off that was not sent", """
                select r.dc || '|' || r.store || '/' || r.transfer as key, (r.closed_at is not null) <> (r.sent_at is not null and (r.complete or not coalesce(l.open, false)))
                    or coalesce(l.beyond, false) or r.called_off_at is null and coalesce(l.called_off, false) as broken
                from distribution.store_return r
                left join (select dc, store, transfer, bool_or(sent > called_off + arrived + damaged) as open, bool_or(called_off > sent) as beyond, bool_or(called_off > 0) as called_off
                           from distribution.store_return_line group by 1, 2, 3) l using (dc, store, transfer)"""),
            Invariant.each("the outbox has no gap", """
                select 'partition ' || h.partition as key, coalesce(j.rows, 0) + h.forgotten <> h.next_position - 1 or coalesce(j.last, 0) <> h.next_position - 1 as broken
                from distribution.journal_head h
                left join (select partition, count(*) as rows, max(position) as last from distribution.journal group by 1) j using (partition)"""),
            Invariant.each("every key's messages are numbered without a gap", """
                select key, count(*) <> max(sequence) - min(sequence) + 1 as broken from distribution.journal group by key"""),
            Invariant.each("every record could be read and applied", """
                select topic || ' ' || partition || '/' || kafka_offset as key, true as broken from distribution.quarantine where ended is null"""),
            CenterAudit.TRAIL.whole());

    private Checks() {}

    /**
     * @param published messages from before this instant must stand on their topics
     * @param despatches what stands on theirs
     */
    static List<Check> run(Sql sql, Instant published, PublishedPositions despatches) throws SQLException {
        try (var _ = LongWork.on(sql.connection())) {
            var checks = Invariant.check(sql, ALL);
            checks.add(published(sql, published, despatches));
            return checks;
        }
    }

    /** Each message by itself: the last one on a topic says nothing of those before it. Lanes are compacted and exceptions are others' too, so for them the relay's note must do. */
    private static Check published(Sql sql, Instant before, PublishedPositions despatches) throws SQLException {
        var missing = new Offenders();
        long[] looked = {0};
        sql.each("""
                select j.partition, j.position, j.type, j.position <= coalesce(r.position, 0) as noted
                from distribution.journal j left join distribution.relay r using (partition) where j.recorded_at < ? order by 1, 2""", row -> {
            looked[0]++;
            boolean there = Message.topicOf(row.getString(3)) == Topics.DESPATCHES ? despatches.contains(row.getInt(1), row.getLong(2)) : row.getBoolean(4);
            if (!there) {
                missing.add("partition " + row.getInt(1) + " position " + row.getLong(2));
            }
        }, before);
        return missing.check("the outbox is published", looked[0]);
    }
}
