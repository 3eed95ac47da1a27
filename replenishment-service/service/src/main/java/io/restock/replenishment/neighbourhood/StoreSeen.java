package io.restock.replenishment.neighbourhood;

import io.restock.contracts.Gln;
import io.restock.engine.WeekdayIndex;
import io.restock.engine.newcomer.CategoryLevels.Level;
import io.restock.sql.Sql;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** What one store says of its departments' weekdays and its categories' levels. */
record StoreSeen(Map<String, WeekdayIndex> weeks, Map<String, Level> levels) {
    static StoreSeen load(Sql sql, Gln store, Map<String, WeekdayIndex> chain) throws SQLException {
        var weeks = new HashMap<String, Week>();
        var levels = new HashMap<String, Level>();
        sql.list("select department, weekday, sold, expected, days from replenishment.department_week where store = ?",
                row -> weeks.computeIfAbsent(row.getString(1), _ -> new Week()).add(row.getInt(2), row.getDouble(3), row.getDouble(4), row.getInt(5)), store);
        sql.list("select category, items, units from replenishment.category_level where store = ?", row -> levels.put(row.getString(1), new Level(row.getInt(2), row.getDouble(3))),
                store);
        return new StoreSeen(weeks.entrySet().stream().collect(Collectors.toMap(Map.Entry::getKey,
                week -> week.getValue().index(chain.getOrDefault(week.getKey(), WeekdayIndex.CHAIN)))), levels);
    }
}
