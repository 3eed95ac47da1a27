package io.restock.gateway.intake;

import io.restock.contracts.catalog.Store;
import io.restock.gateway.reading.Problems;
import java.time.LocalDate;
import java.time.OffsetDateTime;

/**
 * A till closes its day by hand, so it may go on under yesterday's date for up to a day after the store's close-out. Any other date than the one
 * of the sale's instant means that till and store disagree about the day.
 */
final class BusinessDates {
    private BusinessDates() {}

    static void check(LocalDate businessDate, OffsetDateTime occurredAt, Store store, Problems problems) {
        LocalDate expected = store.businessDateOf(occurredAt.toInstant());
        if (!businessDate.equals(expected) && !businessDate.equals(expected.minusDays(1))) {
            problems.note("businessDate", "is " + businessDate + ", but " + occurredAt + " belongs to " + expected + " at a store in "
                    + store.zone() + " that closes out at " + store.closeOut() + "; use " + expected + ", or correct occurredAt");
        }
    }
}
