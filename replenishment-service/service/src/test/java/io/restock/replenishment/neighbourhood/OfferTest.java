package io.restock.replenishment.neighbourhood;

import static org.assertj.core.api.Assertions.assertThat;

import io.restock.contracts.Gln;
import io.restock.contracts.Gtin;
import io.restock.contracts.catalog.Store;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("A promotion in a store")
class OfferTest {
    private static final LocalDate FIRST = LocalDate.of(2026, 11, 20);
    private static final LocalDate LAST = LocalDate.of(2026, 12, 5);

    @ParameterizedTest
    @CsvSource({
        "Pacific/Auckland, 2026-11-28T20:00:00Z, 2026-11-29", "Pacific/Auckland, 2026-11-28T14:59:59Z, 2026-11-28", "Pacific/Auckland, 2026-11-28T15:00:00Z, 2026-11-29",
        "Pacific/Honolulu, 2026-11-29T05:00:00Z, 2026-11-28", "Europe/Oslo, 2026-11-28T20:00:00Z, 2026-11-28", "Europe/Oslo, 2026-12-24T20:00:00Z, 2026-12-05"})
    void ended_by_hand_has_the_day_that_it_is_there_for_its_last(ZoneId zone, Instant ended, LocalDate last) {
        assertThat(offer(ended).in(store(zone))).hasValueSatisfying(there -> assertThat(there.last()).isEqualTo(last));
    }

    @Test
    void that_nobody_ended_lasts_as_long_as_was_said() {
        assertThat(offer(null).in(store(ZoneId.of("Europe/Oslo")))).hasValue(offer(null));
    }

    @Test
    void that_was_ended_before_it_began_there_has_never_been() {
        Instant ended = Instant.parse("2026-11-19T20:00:00Z");
        assertThat(offer(ended).in(store(ZoneId.of("Pacific/Honolulu")))).isEmpty();
        assertThat(offer(ended).in(store(ZoneId.of("Pacific/Auckland")))).hasValueSatisfying(there -> assertThat(there.last()).isEqualTo(FIRST));
    }

    private static Offer offer(Instant ended) {
        return new Offer("p1", Set.of(Gtin.of("0703801000001")), null, Set.of(), 0.3, FIRST, LAST, ended);
    }

    private static Store store(ZoneId zone) {
        return new Store(Gln.of("708000100001"), "Store", zone, LocalTime.of(4, 0), null, null);
    }
}
