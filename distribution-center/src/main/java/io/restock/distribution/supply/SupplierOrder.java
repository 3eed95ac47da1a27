package io.restock.distribution.supply;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.restock.contracts.Gtin;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What was ordered from a supplier, and what came of it.
 *
 * @param number the buyer's; deliveries name it as their reference
 * @param late whether it is open although its time is over
 * @param endedAt when nothing more of it could come; null while it is open
 * @param reason why it was called off, or null
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record SupplierOrder(String number, @Nullable String supplier, Instant placedAt, Instant expectedAt, State state, boolean late, @Nullable Instant endedAt,
        @Nullable String reason,
        List<Line> lines) {
    /** OPEN while something of it may come; CANCELLED if what had not come was called off. */
    public enum State {
        OPEN, RECEIVED, CANCELLED
    }

    /**
     * Eaches, or grams of what is weighed.
     *
     * @param units ordered; 0 for what came without having been ordered
     * @param received good ones
     * @param open still expected
     * @param over received beyond what was ordered
     * @param missing neither received nor expected any more
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Line(Gtin item, @Nullable String name, int units, long received, long damaged, long open, long over, long missing) {
        static Line of(Gtin item, @Nullable String name, int units, long received, long damaged, boolean isOpen) {
            long rest = Math.max(0, units - received - damaged);
            return new Line(item, name, units, received, damaged, isOpen ? rest : 0, Math.max(0, received + damaged - units), isOpen ? 0 : rest);
        }
    }

    /** Where a page ends. */
    record Place(Instant expectedAt, String number) {
        /** @throws IllegalArgumentException unless it is one written by {@link #toString} */
        static Place of(String text) {
            int tilde = text.indexOf('~');
            try {
                return new Place(Instant.parse(text.substring(0, Math.max(0, tilde))), text.substring(tilde + 1));
            } catch (DateTimeException e) {
                throw new IllegalArgumentException("must be the \"next\" of the page before", e);
            }
        }

        @Override
        public String toString() {
            return expectedAt + "~" + number;
        }
    }

    Place place() {
        return new Place(expectedAt, number);
    }
}
