package io.restock.dashboard.live;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;

/**
 * A screen shows some twenty rows a tick and a chain sells 25,000 lines a second. Of what happened since the last tick this keeps the latest
 * notable rows (deliveries, counts, what ran out) and fills up with the latest plain ones; the rest is counted.
 */
final class RowChoice<T> {
    private final int shown;
    private final ArrayDeque<T> notable = new ArrayDeque<>();
    private final ArrayDeque<T> plain = new ArrayDeque<>();
    private long offered;

    RowChoice(int shown) {
        this.shown = shown;
    }

    void offer(T row, boolean isNotable) {
        offered++;
        var lane = isNotable ? notable : plain;
        if (lane.size() == shown) {
            lane.removeFirst();
        }
        lane.addLast(row);
    }

    /** Up to {@code shown} rows, and begins anew. Never less than a third of the places go to plain rows, so that the tills stay visible. */
    Chosen<T> drain() {
        int forPlain = Math.min(plain.size(), Math.max(shown / 3, shown - notable.size()));
        var rows = new ArrayList<T>(shown);
        rows.addAll(last(notable, shown - forPlain));
        rows.addAll(last(plain, forPlain));
        var chosen = new Chosen<>(List.copyOf(rows), offered - rows.size());
        offered = 0;
        notable.clear();
        plain.clear();
        return chosen;
    }

    private static <T> List<T> last(ArrayDeque<T> rows, int count) {
        return rows.stream().skip(Math.max(0, rows.size() - count)).toList();
    }

    /** @param notShown how many more there were */
    record Chosen<T>(List<T> rows, long notShown) {}
}
