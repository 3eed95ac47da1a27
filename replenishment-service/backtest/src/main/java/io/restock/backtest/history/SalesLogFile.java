package io.restock.backtest.history;

import io.restock.backtest.history.SalesLog.Sale;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;

/** Reads single sales, plain or gzip: {@code store,item,department,day,units}, a day as 2026-03-02. */
public final class SalesLogFile {
    private static final int MOST_SALES = 20_000_000;

    private SalesLogFile() {}

    /**
     * @param pack of all items: the file does not say
     * @throws UserError if the file cannot be read, has another form or holds no sale
     */
    public static Chain read(Path file, int pack) {
        var sales = new ArrayList<Sale>();
        try (var table = Table.open(file, "store", "item", "department", "day", "units")) {
            while (table.next()) {
                if (sales.size() == MOST_SALES) {
                    throw new UserError(file + " has more than " + MOST_SALES + " sales; split it by store");
                }
                sales.add(new Sale(table.text("store"), table.text("item"), table.text("department"), day(table), table.wholeOr("units", 0)));
            }
        }
        try {
            var history = SalesLog.history(sales);
            return new Chain(history, history.series().stream().mapToInt(_ -> pack).toArray());
        } catch (IllegalArgumentException e) {
            throw new UserError(file + ": " + e.getMessage());
        }
    }

    private static LocalDate day(Table table) {
        try {
            return LocalDate.parse(table.text("day"));
        } catch (DateTimeException e) {
            throw table.wrong("day", "a date like 2026-03-02");
        }
    }
}
