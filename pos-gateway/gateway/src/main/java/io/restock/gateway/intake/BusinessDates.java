package io.restock.gateway.intake;

import io.restock.border.http.Checking;
import io.restock.contracts.catalog.Store;
import java.time.LocalDate;
import java.time.OffsetDateTime;

/**
 * A till closes its day by hand, so it may go on under yesterday's date for up to a day after the store's close-out. Any other date than the one
 * of the sale's instant means that till and store disagree about the day.
 */
final class BusinessDates {
    private BusinessDates() {}

    static void check(LocalDate businessDate, OffsetDateTime occurredAt, Store store, Checking checking) {
        LocalDate expected = store.businessDateOf(occurredAt.toInstant());
        if (!businessDate.equals(expected) && !businessDate.equals(expected.minusDays(1))) {
            checking.wrong("businessDate", "is " + businessDate + ", but " + occurredAt + " belongs to " + expected + " at a store in "
                    + store.zone() + " that closes out at " + store.closeOut() + "; use " + expected + ", or correct occurredAt");
        }
    }
}
