package io.restock.journal;

import java.util.ArrayDeque;
import java.util.List;

/**
 * Rows that were committed a moment ago and wait for the relay, so that it need not read back what this process has just written. Bounded: a relay that falls behind, or one that has just begun, finds everything in the journal.
 */
final class JustCommitted {
    static final int ROWS_AT_MOST = 20_000;

    private final ArrayDeque<List<JournalRow.Placed>> batches = new ArrayDeque<>();
    private int rows;

    /** Takes one transaction's rows, in their order; forgets all others where they are too many. */
    synchronized void add(List<JournalRow.Placed> batch) {
        if (rows + batch.size() > ROWS_AT_MOST) {
            batches.clear();
            rows = 0;
        }
        batches.addLast(batch);
        rows += batch.size();
    }

    /** The batch that begins right after a position; none if it is not here. What lies before is forgotten. */
    synchronized List<JournalRow.Placed> after(long position) {
        while (!batches.isEmpty() && batches.getFirst().getLast().position() <= position) {
            rows -= batches.removeFirst().size();
        }
        if (batches.isEmpty() || batches.getFirst().getFirst().position() != position + 1) {
            return List.of();
        }
        var batch = batches.removeFirst();
        rows -= batch.size();
        return batch;
    }
}
