package io.restock.dashboard.live;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.TreeMap;

/** Totals of the business day that is running, from when this process began to look. A new business date begins at zero. */
final class Today {
    private final Map<String, Long> eventsByType = new TreeMap<>();
    private LocalDate businessDate;
    private Instant since;
    private long linesSold;
    private long piecesSold;
    private long ranOut;

    synchronized void beginIfNew(LocalDate date, Instant now) {
        if (date.equals(businessDate)) {
            return;
        }
        businessDate = date;
        since = now;
        linesSold = 0;
        piecesSold = 0;
        ranOut = 0;
        eventsByType.clear();
    }

    synchronized void sold(int pieces) {
        linesSold++;
        piecesSold += pieces;
    }

    synchronized void happened(String type, boolean hasRunOut) {
        eventsByType.merge(type, 1L, Long::sum);
        ranOut += hasRunOut ? 1 : 0;
    }

    synchronized Totals totals() {
        return new Totals(businessDate, since, linesSold, piecesSold, ranOut, Map.copyOf(eventsByType));
    }

    /**
     * @param since the business instant from which it was counted
     * @param piecesSold eaches, and one for each line that was weighed
     * @param ranOut how often an item's on hand went to zero or below
     */
    public record Totals(LocalDate businessDate, Instant since, long linesSold, long piecesSold, long ranOut, Map<String, Long> eventsByType) {}
}
