package io.restock.ledger.reports;

import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * @param despatch the SSCC on the label; absent for goods that no distribution center sent
 * @param complete true: nothing more of the despatch will come, and what did not is missing; the lines may then be none. Otherwise what did not come is still under way
 * @param more true: what is reported came in addition to what was received before. Otherwise an item of which all had come is not booked once more
 */
public record ReceiptBody(@Nullable OffsetDateTime receivedAt, @Nullable String despatch, @Nullable List<@Nullable ReceivedBody> lines, @Nullable Boolean complete,
        @Nullable Boolean more) {
    /** @param condition GOOD (if absent) or DAMAGED */
    public record ReceivedBody(@Nullable String item, @Nullable Integer units, @Nullable String condition) implements ReportLine {}
}
