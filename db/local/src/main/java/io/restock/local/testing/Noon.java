package io.restock.local.testing;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/**
 * Where the stores and centers of tests stand that go by the clock on the wall: a zone in which it is between twelve and one o'clock when the tests begin. So yesterday is
 * closed, today is open for hours, and an order is as large as ever, whether the tests run by day or by night; the date is that of UTC, too.
 */
public final class Noon {
    /** From {@code Etc/GMT+11} to {@code Etc/GMT-12}: names that PostgreSQL and browsers know, too; their signs are the other way round. */
    public static final ZoneId ZONE = ZoneId.of("Etc/GMT%+d".formatted(Instant.now().atOffset(ZoneOffset.UTC).getHour() - 12));

    private Noon() {}
}
