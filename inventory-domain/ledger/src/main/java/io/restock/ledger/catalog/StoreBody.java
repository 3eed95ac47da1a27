package io.restock.ledger.catalog;

import io.restock.contracts.Gln;
import io.restock.contracts.catalog.Store;
import java.time.DateTimeException;
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
        ZoneId zoneId = checking.read("zone", zone, StoreBody::zone);
        LocalTime closes = checking.read("closeOut", closeOut == null ? "04:00" : closeOut, StoreBody::time);
        Gln center = dc == null ? null : checking.gln("dc", dc);
        return new Store(number, checking.text("name", name, 200), zoneId, closes, center, checking.optionalText("region", region, 100));
    }

    StoreBody withGln(String of) {
        return new StoreBody(of, name, zone, closeOut, dc, region);
    }

    private static ZoneId zone(String text) {
        try {
            return ZoneId.of(text);
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("must be a time zone such as Europe/Oslo, was " + text, e);
        }
    }

    private static LocalTime time(String text) {
        try {
            return LocalTime.parse(text);
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("must be a time of day such as 04:00, was " + text, e);
        }
    }
}
