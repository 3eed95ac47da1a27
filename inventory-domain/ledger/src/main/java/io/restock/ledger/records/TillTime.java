package io.restock.ledger.records;

import io.restock.contracts.Limits;
import io.restock.contracts.store.StoreRecord.RetailTransaction;
import io.restock.inventory.TillClock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/**
 * When a till's transaction counts as having happened, whatever its clock shows: what the till reported, put right by the error that its clock is known to
 * have, and never later than we received it.
 *
 * <p>A clock that stands behind looks like a till that was offline. So the instant is in doubt only where nobody is offline that long
 * ({@link #OFFLINE_AT_MOST}), or where the till's own numbers say that it sold earlier what it says it sold later. A recording is believed.
 *
 * @param occurredAt by which stock, planning and the past go, unless a count makes the store-item doubt it
 */
public record TillTime(Instant occurredAt, Instant told, Instant receivedAt, State state) {
    /** Tills are offline for 72 hours, and take their time to come back. */
    public static final Duration OFFLINE_AT_MOST = Duration.ofHours(78);

    /** What is known of the till's clock. */
    public enum State {
        RIGHT, AHEAD,
        /** Behind by a known difference, which is taken out. */
        BEHIND,
        /** Perhaps behind, perhaps offline for longer than anybody is. */
        IN_DOUBT
    }

    /**
     * @param now when the ledger takes it
     * @param setBack that the till's own earlier transactions happened after this one, by what it says
     */
    public static TillTime of(RetailTransaction sold, Instant now, boolean setBack) {
        Instant told = sold.occurredInstant().truncatedTo(ChronoUnit.MICROS);
        Instant received = earlier(sold.acceptedAt() == null ? now : sold.acceptedAt(), now).truncatedTo(ChronoUnit.MICROS);
        Duration ahead = sold.clockAhead() == null ? Duration.ZERO : Duration.ofSeconds(sold.clockAhead());
        Instant corrected = told.minus(ahead);
        return new TillTime(earlier(corrected, received), told, received, state(sold, corrected, received, ahead, setBack));
    }

    private static State state(RetailTransaction sold, Instant corrected, Instant received, Duration ahead, boolean setBack) {
        if (Boolean.TRUE.equals(sold.recording())) {
            return State.RIGHT;
        }
        if (setBack || corrected.isBefore(received.minus(OFFLINE_AT_MOST))) {
            return State.IN_DOUBT;
        }
        if (ahead.compareTo(Limits.CLOCK_AHEAD) > 0 || corrected.isAfter(received.plus(Limits.CLOCK_AHEAD))) {
            return State.AHEAD;
        }
        return ahead.negated().compareTo(Limits.CLOCK_AHEAD) > 0 ? State.BEHIND : State.RIGHT;
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }

    /** Null where the clock is believed. */
    public @Nullable TillClock clock() {
        return state == State.IN_DOUBT ? new TillClock(told, receivedAt) : told.equals(occurredAt) ? null : new TillClock(told, null);
    }

    /** What the operator should know of the till's clock. */
    public String sentence() {
        return switch (state) {
            case RIGHT -> "is right";
            case AHEAD -> "is ahead: it said " + told + " where it was " + receivedAt + ". Set it; its sales count from when we received them";
            case BEHIND -> "is behind: it said " + told + " for what happened at " + occurredAt + ". Set it; its sales are put right by the difference";
            case IN_DOUBT -> "may be behind: what we received at " + receivedAt + " it says it sold at " + told + ", and nobody is offline that long, or its numbers say otherwise."
                    + " Set it, or find out where it was; stores are asked to count what it sold where a count lies between";
        };
    }
}
