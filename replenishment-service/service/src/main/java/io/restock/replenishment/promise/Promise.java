package io.restock.replenishment.promise;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The promise that a need is back on the shelf within 24 hours, over all lines whose 24 hours have ended. A line that is open and overdue is missed
 * now, not when it arrives. One that was cancelled, in whole or in part, because the distribution center did not have it is missed; one that a person
 * called off, or whose need went away, is not due. Where another item went in its place it is missed, for its own shelf stays empty; the line of that other item is no need, and is not due.
 *
 * @param from lines due from then on
 * @param until lines due before then, and not after now
 * @param kept received in time
 * @param missed all others; {@code overdue} ones are among them
 * @param overdue still open
 * @param causes of the misses, each with its count; they add up to {@code missed}
 * @param misses those due last first
 * @param next the line to ask for more misses {@code after}, or null at the end
 */
public record Promise(Instant from, Instant until, long due, long kept, long missed, long overdue, Map<MissCause, Long> causes, List<Miss> misses, @Nullable String next,
        Freshness freshness) {
    /**
     * @param order the order's id
     * @param line the line's number in it
     * @param units of the item that were ordered
     * @param open of these, neither received nor cancelled
     * @param receivedAt of the last receipt, null if nothing has arrived
     */
    public record Miss(String order, int line, String store, String dc, String item, Instant dueAt, MissCause cause, String status, int units, int open,
            @Nullable Instant despatchedAt, @Nullable Instant receivedAt) {}

    /** @param behindMillis business time by which newer events may be missing; 0 when none waits */
    public record Freshness(Instant asOf, long behindMillis) {}

    /** Kept, of all that were due: 0 to 1; null if none was. */
    @JsonProperty
    public @Nullable Double share() {
        return share(due);
    }

    /** Kept, of what the distribution center had, might send and heard of in time: without {@code DC_HAD_NOTHING}, {@code HELD} and {@code TILL_LATE}. Null if none was due. */
    @JsonProperty
    public @Nullable Double shareOfWhatTheDcHad() {
        return share(due - causes.entrySet().stream().filter(cause -> !cause.getKey().isOfTheCenters()).mapToLong(Map.Entry::getValue).sum());
    }

    private @Nullable Double share(long of) {
        return of == 0 ? null : (double) kept / of;
    }
}
