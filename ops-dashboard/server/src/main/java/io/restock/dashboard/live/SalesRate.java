package io.restock.dashboard.live;

import java.util.ArrayDeque;
import java.util.List;

/** Lines sold, second by second of the wall clock, over the last five minutes. */
final class SalesRate {
    private static final int SECONDS_KEPT = 300;
    /** One second alone jumps too much to be read. */
    private static final int SECONDS_AVERAGED = 5;

    private final ArrayDeque<Second> seconds = new ArrayDeque<>();
    private long lines;

    synchronized void sold() {
        lines++;
    }

    /** Ends the second that is running. To be called once a second. */
    synchronized void endSecond(long epochSecond) {
        seconds.addLast(new Second(epochSecond, lines));
        if (seconds.size() > SECONDS_KEPT) {
            seconds.removeFirst();
        }
        lines = 0;
    }

    synchronized double linesPerSecond() {
        return recent().stream().mapToLong(Second::lines).average().orElse(0);
    }

    /** @param speed business seconds per wall second; while time stands still nothing is sold by the hour */
    synchronized long linesPerBusinessHour(double speed) {
        return speed == 0 ? 0 : Math.round(linesPerSecond() * 3_600 / speed);
    }

    /** The seconds that ended, oldest first, at most 300. */
    synchronized List<Second> history() {
        return List.copyOf(seconds);
    }

    private List<Second> recent() {
        return seconds.stream().skip(Math.max(0, seconds.size() - SECONDS_AVERAGED)).toList();
    }

    /** @param second of the wall clock, since 1970 */
    public record Second(long second, long lines) {}
}
