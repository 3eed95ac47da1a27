package io.restock.ledger.journal;

import io.restock.sql.Invariant;
import java.util.List;

/**
 * The invariants that read the journal, for as much of it as is left. While it is whole everything is figured from nothing. Where old parts are
 * moved away a store-item begins with what its first event left says it had before, and its name says that.
 */
public final class JournalChecks {
    private final JournalLeft journal;
    private final String left;

    private JournalChecks(JournalLeft journal) {
        this.journal = journal;
        this.left = left(journal);
    }

    public static List<Invariant> of(JournalLeft journal) {
        var checks = new JournalChecks(journal);
        return List.of(checks.dense(), checks.totals(), checks.transactions(), checks.passed());
    }

    private static String left(JournalLeft journal) {
        return "ledger.journal where position >= " + journal.begins();
    }

    private Invariant dense() {
        return Invariant.none("positions of each partition are dense from " + journal.since("1") + " to its head", "select count(*) from " + left, """
                select partition::text as key from (
                    select partition, count(*) as events, min(position) as first, max(position) as last from %2$s group by partition) j
                full join ledger.journal_head h using (partition)
                where coalesce(events, 0) <> greatest(coalesce(next_position - %1$d, -1), 0) or coalesce(first, %1$d) <> %1$d
                   or coalesce(last, next_position - 1) <> next_position - 1""".formatted(journal.begins(), left));
    }

    /** Beginning of a query with a row {@code replayed} for each store-item: what its events that are left say one after the other. */
    public static String replayed(JournalLeft journal) {
        return """
                with moved as (
                    select key, sequence, convert_from(payload, 'UTF8')::json as event, ledger.moved(type, payload) as moved,
                           ledger.moved_in_transit(type, payload) as in_transit,
                           ledger.moved_allocated(type, payload) as allocated
                    from %s
                ), running as (
                    select key, sequence, moved, in_transit, allocated, (event ->> 'onHand')::int as said,
                           sum(moved) over (partition by key order by sequence) as running,
                           first_value((event ->> 'onHand')::int - moved) over (partition by key order by sequence) as before,
                           (event ->> 'inTransit')::int - in_transit as in_transit_before,
                           (event ->> 'allocated')::int - allocated as allocated_before
                    from moved
                ), replayed as (
                    select key, count(*) as events, min(sequence) as first, max(sequence) as last, max(before) + sum(moved) as on_hand, max(before) as before,
                           (array_agg(in_transit_before order by sequence) filter (where in_transit_before is not null))[1] as in_transit_before,
                           sum(in_transit) as in_transit, sum(allocated) as allocated,
                           (array_agg(allocated_before order by sequence) filter (where allocated_before is not null))[1] as allocated_before, bool_or(said <> before + running) as broken
                    from running group by key)""".formatted(left(journal));
    }

