package io.restock.ledger.stock;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.restock.contracts.StoreItemId;
import io.restock.contracts.catalog.Item.State;
import java.time.Instant;
import io.restock.ledger.journal.PastStock.Then;
import org.jspecify.annotations.Nullable;

/**
 * @param onHand absent for what is not stocked
 * @param allocated units promised to customers
 * @param available on hand − allocated: negative where more is promised than there is; absent for what is not stocked
 * @param stocked false for what is sold and never stocked, as a kit is; absent for what is stocked
 * @param state {@code HELD} or {@code DELISTED}; absent for what is active
 * @param at the instant it was asked for, or null for now; @param knownAt the instant whose knowledge was asked for, or null for today's
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Stock(String store, String item, @Nullable Integer onHand, int inTransit, int allocated, @Nullable Integer available, @Nullable Boolean stocked,
        @Nullable State state, @Nullable Instant at, @Nullable Instant knownAt, Freshness freshness) {
    static Stock of(StoreItemId id, Then has, Range range, Freshness freshness) {
        return new Stock(id.store().digits(), id.item().digits(), range.stocked() ? has.onHand() : null, has.inTransit(), has.allocated(),
                range.stocked() ? has.onHand() - has.allocated() : null, range.stocked() ? null : false,
                range.state() == State.ACTIVE ? null : range.state(), null, null, freshness);
    }

    /** As it was, or was known, before. */
    Stock then(Then had, @Nullable Instant at, @Nullable Instant knownAt) {
        return new Stock(store, item, stocked == null ? had.onHand() : null, had.inTransit(), had.allocated(), stocked == null ? had.onHand() - had.allocated() : null,
                stocked, state, at, knownAt, freshness);
    }
}
