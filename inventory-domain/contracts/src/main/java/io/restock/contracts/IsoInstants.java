package io.restock.contracts;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;

/**
 * Instants as ISO-8601 text in UTC, exactly as {@link Instant#toString} writes and {@link Instant#parse} reads them. Every event carries two and
 * has half a dozen readers: the JDK's general formatter took an eighth of planning's processor time.
 */
public final class IsoInstants {
    private static final String TEMPLATE = "0000-00-00T00:00:00";
    private static final int SECONDS_A_DAY = 86_400;
    private static final long FIRST = LocalDate.of(0, 1, 1).toEpochDay() * SECONDS_A_DAY;
    private static final long LAST = LocalDate.of(9999, 12, 31).toEpochDay() * SECONDS_A_DAY + SECONDS_A_DAY - 1;
    private static final int NOT_PLAIN = -1;

    private IsoInstants() {}

    /** @throws java.time.format.DateTimeParseException unless the text is an instant of ISO-8601 */
    public static Instant parse(String text) {
        int length = text.length();
        if (length < TEMPLATE.length() + 1 || length > TEMPLATE.length() + 11 || text.charAt(length - 1) != 'Z' || !hasSeparators(text)) {
            return Instant.parse(text);
        }
        int year = number(text, 0, 4);
        int month = number(text, 5, 7);
        int day = number(text, 8, 10);
        int hour = number(text, 11, 13);
        int minute = number(text, 14, 16);
        int second = number(text, 17, 19);
        int nanos = nanos(text, length - 1);
        if ((year | month | day | hour | minute | second | nanos) < 0 || hour > 23 || minute > 59 || second > 59) {
            return Instant.parse(text);
        }
        try {
            long days = LocalDate.of(year, month, day).toEpochDay();
            return Instant.ofEpochSecond(days * SECONDS_A_DAY + hour * 3_600L + minute * 60L + second, nanos);
        } catch (DateTimeException e) {
            return Instant.parse(text);
        }
    }

    private static boolean hasSeparators(String text) {
        return text.charAt(4) == '-' && text.charAt(7) == '-' && text.charAt(10) == 'T' && text.charAt(13) == ':' && text.charAt(16) == ':';
    }

    /** The number between two places, or {@link #NOT_PLAIN} if something else than digits stands there. */
    private static int number(String text, int from, int to) {
        int number = 0;
        for (int i = from; i < to; i++) {
            int digit = text.charAt(i) - '0';
            if (digit < 0 || digit > 9) {
                return NOT_PLAIN;
            }
            number = number * 10 + digit;
        }
        return number;
    }

    private static int nanos(String text, int end) {
        int point = TEMPLATE.length();
        if (end == point) {
            return 0;
        }
        int fraction = text.charAt(point) == '.' && end > point + 1 ? number(text, point + 1, end) : NOT_PLAIN;
        for (int digits = end - point - 1; fraction > 0 && digits < 9; digits++) {
            fraction *= 10;
        }
        return fraction;
    }

    /** With no, three, six or nine digits of a second, as few as hold it. */
    public static String text(Instant instant) {
        long seconds = instant.getEpochSecond();
        if (seconds < FIRST || seconds > LAST) {
            return instant.toString();
        }
        var date = LocalDate.ofEpochDay(Math.floorDiv(seconds, SECONDS_A_DAY));
        int ofDay = Math.floorMod(seconds, SECONDS_A_DAY);
        int nanos = instant.getNano();
        int digits = nanos == 0 ? 0 : nanos % 1_000_000 == 0 ? 3 : nanos % 1_000 == 0 ? 6 : 9;
        byte[] text = new byte[TEMPLATE.length() + (digits == 0 ? 0 : digits + 1) + 1];
        put(text, 0, 4, date.getYear(), '-');
        put(text, 5, 2, date.getMonthValue(), '-');
        put(text, 8, 2, date.getDayOfMonth(), 'T');
        put(text, 11, 2, ofDay / 3_600, ':');
        put(text, 14, 2, ofDay / 60 % 60, ':');
        put(text, 17, 2, ofDay % 60, digits == 0 ? 'Z' : '.');
        if (digits > 0) {
            put(text, 20, digits, digits == 3 ? nanos / 1_000_000 : digits == 6 ? nanos / 1_000 : nanos, 'Z');
        }
        return new String(text, StandardCharsets.ISO_8859_1);
    }

    private static void put(byte[] text, int at, int digits, int number, char behind) {
        int rest = number;
        for (int i = at + digits - 1; i >= at; i--) {
            text[i] = (byte) ('0' + rest % 10);
            rest /= 10;
        }
        text[at + digits] = (byte) behind;
    }
}
