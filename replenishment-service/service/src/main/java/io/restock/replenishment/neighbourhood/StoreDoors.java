package io.restock.replenishment.neighbourhood;

import io.restock.contracts.catalog.Store;
import java.time.LocalDate;
import java.time.LocalDateTime;

/**
 * When a store trades: what it has said of its days, and what was seen. Silence is believed without a calendar. Sales on a day that it calls closed are facts: they count as the share of a day that they
 * are, so that a staff purchase teaches nothing, and a store that has opened after all teaches what it sold.
 */
public record StoreDoors(Store store, Trading trading) implements Doors {
    @Override
    public boolean opensOn(LocalDate day) {
        return store.opensOn(day);
    }

    @Override
    public double heard(LocalDate day) {
        return store.opensOn(day) ? trading.heard(day) : trading.share(day);
    }

    @Override
    public boolean rests(LocalDate day) {
        return trading.rests(day);
    }

    @Override
    public double tradedDays(LocalDateTime since, LocalDateTime now) {
        return trading.tradedDays(since, now, store::opensOn);
    }
}
