package io.restock.gateway.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.restock.border.http.Checking;
import io.restock.contracts.Gln;
import io.restock.contracts.catalog.Store;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("The business date of a sale, at a store in Oslo that closes out at 04:00,")
class BusinessDatesTest {
    private static final Store STORE =
            new Store(new Gln("7080001000011"), "Torget", ZoneId.of("Europe/Oslo"), LocalTime.of(4, 0), null, "east");

    @ParameterizedTest(name = "{0} at {1}")
    @CsvSource({
        "2026-03-02, 2026-03-02T18:04:11+01:00",
        "2026-03-02, 2026-03-03T03:59:59+01:00",
        "2026-03-02, 2026-03-04T03:59:59+01:00",
        "2026-03-02, 2026-03-02T12:04:11-05:00",
        "2026-03-28, 2026-03-29T03:30:00+02:00",
        "2026-10-24, 2026-10-25T03:30:00+01:00",
        "2026-03-03, 2026-03-02T18:04:11+01:00",
        "2026-03-03, 2026-03-03T03:59:59+01:00",
        "2026-03-03, 2026-03-04T04:00:00+01:00",
    })
    void is_the_store_s_own_or_one_beside_it(LocalDate businessDate, OffsetDateTime occurredAt) {
        assertThat(check(businessDate, occurredAt).areNone()).isTrue();
    }

    @ParameterizedTest(name = "{0} at {1}: use {2}")
    @CsvSource({
        "2026-03-04, 2026-03-02T18:04:11+01:00, 2026-03-02",
        "2026-03-04, 2026-03-03T03:59:59+01:00, 2026-03-02",
        "2026-03-02, 2026-03-04T04:00:00+01:00, 2026-03-04",
        "2025-03-02, 2026-03-02T18:04:11+01:00, 2026-03-02",
    })
    void that_is_further_off_is_reported_with_the_expected_one(LocalDate businessDate, OffsetDateTime occurredAt, String expected) {
        assertThatThrownBy(check(businessDate, occurredAt)::mustHold).hasMessageContaining("businessDate is " + businessDate).hasMessageContaining("use " + expected);
    }

    /**
     * A till's day only goes on, whatever hour comes twice, and whatever midnight is left out: by the store's close-out, an evening early or a day late. Ask for
     * the store's own date, or the one before it, and the hour that comes twice makes this red.
     */
    @Test
    void is_never_refused_to_a_till_whose_day_only_goes_on() {
        long seed = Long.getLong("restock.seed", System.nanoTime());
        System.out.println("seed " + seed + " (-Drestock.seed=" + seed + " repeats it)");
        var random = new Random(seed);
        List<String> zones = ZoneId.getAvailableZoneIds().stream().sorted().toList();
        for (int i = 0; i < 2_000; i++) {
            var store = new Store(STORE.gln(), "Torget", ZoneId.of(zones.get(random.nextInt(zones.size()))), LocalTime.of(random.nextInt(24), random.nextInt(60)), null, null);
            Instant from = Instant.parse("1970-01-03T00:00:00Z").plusSeconds(random.nextLong(70L * 365 * 86_400));
            var change = store.zone().getRules().nextTransition(from);
            Instant at = (change == null ? from : change.getInstant()).minusSeconds(86_400);
            LocalDate day = store.businessDateOf(at);
            for (Instant end = at.plusSeconds(3 * 86_400); at.isBefore(end); at = at.plusSeconds(random.nextLong(1, 1_200))) {
                LocalDate now = store.businessDateOf(at);
                day = now.isAfter(day) ? now : day;
                String which = "seed " + seed + ": " + day + " at " + at + " in " + store.zone() + ", which closes out at " + store.closeOut();
                assertThat(check(day, at.atZone(store.zone()).toOffsetDateTime(), store).areNone()).as(which).isTrue();
                assertThat(check(now.plusDays(1), at.atZone(store.zone()).toOffsetDateTime(), store).areNone()).as("closed early, " + which).isTrue();
                assertThat(check(now.minusDays(1), at.atZone(store.zone()).toOffsetDateTime(), store).areNone()).as("closed late, " + which).isTrue();
                assertThat(check(now.plusDays(2), at.atZone(store.zone()).toOffsetDateTime(), store).areNone()).as("two days early, " + which).isFalse();
            }
        }
    }

    private static Checking check(LocalDate businessDate, OffsetDateTime occurredAt) {
        return check(businessDate, occurredAt, STORE);
    }

    private static Checking check(LocalDate businessDate, OffsetDateTime occurredAt, Store store) {
        var checking = new Checking();
        BusinessDates.check(businessDate, occurredAt, store, checking);
        return checking;
    }
}
