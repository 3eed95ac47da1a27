package io.restock.replenishment.neighbourhood;

import io.restock.contracts.Gln;
import io.restock.engine.promotion.Promotion;
import io.restock.engine.promotion.Uplifts;
import io.restock.sql.Sql;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What the days that closed in a batch have taught: sums by department and weekday, and of what promotions sold. Written with the batch. */
final class DaysPassed {
    private record Day(String store, String department, LocalDate date) {}

    private record Sum(double sold, double expected) {
        Sum and(Sum other) {
            return new Sum(sold + other.sold, expected + other.expected);
        }
    }

    private final Map<Day, Sum> usual = new TreeMap<>(Comparator.comparing(Day::date).thenComparing(Day::store).thenComparing(Day::department));
    private Uplifts promoted = Uplifts.NONE_SEEN;

    /** @param expected units if all weekdays were alike, while it was there to be bought */
    void usual(Gln store, String department, LocalDate date, double sold, double expected) {
        usual.merge(new Day(store.digits(), department, date), new Sum(sold, expected), Sum::and);
    }

    /** @param expected units without the promotion, while it was there to be bought */
    void promoted(Promotion promotion, double sold, double expected) {
        promoted = promoted.learnt(promotion, sold, expected);
    }

    void save(Sql sql, int partition) throws SQLException {
        saveWeeks(sql);
        sql.batch("""
                insert into replenishment.uplift as known (partition, category, band, sold, expected) values (?, ?, ?, ?, ?)
                on conflict (partition, category, band) do update set sold = known.sold + excluded.sold, expected = known.expected + excluded.expected""",
                promoted.seen().entrySet().stream().map(each -> new Object[] {partition, each.getKey().category(), each.getKey().band(),
                    each.getValue().sold(), each.getValue().expected()}).toList());
        forget();
    }

    /** One date after the other: two dates of the same weekday are two steps of the same row. */
    private void saveWeeks(Sql sql) throws SQLException {
        var byDate = usual.entrySet().stream().collect(Collectors.groupingBy(each -> each.getKey().date(), TreeMap::new,
                Collectors.mapping(each -> new Object[] {each.getKey().store(), each.getKey().department(), each.getKey().date().getDayOfWeek().getValue(),
                    each.getValue().sold(), each.getValue().expected(), each.getKey().date()}, Collectors.toList())));
        for (List<Object[]> day : byDate.values()) {
            sql.batch("""
                    insert into replenishment.department_week as known (store, department, weekday, sold, expected, days, through) values (?, ?, ?, ?, ?, 1, ?)
                    on conflict (store, department, weekday) do update set
                      sold = known.sold * power(0.9965, greatest(0, excluded.through - known.through) / 7.0) + excluded.sold,
                      expected = known.expected * power(0.9965, greatest(0, excluded.through - known.through) / 7.0) + excluded.expected,
                      days = known.days + case when excluded.through > known.through then 1 else 0 end,
                      through = greatest(known.through, excluded.through)""", day);
        }
    }

    void forget() {
        usual.clear();
        promoted = Uplifts.NONE_SEEN;
    }
}
