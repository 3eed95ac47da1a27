package io.restock.ledger.transfer;

import io.restock.contracts.Gln;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A transfer, as both its stores see it.
 *
 * @param toCenter whether {@code to} is a distribution center, which says what arrived
 * @param sentReason why it was sent, or null
 * @param id its number among the transfers that {@code from} sent: the Idempotency-Key under which it was reported
 * @param arrivedAt the latest arrival, or null
 * @param cancelledAt when its sender called it off, or null; with the reason, and whether it was written off
 */
public record TransferView(String id, String from, String to, boolean toCenter, @Nullable String sentReason, Instant sentAt, State state, @Nullable Instant arrivedAt,
        @Nullable Instant cancelledAt,
        @Nullable String reason, boolean lost, List<Line> lines) {
    /** OPEN while something of it is under way. Otherwise ARRIVED; CANCELLED or LOST if some of it did not arrive because the sender called it off. */
    public enum State {
        OPEN, ARRIVED, CANCELLED, LOST
    }

    /**
     * Units.
     *
     * @param open under way
     * @param cancelled called off: back at the sender, or lost
     * @param missing did not arrive, although nothing more will come
     */
    public record Line(String item, long sent, long arrived, long damaged, long open, long cancelled, long missing) {}

    public Gln sender() {
        return new Gln(from);
    }

    public Gln receiver() {
        return new Gln(to);
    }

    /** What no other one has. */
    String key() {
        return from + "/" + id;
    }
}
