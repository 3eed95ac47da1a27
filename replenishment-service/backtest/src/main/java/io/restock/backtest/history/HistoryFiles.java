package io.restock.backtest.history;

import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads the files of the M5 competition's form, plain or gzip. */
public final class HistoryFiles {
    private static final int MOST_SERIES = 100_000;

    private HistoryFiles() {}

    /**
     * @param items most items to read, the first of the file
     * @throws UserError if a file cannot be read or has another form
     */
    public static History read(Path sales, Path calendar, int items) {
        var dates = dates(calendar);
        var series = new ArrayList<Series>();
        var names = new HashSet<String>();
        var places = new HashSet<String>();
        try (var table = Table.open(sales, "item_id", "dept_id", "store_id", "d_1", "d_" + Days.TEST.end())) {
            while (table.next()) {
                String item = table.text("item_id");
                if (names.size() < items) {
                    names.add(item);
                }
                if (!places.add(item + "|" + table.text("store_id"))) {
                    throw table.wrong("store_id", "another one than in the line of " + item + " before");
                }
                if (names.contains(item) && series.size() < MOST_SERIES) {
                    series.add(series(table));
                }
            }
        }
        if (series.isEmpty()) {
            throw new UserError("--sales " + sales + " has no series");
        }
        series.sort(Comparator.comparing(Series::item).thenComparing(Series::store));
        return new History(List.copyOf(series), dates);
    }

    private static Series series(Table table) {
        var units = new int[Days.TEST.end()];
        for (int day = 0; day < units.length; day++) {
            units[day] = table.wholeOr("d_" + (day + 1), Series.NOT_LISTED);
        }
        return new Series(table.text("item_id"), table.text("dept_id"), table.text("store_id"), units);
    }

    private static List<LocalDate> dates(Path file) {
        var dates = new ArrayList<LocalDate>();
        try (var table = Table.open(file, "date")) {
            while (table.next() && dates.size() < Days.TEST.end()) {
                dates.add(date(table, dates.isEmpty() ? null : dates.getLast().plusDays(1)));
            }
        }
        if (dates.size() < Days.TEST.end()) {
            throw new UserError("--calendar " + file + " has " + dates.size() + " days; " + Days.TEST.end() + " are needed");
        }
        return List.copyOf(dates);
    }

    private static LocalDate date(Table table, @Nullable LocalDate expected) {
        try {
            var date = LocalDate.parse(table.text("date"));
            if (expected != null && !date.equals(expected)) {
                throw table.wrong("date", "the next day, " + expected);
            }
            return date;
        } catch (DateTimeException e) {
            throw table.wrong("date", "a date such as 2011-01-29");
        }
    }
}
