package io.restock.gateway.intake;

import io.restock.border.http.Checking;
import io.restock.contracts.catalog.Store;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;

/**
 * The business date is the till's: people close a day by hand, an hour before the store's close-out or on the next day, a date does not go back with a clock that
 * is turned back, and some days have no midnight. So one day around the store's own is as good as that; more means that till and store disagree about the day.
 */
final class BusinessDates {
    private BusinessDates() {}

    static void check(LocalDate businessDate, OffsetDateTime occurredAt, Store store, Checking checking) {
        LocalDate expected = store.businessDateOf(occurredAt.toInstant());
        if (Math.abs(ChronoUnit.DAYS.between(expected, businessDate)) > 1) {
            checking.wrong("businessDate", "is " + businessDate + ", but " + occurredAt + " belongs to " + expected + " at a store in "
                    + store.zone() + " that closes out at " + store.closeOut() + "; use " + expected + ", or correct occurredAt");
        }
    }
}
