package io.restock.ledger.reports;

import java.time.OffsetDateTime;
import java.util.List;

/** @param despatch the SSCC on the label; absent for goods that no distribution center sent */
public record ReceiptBody(OffsetDateTime receivedAt, String despatch, List<ReceivedBody> lines) {
    /** @param condition GOOD (if absent) or DAMAGED */
    public record ReceivedBody(String item, Integer units, String condition) implements ReportLine {}
}
