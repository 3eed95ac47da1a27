package io.restock.search.stock;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.restock.contracts.StoreItemId;
import io.restock.contracts.orders.OrderEvent;
import io.restock.contracts.stock.StockLevel;
import io.restock.search.stock.Listing.Range;
import io.restock.search.stock.OpenOrders.Demand;
import org.jspecify.annotations.Nullable;

/**
 * One item at one store, as it is found: what the catalog calls it, its latest stock, what is on order.
 *
 * @param level the latest stock, or null if only orders are known
 */
public record StockDocument(StoreItemId id, Listing listing, @Nullable StockLevel level, OpenOrders orders) {

    /** A store-item of which nothing is known yet. */
    public static StockDocument blank(StoreItemId id) {
        return new StockDocument(id, Listing.unnamed(id.item().digits()), null, OpenOrders.NONE);
    }

    /** The document with a later level. A level that is no later than its own, by sequence, changes nothing. */
    public StockDocument after(StockLevel later) {
        return level != null && later.sequence() <= level.sequence() ? this : new StockDocument(id, listing, later, orders);
    }

    public StockDocument after(OrderEvent event, long position) {
        return new StockDocument(id, listing, level, orders.after(event, position));
    }

    public StockDocument listed(Listing now) {
        return new StockDocument(id, now, level, orders);
    }

    /** Units, 0 where nobody has counted, or nobody stocks it. */
    @JsonIgnore
    public int onHand() {
        return level == null || listing.range() == Range.NOT_STOCKED ? 0 : level.onHand();
    }

    @JsonIgnore
    public int inTransit() {
        return level == null ? 0 : level.inTransit();
    }

    /** Units that may be sold. */
    @JsonIgnore
    public int available() {
        return level == null || listing.range() == Range.NOT_STOCKED ? 0 : level.available();
    }

    /** Days for which what may be sold is expected to last, 0 and up; null where nobody knows the demand. */
    @JsonIgnore
    public @Nullable Double cover() {
        Demand demand = orders.demand();
        return demand == null || demand.perDay() <= 0 ? null : Math.max(0, available()) / demand.perDay();
    }

    @JsonIgnore
    public StockState state() {
        return StockState.of(onHand(), orders.units() + inTransit(), listing);
    }
}
