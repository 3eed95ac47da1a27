package io.restock.ledger.reservation;

import io.restock.ledger.reservation.ReservationBook.State;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A reservation.
 *
 * @param id its number among those of the store: the Idempotency-Key under which it was asked for
 * @param reference of the order, as the shop that took it names it
 * @param until when what was not collected is promised no more
 * @param endedAt when it was collected, lapsed, was cancelled or refused; null while it is open
 * @param reason of who cancelled it, or null
 */
public record ReservationView(String id, String store, String reference, Instant reservedAt, Instant until, State state, @Nullable Instant endedAt, @Nullable String reason,
        List<Line> lines) {
    /**
     * Units.
     *
     * @param available what nobody had been promised when it was decided
     * @param open still held for the customer
     */
    public record Line(String item, int units, int available, int collected, int open) {}

    /** Why it was refused, with what is there. */
    public String shortage() {
        return lines.stream().filter(line -> line.units() > line.available())
                .map(line -> Math.max(0, line.available()) + " of " + line.item() + " can be reserved here, and " + line.units() + " were asked for")
                .collect(Collectors.joining("; "));
    }
}
