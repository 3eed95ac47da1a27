package io.restock.ledger.catalog;

import io.restock.border.http.Checking;
import io.restock.border.http.Rules;
import io.restock.contracts.Gln;
import io.restock.contracts.Limits;
import io.restock.contracts.catalog.Store;
import java.time.LocalTime;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/**
 * A store as merchandisers write it.
 *
 * @param gln only in bulk; elsewhere the path names it
 * @param zone such as {@code Europe/Oslo}
 * @param closeOut local time at which the business date ends, {@code 04:00} if absent
 */
public record StoreBody(@Nullable String gln, @Nullable String name, @Nullable String zone, @Nullable String closeOut, @Nullable String dc, @Nullable String region) {
    /** @return null, and notes, if something is missing or cannot be read */
    @Nullable
    Store check(@Nullable String number, Checking checking) {
        Gln id = checking.gln("gln", number);
        ZoneId zoneId = checking.fits("zone", zone, Rules::zone);
        String ends = Checking.given(closeOut);
        LocalTime closes = checking.fits("closeOut", ends == null ? "04:00" : ends, Rules::timeOfDay);
        Gln center = checking.optionalGln("dc", Checking.given(dc));
        String called = checking.text("name", name, Limits.NAME);
        String lies = checking.optionalText("region", region, Limits.NAME);
        return id == null || called == null || zoneId == null || closes == null ? null : new Store(id, called, zoneId, closes, center, lies);
    }
}
