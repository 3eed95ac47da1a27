package io.restock.journal;

import io.restock.contracts.Troubles;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Sees when a relay stands still although events wait, whatever it is that holds it. */
final class RelayWatch {
    private final Troubles troubles;
    private final Map<Integer, Long> committed = new ConcurrentHashMap<>();
    private final Map<Integer, Long> before = new ConcurrentHashMap<>();

    RelayWatch(Troubles troubles) {
        this.troubles = troubles;
    }

    void committed(int partition, List<JournalRow.Placed> rows) {
        if (!rows.isEmpty()) {
            committed.merge(partition, rows.getLast().position(), Math::max);
        }
    }

    /** @param positions up to which the relay has sent everything, of the partitions that it has now */
    void look(Map<Integer, Long> positions) {
        positions.forEach((partition, position) -> {
            long waiting = committed.getOrDefault(partition, 0L) - position;
            if (waiting <= 0) {
                left(partition);
            } else if (!position.equals(before.put(partition, position))) {
                troubles.waits(name(partition), waiting + " events after position " + position + " wait to be on their topic");
            }
        });
    }

    /** Nothing waits there, or another instance relays it now. */
    void left(int partition) {
        before.remove(partition);
        troubles.rests(name(partition));
    }

    private static String name(int partition) {
        return "sending the events of partition " + partition;
    }
}
