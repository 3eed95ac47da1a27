package io.restock.contracts;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Reads the headers of one record. Anybody may have written them: one that is missing or is not what it must be is an {@link IllegalArgumentException}
 * that names it, for those who put records aside.
 *
 * @param bytes a header's value by its name, or null where the record has none
 */
public record RecordHeaders(Function<String, byte @Nullable []> bytes) {
    /** @return the header's text, or null */
    public @Nullable String text(String name) {
        byte[] value = bytes.apply(name);
        return value == null ? null : new String(value, StandardCharsets.UTF_8);
    }

    public String type() {
        return mustBeThere(Headers.TYPE, text(Headers.TYPE));
    }

    /** The place in the writer's journal, or 0 where there is none. */
    public long position() {
        return number(Headers.POSITION, 0, Long.MAX_VALUE);
    }

    /** The version in which the value was written; 1 where nobody says. */
    public int schemaVersion() {
        return (int) number(Headers.SCHEMA_VERSION, 1, Integer.MAX_VALUE);
    }

    public Instant instant(String name) {
        return mustBeThere(name, instant(name, null));
    }

    /** @param otherwise where there is no such header */
    public @Nullable Instant instant(String name, @Nullable Instant otherwise) {
        String text = text(name);
        try {
            return text == null ? otherwise : IsoInstants.parse(text);
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("the header " + name + " is \"" + text + "\", not an instant such as 2026-03-02T17:04:11Z", e);
        }
    }

    private long number(String name, long otherwise, long most) {
        String text = text(name);
        if (text == null) {
            return otherwise;
        }
        try {
            long number = Long.parseLong(text);
            if (number >= 1 && number <= most) {
                return number;
            }
        } catch (NumberFormatException e) {
            throw notANumber(name, text, most, e);
        }
        throw notANumber(name, text, most, null);
    }

    private static IllegalArgumentException notANumber(String name, String text, long most, @Nullable Exception cause) {
        return new IllegalArgumentException("the header " + name + " is \"" + text + "\", not a number from 1 to " + most, cause);
    }

    private static <T> T mustBeThere(String name, @Nullable T value) {
        if (value == null) {
            throw new IllegalArgumentException("has no header " + name);
        }
        return value;
    }
}
