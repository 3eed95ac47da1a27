package io.restock.dashboard.live;

import io.restock.contracts.operations.Verification;
import io.restock.contracts.operations.Verification.Check;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Watches that the positions of each partition follow one another without a gap. A repeated one is only a relay that resumed. */
final class PositionWatch {
    private final Map<Integer, Long> last = new HashMap<>();
    private final List<String> offending = new ArrayList<>();
    private long counted;
    private long broken;

    /** Whether the event is new, rather than sent again. */
    synchronized boolean isNew(int partition, long position) {
        Long before = last.get(partition);
        if (before != null && position <= before) {
            return false;
        }
        counted++;
        if (before != null && position != before + 1) {
            note(partition + ": " + position + " came after " + before);
        }
        last.put(partition, position);
        return true;
    }

    private void note(String gap) {
        broken++;
        if (offending.size() < Verification.LISTED_AT_MOST) {
            offending.add(gap);
        }
    }

    synchronized Check check() {
        return new Check("streamed stock events follow one another without a gap in each partition", counted, broken, List.copyOf(offending));
    }
}
