package io.restock.ledger.operations;

import io.restock.contracts.Topics;
import io.restock.contracts.operations.Verification.Check;
import io.restock.ledger.audit.LedgerAudit;
import io.restock.ledger.journal.JournalChecks;
import io.restock.ledger.journal.JournalLeft;
import io.restock.ledger.stock.StockChecks;
import io.restock.sql.Invariant;
import io.restock.sql.LongWork;
import io.restock.sql.Sql;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Every invariant of the ledger: those of the journal, those of the stock rows, and those that compare the other tables with each other. */
final class LedgerChecks {
    private static final String SECONDS_AT_MOST = "120s";
    /** As {@code ledger.unknown_event} raises it. */
    private static final String UNKNOWN_EVENT = "22023";

    private static final List<Invariant> INVARIANTS = List.of(
            Invariant.none("eaches are conserved, and grams: opening + received + returned + found + transferred in, arrived and back + count variance"
                    + " = on hand + sold + shrink + transferred out",
                    "select count(*) from ledger.unit_totals", """
                    select partition || ' ' || counted_as as key from ledger.unit_totals
                    where opening + received + returned + found + transferred_in + transfers_arrived + transferred_back + count_variance
                          <> on_hand + sold + shrink + transferred_out
                       or in_transit <> despatched - despatched_closed + transfers_announced - transfers_closed"""),
            Invariant.none("what was under way by transfer arrived, is damaged, missing, called off or lost, or is still under way",
                    "select count(*) from ledger.unit_totals", """
                    select partition || ' ' || counted_as as key from ledger.unit_totals
                    where transfers_closed <> transfers_arrived + transfers_damaged + transfers_missing + transfers_called_off + transfers_lost
                       or transfers_announced < transfers_closed"""),
            Invariant.none("what was promised to customers was collected, has lapsed, was cancelled, or is still promised", "select count(*) from ledger.unit_totals", """
                    select partition || ' ' || counted_as as key from ledger.unit_totals
                    where reserved <> allocated + reserved_collected + reserved_lapsed + reserved_cancelled or allocated < 0"""),
            Invariant.none("what stores sent to centers is what their transfers to centers say, and what they have again of it is what was called off there",
                    "select count(*) from ledger.transfer_due where to_center", """
                    select counted.unit as key
                    from (select unit, sum(sent_to_centers) as sent, sum(back_from_centers) as back from ledger.totals_by_unit group by unit) counted
                    left join (select coalesce(i.unit, 'EACH') as unit, sum(l.sent) as sent, sum(l.called_off) as called_off
                               from ledger.transfer_due join ledger.transfer_due_line l using (store, sender, transfer) left join ledger.item i on i.gtin = l.item
                               where to_center group by 1) transferred using (unit)
                    where counted.sent <> coalesce(transferred.sent, 0) or counted.back <> coalesce(transferred.called_off, 0)"""),
            Invariant.none("each transfer that is under way is one that its sender sent, line by line", "select count(*) from ledger.transfer_due where sent_at is not null", """
                    select l.sender || '/' || l.transfer || ' ' || l.item as key from ledger.transfer_due_line l join ledger.transfer_due d using (store, sender, transfer)
                    left join ledger.transfer_sent s on (s.store, s.transfer, s.destination) = (l.sender, l.transfer, l.store)
                    left join ledger.transfer_sent_line t on (t.store, t.transfer, t.item) = (l.sender, l.transfer, l.item)
                    where d.sent_at is not null and (s.store is null or l.sent <> coalesce(t.units, 0) or l.closed > l.sent)"""),
            Invariant.none("of each line of a despatch nothing is closed beyond what was sent, and what is closed has come, is missing or was called off",
                    "select count(*) from ledger.despatch_line", """
                    select l.store || ' ' || l.sscc || ' ' || l.line as key from ledger.despatch_line l join ledger.despatch d using (store, sscc)
                    where l.closed > l.units or l.closed <> case when d.completed_by is null then least(l.units, l.called_off + l.arrived + l.damaged) else l.units end
                       or (d.received_at is null) <> (d.despatched_at is null or exists (select from ledger.despatch_line o
                            where (o.store, o.sscc) = (l.store, l.sscc) and o.closed <> o.units))"""),
            Invariant.none("every record taken was applied, a duplicate, a conflict or quarantined",
                    "select coalesce(sum(kafka_offset), 0) from ledger.cursor where topic = '" + Topics.POS_TRANSACTIONS.topic() + "'", """
                    select partition::text as key from ledger.cursor full join ledger.totals using (partition)
                    where coalesce(topic, '%1$s') = '%1$s'
                      and coalesce(kafka_offset, 0) <> coalesce(transactions + other_records + duplicates + conflicts + quarantined, 0)"""
                            .formatted(Topics.POS_TRANSACTIONS.topic())),
            Invariant.none("every transaction that was counted is remembered, once, unless it is forgotten", "select coalesce(sum(transactions), 0) from ledger.totals", """
                    select coalesce(r.partition, t.partition)::text as key from (select partition, count(*) as remembered from ledger.transaction group by partition) r
                    full join ledger.totals t using (partition) where coalesce(remembered, 0) <> coalesce(transactions - forgotten, 0)"""));

    private LedgerChecks() {}

    /** To be called in a snapshot transaction; each query ends after two minutes at most. */
    static List<Check> run(Sql sql) throws SQLException {
        sql.execute("set local statement_timeout = '" + SECONDS_AT_MOST + "'");
        sql.execute("set local work_mem = '128MB'");
        JournalLeft journal = JournalLeft.held(sql);
        List<Invariant> all = Stream.of(JournalChecks.of(journal), StockChecks.of(journal), INVARIANTS, List.of(LedgerAudit.TRAIL.whole())).flatMap(List::stream).toList();
        try (var _ = LongWork.on(sql.connection())) {
            var checks = new ArrayList<Check>(all.size());
            for (Invariant invariant : all) {
                checks.add(looked(sql, invariant));
            }
            return checks;
        }
    }

    /** What meets an event that nobody can count is broken, and says so; everything else is looked at all the same. */
    private static Check looked(Sql sql, Invariant invariant) throws SQLException {
        Savepoint before = sql.connection().setSavepoint();
        try {
            return invariant.check(sql);
        } catch (SQLException e) {
            if (!UNKNOWN_EVENT.equals(e.getSQLState())) {
                throw e;
            }
            sql.connection().rollback(before);
            return new Check(invariant.name(), 0, 1, List.of(e.getMessage()));
        }
    }
}
