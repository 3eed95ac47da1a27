package io.restock.replenishment.neighbourhood;

import io.restock.contracts.Gtin;
import io.restock.engine.TaylorsLaw;
import io.restock.engine.WeekdayIndex;
import io.restock.engine.newcomer.CategoryLevels.Level;
import io.restock.engine.promotion.Uplifts;
import io.restock.replenishment.department.DepartmentPolicies;
import io.restock.replenishment.department.DepartmentPolicyRows;
import io.restock.sql.Sql;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What all stores together say, and what holds for all stores of a partition, as it was read last.
 *
 * @param levels by category
 * @param weeks by department
 * @param laws by department
 * @param successors by the item that goes
 * @param departments what holds for all items of a department
 */
record Chain(Offers offers, Map<Gtin, Succession> successions, Uplifts uplifts, Map<String, Level> levels, Map<String, WeekdayIndex> weeks,
        Map<String, TaylorsLaw> laws, Map<Gtin, List<Gtin>> successors, DepartmentPolicies departments) {

    static Chain load(Sql sql, int partition, LocalDate today) throws SQLException {
        var weeks = new HashMap<String, Week>();
        byName(sql, "select department || '|' || weekday, weekday, sum(sold), sum(expected), max(days), department from replenishment.department_week group by department, weekday",
                row -> weeks.computeIfAbsent(row.getString(6), _ -> new Week()).add(row.getInt(2), row.getDouble(3), row.getDouble(4), row.getInt(5)));
        var successions = Succession.load(sql, partition);
        return new Chain(new Offers(OfferRows.load(sql, partition, today)), successions, uplifts(sql),
                byName(sql, "select category, sum(items), sum(units) from replenishment.category_level group by category",
                        row -> new Level(row.getInt(2), row.getDouble(3))),
                weeks.entrySet().stream().collect(Collectors.toMap(Map.Entry::getKey, week -> week.getValue().index(WeekdayIndex.CHAIN))),
                byName(sql, "select department, sum(items), sum(x), sum(y), sum(xx), sum(xy) from replenishment.department_spread group by department",
                        row -> TaylorsLaw.fitted(new TaylorsLaw.Sums(row.getDouble(2), row.getDouble(3), row.getDouble(4), row.getDouble(5), row.getDouble(6)))),
                successions.entrySet().stream().collect(Collectors.groupingBy(each -> each.getValue().predecessor(), Collectors.mapping(Map.Entry::getKey, Collectors.toList()))),
                DepartmentPolicyRows.load(sql, partition));
    }

    private static <T> Map<String, T> byName(Sql sql, String question, Sql.Row<T> reading) throws SQLException {
        var found = new HashMap<String, T>();
        sql.list(question, row -> found.put(row.getString(1), reading.from(row)));
        return found;
    }

    private static Uplifts uplifts(Sql sql) throws SQLException {
        var seen = new HashMap<Uplifts.Key, Uplifts.Seen>();
        sql.list("select category, band, sum(sold), sum(expected) from replenishment.uplift group by category, band",
                row -> seen.put(new Uplifts.Key(row.getString(1), row.getInt(2)), new Uplifts.Seen(row.getDouble(3), row.getDouble(4))));
        return new Uplifts(seen);
    }
}
