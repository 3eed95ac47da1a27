package io.restock.distribution.supply;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.restock.contracts.Gln;
import io.restock.contracts.Gtin;
import io.restock.engine.Demand;
import io.restock.engine.ReorderPolicy;
import io.restock.sql.Sql;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * What a center should order from suppliers. Its demand is what its stores order, by day over the last week; its position is what it can still promise, less what waits for it, and what suppliers
 * and other centers owe. The rule is the stores' (DESIGN.md section 7) over the supplier's lead time and a day until the next look: as many whole case packs as bring the position to the reorder level.
 */
public final class Supplies {
    /** The days that are looked at, today not among them: it is not over. */
    static final int DAYS = 7;
    private static final double HOURS = 24;
    /** What a center lacks, a whole region lacks. */
    private static final ReorderPolicy SERVICE = new ReorderPolicy(0.99, OptionalInt.empty(), 0, 0);

    private Supplies() {}

    /**
     * Eaches, or grams of what is weighed.
     *
     * @param available what no order line has been promised
     * @param waiting units of order lines that nothing is promised to
     * @param nextWave of these, those that leave with the next cut-off
     * @param expected what the next wave will ask for: those, and what stores order on average until then
     * @param onOrder what suppliers owe, and what is to come from other centers
     * @param expectedAt when the first of it is expected, or null
     * @param perDay what stores ordered on average in a day of the last week
     * @param coverDays for how long what is available lasts, what waits taken off; null if nothing is ordered
     * @param suggested to be ordered now, in whole case packs
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Line(Gtin item, @Nullable String name, String unit, int casePack, long available, long waiting, long nextWave, long expected, long onOrder,
            @Nullable Instant expectedAt,
            double perDay, @Nullable Double coverDays, int suggested) {
        Place place() {
            return new Place(coverDays == null ? Place.FOR_EVER : coverDays, item);
        }
    }

    /** Where a page ends. */
    record Place(double coverDays, Gtin item) {
        static final double FOR_EVER = 1e9;

        /** @throws IllegalArgumentException unless it is one written by {@link #toString} */
        static Place of(String text) {
            int tilde = text.indexOf('~');
            try {
                return new Place(Double.parseDouble(text.substring(0, Math.max(0, tilde))), new Gtin(text.substring(tilde + 1)));
            } catch (NumberFormatException e) {
                throw new IllegalArgumentException("must be the \"next\" of the page before", e);
            }
        }

        @Override
        public String toString() {
            return coverDays + "~" + item;
        }
    }

    /** @param nextCutOff null without lanes. @param leadDays of suppliers */
    record Question(Gln dc, Instant now, @Nullable Instant nextCutOff, double leadDays, @Nullable Place after, int limit) {}

    /** The first to run out first. */
    static List<Line> page(Sql sql, Question of) throws SQLException {
        Instant today = of.now().truncatedTo(ChronoUnit.DAYS);
        Instant first = today.minus(Duration.ofDays(DAYS));
        return sql.list("""
                with day as (select item, (extract(epoch from placed_at)::bigint / 86400) as day, sum(units) as units from distribution.order_line
                        where dc = ? and due_at >= ? and placed_at >= ? and placed_at < ? group by 1, 2),
                    rate as (select item, sum(units) / ?::float8 as mean, sum(units::float8 * units) / ? as square from day group by item),
                    waits as (select item, sum(waiting) as waiting, coalesce(sum(waiting) filter (where cut_off_at <= ?), 0) as next_wave from distribution.order_line
                        where dc = ? and units - allocated - picked - despatched - cancelled > 0 group by item),
                    has as (select item, sum(units - allocated) as available from distribution.sendable_stock where dc = ? group by item),
                    owed as (select item, sum(units) as units, min(expected_at) as expected_at from (
                        select l.item, l.units - l.received - l.damaged as units, o.expected_at from distribution.supplier_order_line l join distribution.supplier_order o using (dc, number)
                            where l.dc = ? and o.state = 'OPEN' and l.received + l.damaged < l.units
                        union all select item, case state when 'LEFT' then greatest(0, sent - arrived - damaged) else units end, expected_at from distribution.center_transfer
                            where to_dc = ? and state in ('ORDERED', 'LEFT')) every group by item),
                    line as (select item, coalesce(mean, 0) as mean, coalesce(square, 0) as square, coalesce(waiting, 0) as waiting, coalesce(next_wave, 0) as next_wave,
                        coalesce(available, 0) as available, coalesce(owed.units, 0) as owed, expected_at,
                        case when mean > 0 then (coalesce(available, 0) - coalesce(waiting, 0)) / mean end as cover
                        from rate full join waits using (item) full join has using (item) full join owed using (item))
                select l.*, i.name, coalesce(i.unit, 'EACH') as unit, coalesce(i.case_pack, 1) as case_pack from line l left join distribution.item i on i.gtin = l.item
                where i.stocked is distinct from false and (coalesce(l.cover, ?), l.item) > (?, ?) order by coalesce(l.cover, ?), l.item limit ?""",
                row -> line(row, of), of.dc(), first, first, today, DAYS, DAYS, of.nextCutOff(), of.dc(), of.dc(), of.dc(), of.dc(), Place.FOR_EVER,
                of.after() == null ? Double.NEGATIVE_INFINITY : of.after().coverDays(), of.after() == null ? "" : of.after().item().digits(), Place.FOR_EVER, of.limit());
    }

    private static Line line(ResultSet row, Question of) throws SQLException {
        double mean = row.getDouble("mean");
        long available = row.getLong("available");
        long waiting = row.getLong("waiting");
        long nextWave = row.getLong("next_wave");
        long owed = row.getLong("owed");
        int casePack = row.getInt("case_pack");
        double untilCutOff = of.nextCutOff() == null ? 0 : Math.max(0, Duration.between(of.now(), of.nextCutOff()).toMinutes() / 60.0 / HOURS);
        double cover = row.getDouble("cover");
        Double coverDays = row.wasNull() ? null : Double.valueOf(cover);
        return new Line(new Gtin(row.getString("item")), row.getString("name"), row.getString("unit"), casePack, available, waiting, nextWave,
                nextWave + Math.round(mean * untilCutOff), owed, Sql.instantOrNull(row, "expected_at"), mean, coverDays,
                suggested(mean, Math.max(0, row.getDouble("square") - mean * mean), of.leadDays() + 1, casePack, available - waiting + owed));
    }

    /**
     * @param mean of a day, in units; @param variance of a day, in units squared
     * @param days to be covered
     * @return units in whole case packs
     */
    static int suggested(double mean, double variance, double days, int casePack, long position) {
        double most = Math.min(mean * days, Demand.LARGEST_MEAN);
        return SERVICE.review(new Demand(most, variance * days), casePack, Math.clamp(position, Integer.MIN_VALUE / 2, Integer.MAX_VALUE / 2)).units();
    }
}
