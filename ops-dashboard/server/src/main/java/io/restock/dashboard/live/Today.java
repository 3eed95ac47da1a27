package io.restock.dashboard.live;

import io.restock.contracts.catalog.Item.Unit;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Totals of the business day that is running, from when this process began to look. A new business date begins at zero. */
final class Today {
    private final Map<String, Long> eventsByType = new TreeMap<>();
    private @Nullable LocalDate businessDate;
    private @Nullable Instant since;
    private long linesSold;
    private long eachesSold;
    private long gramsSold;
    private long ranOut;

    synchronized void beginIfNew(LocalDate date, Instant now) {
        if (date.equals(businessDate)) {
            return;
        }
        businessDate = date;
        since = now;
        linesSold = 0;
        eachesSold = 0;
        gramsSold = 0;
        ranOut = 0;
        eventsByType.clear();
    }

    synchronized void sold(int units, Unit unit) {
        linesSold++;
        switch (unit) {
            case EACH -> eachesSold += units;
            case GRAM -> gramsSold += units;
        }
    }

    synchronized void happened(String type, boolean hasRunOut) {
        eventsByType.merge(type, 1L, Long::sum);
        ranOut += hasRunOut ? 1 : 0;
    }

    synchronized Totals totals() {
        return new Totals(businessDate, since, linesSold, eachesSold, gramsSold, ranOut, Map.copyOf(eventsByType));
    }

    /**
     * @param since the business instant from which it was counted
     * @param eachesSold of items that are counted
     * @param gramsSold of items that are weighed
     * @param ranOut how often an item's on hand went to zero or below
     */
    public record Totals(@Nullable LocalDate businessDate, @Nullable Instant since, long linesSold, long eachesSold, long gramsSold, long ranOut, Map<String, Long> eventsByType) {}
}
