package io.restock.distribution.stock;

import io.restock.border.http.ProblemException;
import io.restock.contracts.Gln;
import io.restock.contracts.Gtin;
import io.restock.distribution.stock.DcStock.Held;
import io.restock.sql.Sql;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The part of a center's stock of which lots are named, within what {@link DcStock} keeps by location. */
final class LotStock {
    private final Sql sql;
    private final Gln dc;

    LotStock(Sql sql, Gln dc) {
        this.sql = sql;
        this.dc = dc;
    }

    /** Units of one lot at one location. @param passed whether they may be sent no more */
    record Named(Location location, String lot, @Nullable LocalDate bestBefore, Held held, boolean passed) {}

    /** Notes a lot, and the date that is reported of it where none was before. */
    void hear(Gtin item, Lot lot) throws SQLException {
        sql.execute("""
                insert into distribution.lot as l (dc, item, lot, best_before) values (?, ?, ?, ?)
                on conflict (dc, item, lot) do update set best_before = coalesce(l.best_before, excluded.best_before)""", dc, item, lot.name(), lot.bestBefore());
    }

    /**
     * The same as goods come in: then it can be corrected at once.
     *
     * @param path of the line that says it
     * @throws ProblemException 422 if it has another date
     */
    void mustBe(Gtin item, Lot lot, String path) throws SQLException {
        hear(item, lot);
        LocalDate known = bestBefore(item, lot.name());
        if (lot.bestBefore() != null && !lot.bestBefore().equals(known)) {
            throw ProblemException.invalid(
                    List.of((path.isEmpty() ? "" : path + ".") + "bestBefore is " + lot.bestBefore() + ", and lot " + lot.name() + " of item " + item + " came with " + known
                            + "; say that, or name another lot"));
        }
    }

    /** @param goods each with a lot. @return the lots of which nobody has heard, each once */
    List<String> unheard(List<PuttingAway.Goods> goods) throws SQLException {
        return goods.isEmpty() ? List.of() : sql.list("""
                select distinct named.lot from unnest(?::text[], ?::text[]) as named (item, lot)
                where not exists (select from distribution.lot l where l.dc = ? and (l.item, l.lot) = (named.item, named.lot)) order by 1""", row -> row.getString(1),
                goods.stream().map(PuttingAway.Goods::item).toList(), goods.stream().map(line -> Objects.requireNonNull(line.lot()).name()).toList(), dc);
    }

    @Nullable
    LocalDate bestBefore(Gtin item, String lot) throws SQLException {
        return sql.first("select best_before from distribution.lot where dc = ? and item = ? and lot = ? and best_before is not null",
                row -> row.getObject("best_before", LocalDate.class), dc, item, lot).orElse(null);
    }

    /** Those of the items of which some lot is here. */
    Set<Gtin> known(Collection<Gtin> items) throws SQLException {
        return items.isEmpty() ? Set.of() : new HashSet<>(sql.list("select distinct item from distribution.lot_stock where dc = ? and item = any(?) and units > 0",
                row -> new Gtin(row.getString("item")), dc, items));
    }

    /** First those that expire first; last those of which nobody knows when. */
    Map<Gtin, List<Named>> of(Collection<Gtin> items) throws SQLException {
        var named = new HashMap<Gtin, List<Named>>();
        sql.list("""
                select s.*, l.best_before, l.passed_at is not null as passed from distribution.lot_stock s join distribution.lot l using (dc, item, lot)
                where s.dc = ? and s.item = any(?) and (s.units > 0 or s.allocated > 0) order by s.item, l.best_before nulls last, s.location, s.lot""",
                row -> named.computeIfAbsent(new Gtin(row.getString("item")), item -> new ArrayList<>()).add(named(row)), dc, items);
        return named;
    }

    private static Named named(ResultSet row) throws SQLException {
        return new Named(Location.valueOf(row.getString("location")), row.getString("lot"), row.getObject("best_before", LocalDate.class),
                new Held(row.getInt("units"), row.getInt("allocated")), row.getBoolean("passed"));
    }

    /** What comes in, each of 1 unit and up. */
    void add(Sums sums) throws SQLException {
        if (sums.size() == 0) {
            return;
        }
        // What has come anew is to be looked at again.
        sql.execute("""
                insert into distribution.lot as l (dc, item, lot) select distinct ?, item, lot from unnest(?::text[], ?::text[]) as share (item, lot)
                on conflict (dc, item, lot) do update set passed_at = null where l.passed_at is not null and l.asked_at is null""", dc, sums.items(), sums.lots());
        sql.execute("""
                insert into distribution.lot_stock (dc, item, location, lot, units)
                select ?, item, location, lot, units from unnest(?::text[], ?::text[], ?::text[], ?::int[]) as share (item, location, lot, units)
                on conflict (dc, item, location, lot) do update set units = lot_stock.units + excluded.units""", dc, sums.items(), sums.locations(), sums.lots(), sums.units());
    }

    /** @param column {@code units} or {@code allocated} */
    void change(String column, Sums sums) throws SQLException {
        int changed = sums.size() == 0 ? 0 : sql.execute("update distribution.lot_stock s set " + column + " = s." + column + """
                 + share.units from unnest(?::text[], ?::text[], ?::text[], ?::int[]) as share (item, location, lot, units)
                where s.dc = ? and s.item = share.item and s.location = share.location and s.lot = share.lot""", sums.items(), sums.locations(), sums.lots(), sums.units(), dc);
        if (changed != sums.size()) {
            throw new IllegalStateException("no stock row for some of " + sums.size() + " lots at locations of " + dc);
        }
    }
}
