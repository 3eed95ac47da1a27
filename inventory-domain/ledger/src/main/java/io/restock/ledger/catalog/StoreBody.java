package io.restock.ledger.catalog;

import io.restock.border.http.Checking;
import io.restock.border.http.Rules;
import io.restock.contracts.Gln;
import io.restock.contracts.Limits;
import io.restock.contracts.catalog.Store;
import java.time.LocalTime;
import java.time.ZoneId;

/**
 * A store as merchandisers write it.
 *
 * @param gln only in bulk; elsewhere the path names it
 * @param zone such as {@code Europe/Oslo}
 * @param closeOut local time at which the business date ends, {@code 04:00} if absent
 */
public record StoreBody(String gln, String name, String zone, String closeOut, String dc, String region) {
    Store check(Checking checking) {
        Gln number = checking.gln("gln", gln);
        ZoneId zoneId = checking.fits("zone", zone, Rules::zone);
        LocalTime closes = checking.fits("closeOut", closeOut == null ? "04:00" : closeOut, Rules::timeOfDay);
        Gln center = checking.optionalGln("dc", dc);
        return new Store(number, checking.text("name", name, Limits.NAME), zoneId, closes, center, checking.optionalText("region", region, Limits.NAME));
    }

    StoreBody withGln(String of) {
        return new StoreBody(of, name, zone, closeOut, dc, region);
    }
}
