package io.restock.ledger.operations;

import io.restock.contracts.Topics;
import io.restock.contracts.operations.Verification;
import io.restock.contracts.operations.Verification.Check;
import io.restock.ledger.database.Sql;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * The invariants as SQL that looks at everything at once. Each query answers the offending keys, in a column {@code key}; what it looked at is
 * counted beside it.
 */
final class LedgerChecks {
    private static final String SECONDS_AT_MOST = "120s";

    private record Invariant(String name, String counting, String offending) {}

    private static final List<Invariant> INVARIANTS = List.of(
            new Invariant("positions of each partition are dense from 1 to its head", "select count(*) from ledger.journal", """
                    select partition::text as key from (
                        select partition, count(*) as events, min(position) as first, max(position) as last from ledger.journal group by partition) j
                    full join ledger.journal_head h using (partition)
                    where coalesce(events, 0) <> coalesce(next_position - 1, -1) or coalesce(first, 1) <> 1 or coalesce(last, 0) <> next_position - 1"""),
            new Invariant("stock rows equal a replay of the journal: sequences dense, on hand, in transit, each event's own on hand",
                    "select count(*) from ledger.stock", """
                    select coalesce(r.key, s.key) as key from (
                        select key, count(*) as events, min(sequence) as first, max(sequence) as last, sum(moved) as on_hand, sum(in_transit) as in_transit,
                               bool_or(told <> running) as broken
                        from (select key, sequence, moved, ledger.moved_in_transit(type, payload) as in_transit,
                                     (convert_from(payload, 'UTF8')::json ->> 'onHand')::int as told,
                                     sum(moved) over (partition by key order by sequence) as running
                              from (select *, ledger.moved(type, payload) as moved from ledger.journal) each_moved) each_told
                        group by key) r
                    full join ledger.stock s using (key)
                    where r.key is null or s.key is null or r.first <> 0 or r.last <> r.events - 1 or r.last <> s.sequence
                       or r.on_hand <> s.on_hand or r.in_transit <> s.in_transit or r.broken"""),
            new Invariant("units are conserved: opening + received + returned + found + transferred in + count variance = on hand + sold + shrink + transferred out",
                    "select count(*) from ledger.totals", """
                    select partition::text as key from ledger.totals
                    where units_opening + units_received + units_returned + units_found + units_transferred_in + units_count_variance
                       <> units_on_hand + units_sold + units_shrink + units_transferred_out
                       or units_in_transit <> units_despatched - units_despatched_closed"""),
            new Invariant("running totals equal the stock rows", "select count(*) from ledger.totals", """
                    select partition::text as key from (
                        select partition, count(*) as items, sum(on_hand) as on_hand, sum(in_transit) as in_transit from ledger.stock group by partition) s
                    full join ledger.totals t using (partition)
                    where coalesce(s.items, 0) <> coalesce(t.store_items, 0) or coalesce(s.on_hand, 0) <> coalesce(t.units_on_hand, 0)
                       or coalesce(s.in_transit, 0) <> coalesce(t.units_in_transit, 0)"""),
            new Invariant("running totals of sales and deliveries equal the journal", "select count(*) from ledger.journal", """
                    select partition::text as key from (
                        select partition,
                            sum(-ledger.moved(type, payload)) filter (where type in ('ItemSold', 'SaleVoided')) as sold,
                            sum(ledger.moved(type, payload)) filter (where type in ('ItemReturned', 'ReturnVoided')) as returned,
                            sum(ledger.moved(type, payload)) filter (where type = 'DeliveryReceived') as received,
                            sum(ledger.moved(type, payload)) filter (where type in ('StockCounted', 'CountOffset')) as counted
                        from ledger.journal group by partition) j
                    full join ledger.totals t using (partition)
                    where coalesce(sold, 0) <> coalesce(units_sold, 0) or coalesce(returned, 0) <> coalesce(units_returned, 0)
                       or coalesce(received, 0) <> coalesce(units_received, 0) or coalesce(counted, 0) <> coalesce(units_opening + units_count_variance, 0)"""),
            new Invariant("what is in transit is what open despatches hold", "select count(*) from ledger.despatch where received_at is null", """
                    select coalesce(d.key, s.key) as key from (
                        select store || '|' || item as key, sum(units) as units from ledger.despatch join ledger.despatch_line using (store, sscc)
                        where received_at is null group by 1) d
                    full join (select key, in_transit from ledger.stock where in_transit <> 0) s using (key)
                    where coalesce(d.units, 0) <> coalesce(s.in_transit, 0)"""),
            new Invariant("every record taken was applied, a duplicate, a conflict or quarantined", "select coalesce(sum(kafka_offset), 0) from ledger.cursor", """
                    select partition::text as key from ledger.cursor full join ledger.totals using (partition)
                    where coalesce(topic, '%1$s') = '%1$s'
                      and coalesce(kafka_offset, 0) <> coalesce(transactions + other_records + duplicates + conflicts + quarantined, 0)"""
                    .formatted(Topics.POS_TRANSACTIONS.topic())),
            new Invariant("every transaction's events are where its row says, and no others", "select count(*) from ledger.transaction", """
                    select coalesce(j.key, t.key) as key from (
                        select store || '/' || line[1] || '/' || line[2] || '/' || line[3] as key, partition, min(position) as first, max(position) as last
                        from (select split_part(key, '|', 1) as store, partition, position,
                                     string_to_array(coalesce(convert_from(payload, 'UTF8')::json ->> 'by', convert_from(payload, 'UTF8')::json ->> 'sale'), '/') as line
                              from ledger.journal where type in ('ItemSold', 'SaleVoided', 'ItemReturned', 'ReturnVoided')) lines
                        group by 1, partition) j
                    full join (select store || '/' || business_date || '/' || till || '/' || sequence as key, partition, first_position, events
                               from ledger.transaction) t using (key, partition)
                    where j.key is null or t.key is null or j.first <> t.first_position or j.last > t.first_position + t.events - 1"""),
            new Invariant("every transaction that was counted is remembered, once", "select coalesce(sum(transactions), 0) from ledger.totals", """
                    select coalesce(r.partition, t.partition)::text as key from (select partition, count(*) as remembered from ledger.transaction group by partition) r
                    full join ledger.totals t using (partition) where coalesce(remembered, 0) <> coalesce(transactions, 0)"""));

    private LedgerChecks() {}

    /** To be called in a snapshot transaction; each query ends after two minutes at most. */
    static List<Check> run(Connection connection) throws SQLException {
        Sql.update(connection, "set local statement_timeout = '" + SECONDS_AT_MOST + "'");
        Sql.update(connection, "set local work_mem = '128MB'");
        var checks = new ArrayList<Check>();
        for (Invariant invariant : INVARIANTS) {
            checks.add(check(connection, invariant));
        }
        return checks;
    }

    private static Check check(Connection connection, Invariant invariant) throws SQLException {
        var listed = new ArrayList<String>();
        long[] broken = {0};
        Sql.list(connection, "select key, count(*) over () as broken from (" + invariant.offending() + ") offending order by key limit "
                + Verification.LISTED_AT_MOST, row -> {
                    broken[0] = row.getLong("broken");
                    return listed.add(row.getString("key"));
                });
        return new Check(invariant.name(), Sql.number(connection, invariant.counting()), broken[0], listed);
    }
}
