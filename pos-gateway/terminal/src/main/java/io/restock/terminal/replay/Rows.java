package io.restock.terminal.replay;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDateTime;

/** What rows of all recordings have in common: how much, for what money, when. */
final class Rows {
    private Rows() {}

    /** What is unreadable in a row, as a reason that can be counted, or null. */
    static String mistake(Csv.Row row, String units, String money, String time) {
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

    static String or(String text, String otherwise) {
        return text.isBlank() ? otherwise : text;
    }
}
