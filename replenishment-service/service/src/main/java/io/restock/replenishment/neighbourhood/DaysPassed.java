package io.restock.replenishment.neighbourhood;

import io.restock.contracts.Gln;
import io.restock.engine.promotion.Promotion;
import io.restock.engine.promotion.Uplifts;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.Map;
import java.util.TreeMap;

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

    void save(Connection connection, int partition) throws SQLException {
        if (!usual.isEmpty()) {
            saveWeeks(connection);
        }
        if (!promoted.seen().isEmpty()) {
            saveUplifts(connection, partition);
        }
        forget();
    }

    /** One date after the other: two dates of the same weekday are two steps of the same row. */
    private void saveWeeks(Connection connection) throws SQLException {
        try (var upsert = connection.prepareStatement("""
                insert into replenishment.department_week as known (store, department, weekday, sold, expected, days, through) values (?, ?, ?, ?, ?, 1, ?)
                on conflict (store, department, weekday) do update set
                  sold = known.sold * power(0.9965, greatest(0, excluded.through - known.through) / 7.0) + excluded.sold,
                  expected = known.expected * power(0.9965, greatest(0, excluded.through - known.through) / 7.0) + excluded.expected,
                  days = known.days + case when excluded.through > known.through then 1 else 0 end,
                  through = greatest(known.through, excluded.through)""")) {
            LocalDate date = null;
            for (var each : usual.entrySet()) {
                if (date != null && !date.equals(each.getKey().date())) {
                    upsert.executeBatch();
                }
                date = each.getKey().date();
                upsert.setString(1, each.getKey().store());
                upsert.setString(2, each.getKey().department());
                upsert.setInt(3, date.getDayOfWeek().getValue());
                upsert.setDouble(4, each.getValue().sold());
                upsert.setDouble(5, each.getValue().expected());
                upsert.setObject(6, date);
                upsert.addBatch();
            }
            upsert.executeBatch();
        }
    }

    private void saveUplifts(Connection connection, int partition) throws SQLException {
        try (var upsert = connection.prepareStatement("""
                insert into replenishment.uplift as known (partition, category, band, sold, expected) values (?, ?, ?, ?, ?)
                on conflict (partition, category, band) do update set sold = known.sold + excluded.sold, expected = known.expected + excluded.expected""")) {
            for (var each : promoted.seen().entrySet()) {
                upsert.setInt(1, partition);
                upsert.setString(2, each.getKey().category());
                upsert.setInt(3, each.getKey().band());
                upsert.setDouble(4, each.getValue().sold());
                upsert.setDouble(5, each.getValue().expected());
                upsert.addBatch();
            }
            upsert.executeBatch();
        }
    }

    void forget() {
        usual.clear();
        promoted = Uplifts.NONE_SEEN;
    }
}
