package io.restock.ledger.returns;

import io.restock.contracts.Gln;
import io.restock.contracts.exceptions.ExceptionKind;
import io.restock.contracts.store.LineId;
import io.restock.contracts.store.StoreRecord.RetailTransaction;
import io.restock.contracts.store.TransactionLine;
import io.restock.ledger.exceptions.ExceptionBook;
import io.restock.sql.Sql;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Units that came back of each sale line, at whatever store. A return is a fact and is never refused; one that cites more than was sold
 * becomes somebody's question.
 */
public final class Reversals {
    /** As in {@link io.restock.ledger.records.SeenRecords}, no plan depends on what is known of a table. */
    public static final String STANDINGS = """
            select cited.store, cited.sale, cited.item, r.units, coalesce((
                select sum(case j.type when 'ItemSold' then 1 else -1 end * (convert_from(j.payload, 'UTF8')::json ->> 'units')::int)
                from ledger.transaction t
                join ledger.journal j on j.partition = t.partition and j.position >= t.first_position and j.position < t.first_position + t.events
                where t.store = cited.store and t.business_date = cited.business_date and t.till = cited.till and t.sequence = cited.sequence
                  and j.key = cited.store || '|' || cited.item and j.type in ('ItemSold', 'SaleVoided')
                  and convert_from(j.payload, 'UTF8')::json ->> 'sale' = cited.sale), 0) as sold,
                exists (select from ledger.transaction t where t.store = cited.store and t.business_date = cited.business_date
                    and t.till = cited.till and t.sequence = cited.sequence and t.first_position < (select ledger.journal_begins()))
                    or exists (select from ledger.forgotten f where f.store = cited.store and cited.business_date < f.before) as moved_away
            from unnest(?::text[], ?::text[], ?::text[], ?::date[], ?::text[], ?::bigint[])
                as cited (store, sale, item, business_date, till, sequence)
            cross join lateral (select units from ledger.reversal r
                where (r.store, r.sale, r.item) = (cited.store, cited.sale, cited.item) limit 1) r""";

    /** A sale line that returns cite. The citing store may be another than the selling one. */
    public record Cited(String store, String sale, String item) {
        static final Comparator<Cited> ORDER = Comparator.comparing(Cited::store).thenComparing(Cited::sale).thenComparing(Cited::item);

        /** @param subject {@code store/businessDate/till/sequence/line/item} */
        public static Cited ofSubject(String subject) {
            int first = subject.indexOf('/');
            int last = subject.lastIndexOf('/');
            return new Cited(subject.substring(0, first), subject.substring(first + 1, last), subject.substring(last + 1));
        }

        /** The exception's subject. */
        public String subject() {
            return store + "/" + sale + "/" + item;
        }
    }

    /**
     * How a cited line stands.
     *
     * @param movedAway whether the sale is known and what it sold is moved away with its part of the journal. Then nothing is asked, for nothing looks
     *         wrong, and no question is closed, for nothing is explained
     */
    public record Standing(Cited cited, long returned, long sold, boolean movedAway) {
        public boolean exceeded() {
            return returned > sold && !movedAway;
        }

        public boolean explained() {
            return returned <= sold;
        }

        String sentence() {
            return returned + " units of " + cited.item() + " came back of sale line " + cited.store() + "/" + cited.sale()
                    + (sold == 0 ? ", which is not known as a sale of it; was it typed wrongly, or is its till still offline?"
                            : ", which sold " + sold + "; look at the receipts");
        }
    }

    private record Citing(Gln store, Instant at) {}

    /** Rows are locked in this order, because stores of other partitions write the same ones. */
    private final Map<Cited, Integer> units = new TreeMap<>(Cited.ORDER);
    private final Map<Cited, Citing> citing = new HashMap<>();

    public void add(RetailTransaction transaction) {
        var returns = new HashMap<Integer, TransactionLine.Return>();
        for (TransactionLine line : transaction.lines()) {
            if (line instanceof TransactionLine.Return back && back.original() != null) {
                returns.put(back.line(), back);
                add(transaction, back, back.units());
            } else if (line instanceof TransactionLine.Void taken && returns.containsKey(taken.voids())) {
                TransactionLine.Return back = returns.get(taken.voids());
                add(transaction, back, -back.units());
            }
        }
    }

    private void add(RetailTransaction transaction, TransactionLine.Return back, int more) {
        Gln store = back.original().store() == null ? transaction.store() : back.original().store();
        var cited = new Cited(store.digits(), back.original().line().toString(), back.item().digits());
        units.merge(cited, more, Integer::sum);
        citing.put(cited, new Citing(transaction.store(), transaction.occurredInstant()));
    }

    /** After the batch's events are in the journal: the sale may be among them. */
    public void write(Sql sql, ExceptionBook exceptions) throws SQLException {
        if (units.isEmpty()) {
            return;
        }
        sql.execute("""
                insert into ledger.reversal as r (store, sale, item, units)
                select * from unnest(?::text[], ?::text[], ?::text[], ?::int[]) order by 1, 2, 3
                on conflict (store, sale, item) do update set units = r.units + excluded.units""",
                units.keySet().stream().map(Cited::store).toList(), units.keySet().stream().map(Cited::sale).toList(),
                units.keySet().stream().map(Cited::item).toList(), units.values().stream().mapToInt(Integer::intValue).toArray());
        for (Standing standing : standings(sql, List.copyOf(units.keySet()))) {
            if (standing.exceeded()) {
                Citing by = citing.get(standing.cited());
                exceptions.raise(ExceptionKind.RETURN_EXCEEDS_SALE, by.store(), standing.cited().subject(), standing.sentence(), by.at());
            }
        }
    }

    /** What each line sold, net of voids, against what came back of it. */
    public static List<Standing> standings(Sql sql, List<Cited> cited) throws SQLException {
        var lines = new ArrayList<LineId>();
        cited.forEach(each -> lines.add(LineId.of(each.sale())));
        return sql.list(STANDINGS,
                row -> new Standing(new Cited(row.getString(1), row.getString(2), row.getString(3)), row.getLong(4), row.getLong(5),
                        row.getBoolean(6)),
                cited.stream().map(Cited::store).toList(), cited.stream().map(Cited::sale).toList(), cited.stream().map(Cited::item).toList(),
                lines.stream().map(line -> line.businessDate().toString()).toList(), lines.stream().map(LineId::till).toList(),
                lines.stream().mapToLong(LineId::sequence).toArray());
    }
}
