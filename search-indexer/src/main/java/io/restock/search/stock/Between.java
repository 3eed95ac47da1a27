package io.restock.search.stock;

import java.math.BigDecimal;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A range as people write it: {@code 10..20}, {@code ..20}, {@code 10..} or {@code 10}. @param from null for any; @param until null for any */
public record Between(@Nullable BigDecimal from, @Nullable BigDecimal until) {
    private static final String BOUND = "(-?\\d{1,12}(?:\\.\\d{1,4})?)";
    private static final Pattern RANGE = Pattern.compile(BOUND + "?\\.\\." + BOUND + "?");
    private static final Pattern ONE = Pattern.compile(BOUND);

    /** @throws IllegalArgumentException that says how to write it */
    public static Between of(String text) {
        Matcher range = RANGE.matcher(text);
        if (ONE.matcher(text).matches()) {
            return new Between(new BigDecimal(text), new BigDecimal(text));
        }
        if (range.matches() && text.length() > 2) {
            var between = new Between(bound(range.group(1)), bound(range.group(2)));
            if (between.from == null || between.until == null || between.from.compareTo(between.until) <= 0) {
                return between;
            }
        }
        throw new IllegalArgumentException("must be a range such as 10..20, ..20 or 10.., was " + text);
    }

    private static @Nullable BigDecimal bound(@Nullable String text) {
        return text == null ? null : new BigDecimal(text);
    }

    /** Whether it is one figure and nothing beside it. */
    public boolean isOne() {
        return from != null && until != null && from.compareTo(until) == 0;
    }

    @Override
    public String toString() {
        return (from == null ? "" : from.toPlainString()) + ".." + (until == null ? "" : until.toPlainString());
    }
}
