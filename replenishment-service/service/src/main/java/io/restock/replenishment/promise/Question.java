package io.restock.replenishment.promise;

import io.restock.border.http.ProblemException;
import io.restock.contracts.Gln;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;

/**
 * Whose promise is asked for, and of when.
 *
 * @param until not after {@code now}: lines that still have time are not due
 * @param dc one distribution center, or null for all
 * @param stores these alone; empty for all
 * @param limit misses told at most
 * @param after the line after which the misses begin, or null
 */
record Question(Instant from, Instant until, Instant now, String dc, Collection<String> stores, int limit, String after) {
    /** Unless somebody asks for more: a week is what a share of it can be acted on. */
    private static final Duration USUAL = Duration.ofDays(7);
    private static final int MISSES_AT_MOST = 500;

    /** Of the chain, without misses. */
    static Question ofChain(Duration past, Instant now) {
        return new Question(now.minus(past), now, now, null, Set.of(), 0, null);
    }

    /**
     * As it was asked over HTTP.
     *
     * @param allowed stores that the caller may see, empty for all
     * @throws ProblemException 422 that names each parameter that is wrong
     */
    static Question of(String from, String until, String dc, String store, int limit, String after, Set<String> allowed, Instant now) {
        var errors = new ArrayList<String>();
        Instant end = instant("until", until, now, errors);
        end = end.isAfter(now) ? now : end;
        Instant begin = instant("from", from, end.minus(USUAL), errors);
        if (begin.isAfter(end)) {
            errors.add("from must not be after until, was " + begin + " after " + end);
        }
        if (limit < 0 || limit > MISSES_AT_MOST) {
            errors.add("limit must be between 0 and " + MISSES_AT_MOST + ", was " + limit);
        }
        String center = gln("dc", dc, errors);
        String one = gln("store", store, errors);
        if (!errors.isEmpty()) {
            throw ProblemException.invalid(errors);
        }
        return new Question(begin, end, now, center, one == null ? allowed : List.of(one), limit, after);
    }

    private static Instant instant(String field, String text, Instant otherwise, List<String> errors) {
        if (text == null) {
            return otherwise;
        }
        try {
            return OffsetDateTime.parse(text.replace(' ', '+')).toInstant();
        } catch (DateTimeParseException e) {
            errors.add(field + " must be a time with offset such as 2026-03-02T18:00:00Z, was " + text);
            return otherwise;
        }
    }

    private static String gln(String field, String text, List<String> errors) {
        try {
            return text == null ? null : new Gln(text).digits();
        } catch (IllegalArgumentException e) {
            errors.add(field + " " + e.getMessage());
            return null;
        }
    }
}
