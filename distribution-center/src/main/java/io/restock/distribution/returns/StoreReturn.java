package io.restock.distribution.returns;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.restock.contracts.Gln;
import io.restock.contracts.Gtin;
import io.restock.contracts.Sscc;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a store sends back to a center by one transfer; or what comes home of a despatch that was called off.
 *
 * @param despatch its SSCC, or null for what a store sent
 * @param transfer its number among those that the store sent: the Idempotency-Key under which the store reported it
 * @param reason why, in the store's words, or null
 * @param sentAt null while only its arrival is known
 * @param arrivedAt the latest arrival, or null
 * @param cancelledAt when the rest was called off, or null; with the reason
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record StoreReturn(Gln dc, Gln store, String transfer, @Nullable Sscc despatch, @Nullable String reason, State state, @Nullable Instant sentAt, @Nullable Instant arrivedAt,
        @Nullable Instant cancelledAt, @Nullable String cancelledFor, List<Line> lines) {
    /** NOT_SENT while the store has not said that it sent it; OPEN while something of it is under way. Then CANCELLED if the rest was called off, ARRIVED otherwise. */
    public enum State {
        NOT_SENT, OPEN, ARRIVED, CANCELLED
    }

    /**
     * Units.
     *
     * @param arrived good ones, which are stock
     * @param damaged ones that arrived broken, beside them: no stock
     * @param open under way
     * @param cancelled called off: the store's again
     * @param missing did not arrive, although nothing more will come
     * @param over arrived beyond what was sent
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Line(Gtin item, @Nullable String name, long sent, long arrived, long damaged, long open, long cancelled, long missing, long over) {
        /** @param sent null while the store has not said that it sent anything. @param complete that nothing more will come */
        static Line of(Gtin item, @Nullable String name, @Nullable Long sent, long arrived, long damaged, long cancelled, boolean complete) {
            long expected = sent == null ? arrived + damaged : sent - cancelled;
            long rest = Math.max(0, expected - arrived - damaged);
            return new Line(item, name, sent == null ? 0 : sent, arrived, damaged, complete ? 0 : rest, cancelled, complete ? rest : 0,
                    Math.max(0, arrived + damaged - expected));
        }
    }

    /** As pages name it. */
    String key() {
        return store + "/" + transfer;
    }
}
