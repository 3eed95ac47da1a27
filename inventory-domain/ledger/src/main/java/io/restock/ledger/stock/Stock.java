package io.restock.ledger.stock;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.restock.contracts.StoreItemId;
import io.restock.contracts.catalog.Item.State;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * @param onHand absent for what is not stocked
 * @param stocked false for what is sold and never stocked, as a kit is; absent for what is stocked
 * @param state {@code HELD} or {@code DELISTED}; absent for what is active
 * @param at the instant it was asked for, or null for now; @param knownAt the instant whose knowledge was asked for, or null for today's
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Stock(String store, String item, @Nullable Integer onHand, int inTransit, @Nullable Boolean stocked, @Nullable State state, @Nullable Instant at,
        @Nullable Instant knownAt, Freshness freshness) {
    static Stock of(StoreItemId id, int onHand, int inTransit, Range range, Freshness freshness) {
        return new Stock(id.store().digits(), id.item().digits(), range.stocked() ? onHand : null, inTransit, range.stocked() ? null : false,
                range.state() == State.ACTIVE ? null : range.state(), null, null, freshness);
    }

    /** As it was, or was known, before. */
    Stock then(int onHand, int inTransit, @Nullable Instant at, @Nullable Instant knownAt) {
        return new Stock(store, item, stocked == null ? onHand : null, inTransit, stocked, state, at, knownAt, freshness);
    }
}
