package io.restock.ledger.journal;

import io.restock.contracts.store.LineId;
import io.restock.sql.Sql;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** What is known of sale lines that returns cite. */
public final class CitedSales {
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
        public static final Comparator<Cited> ORDER = Comparator.comparing(Cited::store).thenComparing(Cited::sale).thenComparing(Cited::item);

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

        public String sentence() {
            return returned + " units of " + cited.item() + " came back of sale line " + cited.store() + "/" + cited.sale()
                    + (sold == 0 ? ", which is not known as a sale of it; was it typed wrongly, or is its till still offline?"
                            : ", which sold " + sold + "; look at the receipts");
        }
    }

    private CitedSales() {}

    /** What each line sold, net of voids, against what came back of it. */
    public static List<Standing> of(Sql sql, List<Cited> cited) throws SQLException {
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
