package io.restock.ledger.reports;

import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** @param despatch the SSCC on the label; absent for goods that no distribution center sent */
public record ReceiptBody(@Nullable OffsetDateTime receivedAt, @Nullable String despatch, @Nullable List<@Nullable ReceivedBody> lines) {
    /** @param condition GOOD (if absent) or DAMAGED */
    public record ReceivedBody(@Nullable String item, @Nullable Integer units, @Nullable String condition) implements ReportLine {}
}
