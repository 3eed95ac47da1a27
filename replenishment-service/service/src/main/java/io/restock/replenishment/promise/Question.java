package io.restock.replenishment.promise;

import io.restock.border.access.Sight;
import io.restock.border.http.Checking;
import io.restock.border.http.ProblemException;
import io.restock.contracts.Gln;
import io.restock.contracts.Limits;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Whose promise is asked for, and of when.
 *
 * @param until not after {@code now}: lines that still have time are not due
 * @param dc one distribution center, or null for all
 * @param stores these alone; empty for all that are seen
 * @param sight of the one who asks
 * @param limit misses answered at most
 * @param after the line after which the misses begin, or null
 */
record Question(Instant from, Instant until, Instant now, @Nullable String dc, Set<String> stores, Sight sight, int limit, @Nullable String after) {
    /** Unless more is asked for: a week is what a share of it can be acted on. */
    private static final Duration USUAL = Duration.ofDays(7);

    /** Of the chain, without misses. */
    static Question ofChain(Duration past, Instant now) {
        return new Question(now.minus(past), now, now, null, Set.of(), Sight.OF_ALL, 0, null);
    }

    /**
     * As it was asked over HTTP.
     *
     * @param sight of the one who asks
     * @throws ProblemException 422 that names each parameter that is wrong
     */
    static Question of(@Nullable String from, @Nullable String until, @Nullable String dc, @Nullable String store, int limit, @Nullable String after, Sight sight,
            Instant now) {
        var checking = new Checking();
        Instant end = otherwise(checking.instant("until", until), now);
        end = end.isAfter(now) ? now : end;
        Instant begin = otherwise(checking.instant("from", from), end.minus(USUAL));
        checking.require(!begin.isAfter(end), "from", "must not be after until, was " + begin + " after " + end);
        checking.whole("limit", limit, 0, Limits.PAGE_OF_WHOLES);
        Gln center = checking.optionalGln("dc", dc);
        Gln one = checking.optionalGln("store", store);
        checking.mustHold();
        return new Question(begin, end, now, center == null ? null : center.digits(), one == null ? Set.of() : Set.of(one.digits()), sight, limit, after);
    }

    private static Instant otherwise(@Nullable Instant given, Instant usual) {
        return given == null ? usual : given;
    }
}
