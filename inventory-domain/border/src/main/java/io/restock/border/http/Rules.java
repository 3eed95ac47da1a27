package io.restock.border.http;

import io.restock.contracts.IsoInstants;
import io.restock.contracts.catalog.Since;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Collection;
import java.util.Currency;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What a text must be to mean something, the same for all services. Each rule gives what the text means, or throws an
 * {@link IllegalArgumentException} with the sentence to show, which goes on after the field's path.
 */
public final class Rules {
    static final String TIME = "must be a time with its offset, such as 2026-03-02T18:04:11+01:00";
    static final String DATE = "must be a date such as 2026-03-02";
    static final String TIME_OF_DAY = "must be a time of day such as 04:00";
    static final String ZONE = "must be a time zone such as Europe/Oslo";

    private static final int DATE_LENGTH = "2026-12-01".length();
    private static final int FIRST_YEAR = 1970;
    private static final int LAST_YEAR = 9999;
    private static final Set<Class<?>> WHOLE = Set.of(Integer.class, int.class, Long.class, long.class);
    private static final Set<String> CURRENCIES = Currency.availableCurrencies().map(Currency::getCurrencyCode).collect(Collectors.toUnmodifiableSet());

    private Rules() {}

    /** Of the years 1970 to 9999, which every engine can store. */
    public static OffsetDateTime time(String text) {
        return parsed(text, TIME, given -> {
            OffsetDateTime plain = IsoInstants.plainWithOffset(given);
            OffsetDateTime time = plain == null ? OffsetDateTime.parse(given) : plain;
            return mustBe(time.getYear() >= FIRST_YEAR && time.getYear() <= LAST_YEAR, time, TIME);
        });
    }

    /** Of the same years. */
    public static LocalDate date(String text) {
        return parsed(text, DATE, given -> {
            var date = LocalDate.parse(given);
            return mustBe(date.getYear() >= FIRST_YEAR && date.getYear() <= LAST_YEAR, date, DATE);
        });
    }

    /** From when something holds: an instant with its offset, or a business date. */
    public static Since since(String text) {
        try {
            return text.length() > DATE_LENGTH ? Since.of(time(text).toInstant()) : Since.of(date(text));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("must be an instant with its offset, such as 2026-12-01T06:00:00+01:00, or a business date, such as 2026-12-01, was " + text, e);
        }
    }

    public static LocalTime timeOfDay(String text) {
        return parsed(text, TIME_OF_DAY, LocalTime::parse);
    }

    public static ZoneId zone(String text) {
        return parsed(text, ZONE, ZoneId::of);
    }

    /** A currency's code as ISO 4217 has it. */
    public static String currency(String text) {
        return mustBe(CURRENCIES.contains(text), text, "must be an ISO 4217 code such as NOK");
    }

    public static <E extends Enum<E>> E oneOf(Class<E> type, String text) {
        for (E constant : type.getEnumConstants()) {
            if (constant.name().equals(text)) {
                return constant;
            }
        }
        throw new IllegalArgumentException(oneOf(type));
    }

    /** What JSON must hold to be read as such a type. */
    static String of(Class<?> type) {
        return type.isEnum() ? oneOf(type)
                : type == Instant.class || type == OffsetDateTime.class ? TIME
                : type == LocalDate.class ? DATE
                : type == LocalTime.class ? TIME_OF_DAY
                : type == ZoneId.class ? ZONE
                : WHOLE.contains(type) ? "must be a whole number of at most " + (type == Long.class || type == long.class ? Long.MAX_VALUE : Integer.MAX_VALUE)
                : Number.class.isAssignableFrom(type) || type == double.class ? "must be a number"
                : type == Boolean.class || type == boolean.class ? "must be true or false"
                : type == String.class ? "must be a text"
                : Collection.class.isAssignableFrom(type) ? "must be a list"
                : "must be an object";
    }

    private static String oneOf(Class<?> type) {
        return "must be one of " + Arrays.toString(type.getEnumConstants());
    }

    /** The parser's own sentence names a place in the text; an example helps more. */
    private static <T> T parsed(String text, String sentence, Function<String, T> parser) {
        try {
            return parser.apply(text);
        } catch (DateTimeException e) {
            throw new IllegalArgumentException(sentence, e);
        }
    }

    private static <T> T mustBe(boolean holds, T value, String sentence) {
        if (!holds) {
            throw new IllegalArgumentException(sentence);
        }
        return value;
    }
}
