package io.restock.contracts;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/**
 * Instants as ISO-8601 text in UTC, exactly as {@link Instant#toString} writes and {@link Instant#parse} reads them. Every event carries two and
 * has half a dozen readers: the JDK's general formatter took an eighth of planning's processor time.
 */
public final class IsoInstants {
    private static final String TEMPLATE = "0000-00-00T00:00:00";
    private static final String OFFSET = "+00:00";
    private static final int SECONDS_A_DAY = 86_400;
    private static final long FIRST = LocalDate.of(0, 1, 1).toEpochDay() * SECONDS_A_DAY;
    private static final long LAST = LocalDate.of(9999, 12, 31).toEpochDay() * SECONDS_A_DAY + SECONDS_A_DAY - 1;
    private static final int NOT_PLAIN = -1;

    private IsoInstants() {}

    /** @throws java.time.format.DateTimeParseException unless the text is an instant of ISO-8601 */
    public static Instant parse(String text) {
        LocalDateTime plain = text.endsWith("Z") ? plain(text, text.length() - 1) : null;
        return plain == null ? Instant.parse(text) : plain.toInstant(ZoneOffset.UTC);
    }

    /** A time with its offset, such as {@code 2026-03-02T18:04:11+01:00}, or null if it is not written in that plain way. */
    public static @Nullable OffsetDateTime plainWithOffset(String text) {
        int end = text.length() - (text.endsWith("Z") ? 1 : OFFSET.length());
        ZoneOffset offset = offset(text, end);
        LocalDateTime plain = offset == null ? null : plain(text, end);
        return plain == null ? null : OffsetDateTime.of(plain, offset);
    }

    private static @Nullable ZoneOffset offset(String text, int from) {
        if (from == text.length() - 1) {
            return ZoneOffset.UTC;
        }
        if (from < 0 || text.charAt(from + 3) != ':' || (text.charAt(from) != '+' && text.charAt(from) != '-')) {
            return null;
        }
        int hours = number(text, from + 1, from + 3);
        int minutes = number(text, from + 4, from + 6);
        if ((hours | minutes) < 0 || hours > 17 || minutes > 59) {
            return null;
        }
        int seconds = hours * 3_600 + minutes * 60;
        return ZoneOffset.ofTotalSeconds(text.charAt(from) == '-' ? -seconds : seconds);
    }

    /** The time that stands before a place, or null if it is not written in the plain way. */
    private static @Nullable LocalDateTime plain(String text, int end) {
        if (end < TEMPLATE.length() || end > TEMPLATE.length() + 10 || !hasSeparators(text)) {
            return null;
        }
        int year = number(text, 0, 4);
        int month = number(text, 5, 7);
        int day = number(text, 8, 10);
        int hour = number(text, 11, 13);
        int minute = number(text, 14, 16);
        int second = number(text, 17, 19);
        int nanos = nanos(text, end);
        if ((year | month | day | hour | minute | second | nanos) < 0) {
            return null;
        }
        try {
            return LocalDateTime.of(year, month, day, hour, minute, second, nanos);
        } catch (DateTimeException e) {
            return null;
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
