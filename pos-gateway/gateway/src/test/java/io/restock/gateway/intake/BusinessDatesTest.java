package io.restock.gateway.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.restock.border.http.Checking;
import io.restock.contracts.Gln;
import io.restock.contracts.catalog.Store;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import org.junit.jupiter.api.DisplayName;
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
    })
    void fits_its_instant_or_is_the_day_before_until_a_day_after_close_out(LocalDate businessDate, OffsetDateTime occurredAt) {
        assertThat(check(businessDate, occurredAt).areNone()).isTrue();
    }

    @ParameterizedTest(name = "{0} at {1}: use {2}")
    @CsvSource({
        "2026-03-03, 2026-03-02T18:04:11+01:00, 2026-03-02",
        "2026-03-03, 2026-03-03T03:59:59+01:00, 2026-03-02",
        "2026-03-02, 2026-03-04T04:00:00+01:00, 2026-03-04",
        "2025-03-02, 2026-03-02T18:04:11+01:00, 2026-03-02",
    })
    void that_is_further_off_is_reported_with_the_expected_one(LocalDate businessDate, OffsetDateTime occurredAt, String expected) {
        assertThatThrownBy(check(businessDate, occurredAt)::mustHold).hasMessageContaining("businessDate is " + businessDate).hasMessageContaining("use " + expected);
    }

    private static Checking check(LocalDate businessDate, OffsetDateTime occurredAt) {
        var checking = new Checking();
        BusinessDates.check(businessDate, occurredAt, STORE, checking);
        return checking;
    }
}
