package io.restock.distribution.wave;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.restock.contracts.Gln;
import io.restock.contracts.Gtin;
import io.restock.contracts.despatch.DespatchEvent.Outcome;
import io.restock.distribution.pick.Pick;
import io.restock.engine.share.Tier;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A wave as DC staff see it.
 *
 * @param id null if there was nothing new to decide, so that no wave was released
 * @param cutOffAt whose lines it took, or null if it took all
 * @param byClock whether the cut-off released it and nobody by hand
 * @param status OPEN while something is to be picked, despatched or put back, else DONE
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Wave(@Nullable Long id, Gln dc, Instant releasedAt, @Nullable Instant cutOffAt, boolean byClock, String status, List<Pick> picks, List<Short> shorts) {
    /**
     * Units of a line that the wave does not take.
     *
     * @param tier what its next pack would have been for; this and what follows are null in waves that did not say it
     * @param gain lost sales that this pack would have saved, for each of its units
     * @param why it got what it got, in one sentence
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Short(String orderLine, Gln store, Gtin item, int units, Outcome outcome, String reason, @Nullable Tier tier, @Nullable Double gain, @Nullable String why) {}
}
