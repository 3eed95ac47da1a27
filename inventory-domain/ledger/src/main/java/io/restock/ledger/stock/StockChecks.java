package io.restock.ledger.stock;

import io.restock.ledger.journal.JournalChecks;
import io.restock.ledger.journal.JournalLeft;
import io.restock.sql.Invariant;
import java.util.List;

/** The invariants that compare the rows of stock with the journal and with what is kept beside them. */
public final class StockChecks {
    private static final Invariant TOTALS = Invariant.none("running totals of eaches and of grams equal the stock rows",
            "select count(*) from ledger.totals_by_unit", """
            select partition || ' ' || unit as key from (
                select partition, coalesce(unit, 'EACH') as unit, count(*) as items, sum(on_hand) as on_hand, sum(in_transit) as in_transit, sum(allocated) as allocated
                from ledger.stock left join ledger.item on gtin = split_part(key, '|', 2) group by 1, 2) s
            full join ledger.totals_by_unit t using (partition, unit)
            where coalesce(s.items, 0) <> coalesce(t.store_items, 0) or coalesce(s.on_hand, 0) <> coalesce(t.on_hand, 0)
               or coalesce(s.in_transit, 0) <> coalesce(t.in_transit, 0)
               or coalesce(s.allocated, 0) <> coalesce(t.allocated, 0)""");
    private static final Invariant IN_TRANSIT = Invariant.none("what is in transit is what open despatches and transfers hold",
            "select (select count(*) from ledger.despatch where received_at is null) + (select count(*) from ledger.transfer_due where closed_at is null and not to_center)", """
            select coalesce(d.key, s.key) as key from (
                select key, sum(units) as units from (
                    select store || '|' || item as key, units - closed as units from ledger.despatch_line where closed <> units
                    union all select store || '|' || item, sent - closed from ledger.transfer_due_line join ledger.transfer_due using (store, sender, transfer)
                        where closed <> sent and not to_center) open
                group by key) d
            full join (select key, in_transit from ledger.stock where in_transit <> 0) s using (key)
            where coalesce(d.units, 0) <> coalesce(s.in_transit, 0)""");

    private static final Invariant ALLOCATED = Invariant.none("what is promised to customers is what open reservations hold, and never below none",
            "select count(*) from ledger.reservation where state = 'OPEN'", """
            select coalesce(r.key, s.key) as key from (
                select store || '|' || item as key, sum(units - collected) as units from ledger.reservation_line join ledger.reservation using (store, reservation)
                where state = 'OPEN' group by 1) r
            full join (select key, allocated from ledger.stock where allocated <> 0) s using (key)
            where coalesce(r.units, 0) <> coalesce(s.allocated, 0) or s.allocated < 0""");

    private static final String FROM_NOTHING = " or r.first <> 0 or r.before <> 0 or coalesce(r.in_transit_before, 0) <> 0 or r.in_transit <> s.in_transit"
            + " or coalesce(r.allocated_before, 0) <> 0 or r.allocated <> s.allocated";

    private StockChecks() {}

    public static List<Invariant> of(JournalLeft journal) {
        return List.of(replay(journal), TOTALS, IN_TRANSIT, ALLOCATED);
    }

    /** What is in transit or promised is known by despatches, transfers, what arrived and reservations alone; a store-item with none of them left is compared with what is open only. */
    private static Invariant replay(JournalLeft journal) {
        return Invariant.none(journal.whole() ? "stock rows equal a replay of the journal: sequences dense, on hand, in transit, promised, each event's own on hand"
                : "stock rows touched since " + journal.since("") + " equal a replay from what their first event left says was before: sequences dense, on hand, "
                        + "in transit, promised, each event's own on hand",
                "select count(*) from ledger.stock where position >= " + journal.begins(), JournalChecks.replayed(journal) + """

                        select coalesce(r.key, s.key) as key from replayed r
                        full join (select * from ledger.stock where position >= %d) s using (key)
                        where r.key is null or s.key is null or r.last <> r.first + r.events - 1 or r.last <> s.sequence
                           or r.on_hand <> s.on_hand or r.in_transit_before + r.in_transit <> s.in_transit
                           or r.allocated_before + r.allocated <> s.allocated or r.broken""".formatted(journal.begins())
                        + (journal.whole() ? FROM_NOTHING : ""));
    }
}
