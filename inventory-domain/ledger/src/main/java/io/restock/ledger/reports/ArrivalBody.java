package io.restock.ledger.reports;

import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** @param complete that nothing more will come; the lines may be absent then. False if absent: the rest is still under way */
public record ArrivalBody(@Nullable OffsetDateTime arrivedAt, @Nullable List<@Nullable ArrivedBody> lines, @Nullable Boolean complete) {
    /** @param units that are good; @param damaged units that are not, beside them; none if absent */
    public record ArrivedBody(@Nullable String item, @Nullable Integer units, @Nullable Integer damaged) implements ReportLine {}
}
