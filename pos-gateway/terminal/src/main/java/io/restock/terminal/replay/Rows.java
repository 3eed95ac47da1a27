package io.restock.terminal.replay;

import io.restock.terminal.replay.Recording.Taker;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What rows of all recordings have in common: how much, for what money, when. */
final class Rows {
    private Rows() {}

    /** What becomes of a row that is in order. */
    interface Adding {
        void add(Csv.Row row) throws InterruptedException;
    }

    /**
     * Reads all rows in their order: each is added, or rejected with what is wrong in it.
     *
     * @param mistake gives null for a row that is in order
     */
    static void read(List<Path> files, List<String> columns, Taker taker, Function<Csv.Row, @Nullable String> mistake, Adding adding) throws InterruptedException {
        for (var file : files) {
            try (var csv = Csv.open(file, columns)) {
                for (var row = csv.next(); row != null; row = csv.next()) {
                    taker.read(1);
                    String wrong = mistake.apply(row);
                    if (wrong != null) {
                        taker.rejected(wrong);
                    } else {
                        adding.add(row);
                    }
                }
            }
        }
    }

    /** What is unreadable in a row, as a reason that can be counted, or null. */
    static @Nullable String mistake(Csv.Row row, String units, String money, String time) {
        try {
            new BigDecimal(row.get(units)).intValueExact();
        } catch (ArithmeticException | NumberFormatException e) {
            return units + " must be a whole number";
        }
        try {
            new BigDecimal(row.get(money));
        } catch (NumberFormatException e) {
            return money + " must be a decimal";
        }
        try {
            LocalDateTime.parse(row.get(time));
        } catch (DateTimeException e) {
            return time + " must be a time such as 2017-01-01T07:30:27";
        }
        return null;
    }

    /**
     * A whole number, also where a statistics program wrote a round one as {@code 9e+05}.
     *
     * @return -1 if it is none, or has more digits
     */
    static long number(String text, int digitsAtMost) {
        if (!text.matches("\\d{1,15}|\\d(\\.\\d{1,14})?e\\+\\d{2}")) {
            return -1;
        }
        try {
            long number = new BigDecimal(text).longValueExact();
            return Long.toString(number).length() <= digitsAtMost ? number : -1;
        } catch (ArithmeticException e) {
            return -1;
        }
    }

    static String or(String text, String otherwise) {
        return text.isBlank() ? otherwise : text;
    }
}