    private Invariant totals() {
        String name = "running totals of sales, deliveries and transfers, and of what was promised, eaches apart from grams, equal the journal";
        return !journal.whole() ? Invariant.unseen(name + ": not looked at, for they count events of parts that are moved away")
                : Invariant.none(name, "select count(*) from ledger.journal", """
                select partition || ' ' || unit as key from (
                    select partition, coalesce(unit, 'EACH') as unit, sum(sold) as sold, sum(returned) as returned, sum(received) as received,
                        sum(counted) as counted, sum(despatched) as despatched, sum(closed) as closed, sum(announced) as announced, sum(settled) as settled,
                        sum(arrived) as arrived, sum(back) as back, sum(reserved) as reserved, sum(collected) as collected, sum(lapsed) as lapsed,
                        sum(cancelled) as cancelled
                    from (select partition, key,
                              sum(-ledger.moved(type, payload)) filter (where type in ('ItemSold', 'SaleVoided')) as sold,
                              sum(ledger.moved(type, payload)) filter (where type in ('ItemReturned', 'ReturnVoided')) as returned,
                              sum(ledger.moved(type, payload)) filter (where type in ('DeliveryReceived', 'DeliveryReversed')) as received,
                              sum(ledger.moved(type, payload)) filter (where type in ('StockCounted', 'CountOffset', 'CountReversed')) as counted,
                              sum(ledger.moved_in_transit(type, payload)) filter (where type = 'DeliveryDespatched') as despatched,
                              sum(-ledger.moved_in_transit(type, payload)) filter (where type in ('DeliveryReceived', 'DeliveryReversed', 'DeliveryCalledOff')) as closed,
                              sum(ledger.moved_in_transit(type, payload)) filter (where type = 'TransferUnderWay') as announced,
                              sum(-ledger.moved_in_transit(type, payload)) filter (where type in ('TransferReceived', 'ArrivalReversed', 'TransferCalledOff')) as settled,
                              sum(ledger.moved(type, payload)) filter (where type in ('TransferReceived', 'ArrivalReversed')) as arrived,
                              sum(ledger.moved(type, payload)) filter (where type = 'TransferCameBack') as back,
                              sum(ledger.moved_allocated(type, payload)) filter (where type = 'ItemsReserved') as reserved,
                              sum(-ledger.moved_allocated(type, payload)) filter (where type = 'ReservationCollected') as collected,
                              sum(-ledger.moved_allocated(type, payload)) filter (where type = 'ReservationLapsed') as lapsed,
                              sum(-ledger.moved_allocated(type, payload)) filter (where type = 'ReservationCancelled') as cancelled
                          from ledger.journal group by partition, key) told
                    left join ledger.item on gtin = split_part(key, '|', 2) group by 1, 2) j
                full join ledger.totals_by_unit t using (partition, unit)
                where coalesce(j.sold, 0) <> coalesce(t.sold, 0) or coalesce(j.returned, 0) <> coalesce(t.returned, 0)
                   or coalesce(j.received, 0) <> coalesce(t.received, 0) or coalesce(j.counted, 0) <> coalesce(t.opening + t.count_variance, 0)
                   or coalesce(j.despatched, 0) <> coalesce(t.despatched, 0) or coalesce(j.closed, 0) <> coalesce(t.despatched_closed, 0)
                   or coalesce(j.announced, 0) <> coalesce(t.transfers_announced, 0) or coalesce(j.settled, 0) <> coalesce(t.transfers_closed, 0)
                   or coalesce(j.arrived, 0) <> coalesce(t.transfers_arrived, 0) or coalesce(j.back, 0) <> coalesce(t.transferred_back, 0)
                   or coalesce(j.reserved, 0) <> coalesce(t.reserved, 0) or coalesce(j.collected, 0) <> coalesce(t.reserved_collected, 0)
                   or coalesce(j.lapsed, 0) <> coalesce(t.reserved_lapsed, 0) or coalesce(j.cancelled, 0) <> coalesce(t.reserved_cancelled, 0)""");
    }

    /** Of a transaction that the border cuts, the rest may be an offset alone, which names no transaction. */
    private Invariant transactions() {
        return Invariant.none("every transaction's events are where its row says, and no others" + (journal.whole() ? "" : ", from " + journal.since("") + " on"),
                "select count(*) from ledger.transaction where first_position + events > " + journal.begins(), """
                select coalesce(j.key, t.key) as key from (
                    select store || '/' || line[1] || '/' || line[2] || '/' || line[3] as key, partition, min(position) as first, max(position) as last
                    from (select split_part(key, '|', 1) as store, partition, position,
                                 string_to_array(coalesce(convert_from(payload, 'UTF8')::json ->> 'by', convert_from(payload, 'UTF8')::json ->> 'sale'), '/') as line
                          from %2$s and type in ('ItemSold', 'SaleVoided', 'ItemReturned', 'ReturnVoided')) lines
                    where not exists (select from ledger.forgotten f where f.store = lines.store and lines.line[1]::date < f.before)
                    group by 1, partition) j
                full join (select store || '/' || business_date || '/' || till || '/' || sequence as key, partition, first_position, events
                           from ledger.transaction where events > 0 and first_position + events > %1$d) t using (key, partition)
                where t.key is null or j.key is null and first_position >= %1$d or j.first <> first_position and first_position >= %1$d
                   or j.last > t.first_position + t.events - 1""".formatted(journal.begins(), left));
    }

    private Invariant passed() {
        return Invariant.none("no part of the journal was moved away that is still written or handed on", "select count(*) from ledger.journal_next",
                "select partition::text as key from ledger.journal_next where position < " + journal.begins());
    }
}
