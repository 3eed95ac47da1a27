package io.restock.terminal;

import io.restock.terminal.world.Footfall;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;

/**
 * When trade ends.
 *
 * @param wall time after which it ends, or null
 * @param days business days after which it ends, that of the start included, or null
 */
record Until(Duration wall, Integer days) {
    private static final ZoneId OSLO = ZoneId.of("Europe/Oslo");

    /** The close of the last business day, if they are counted. */
    Optional<Instant> lastClose(Instant from) {
        return Optional.ofNullable(days).map(count -> Footfall.closing(from.atZone(OSLO).toLocalDate().plusDays(count - 1L), OSLO));
    }
}
