package io.restock.search.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.restock.search.stock.Listing.Range;
import io.restock.search.stock.StockDocument;
import io.restock.search.stock.StockState;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One item at one store, as it is answered. What is not known is absent.
 *
 * @param price for one each or 1,000 grams
 * @param onHand units, may be negative; absent where nobody has counted or sold yet, or nobody stocks it
 * @param allocated units promised to customers
 * @param available on hand − allocated; absent where on hand is
 * @param onOrder units requested and not received, in transit included
 * @param cover days for which what is available is expected to last, to a tenth; absent while no order line has said what sells
 * @param reorderLevel as the newest order line had it
 * @param dc that serves the store
 * @param range {@code NOT_STOCKED}, {@code DELISTED} or {@code HELD}; absent for what is ordered as usual
 * @param changedAt when the stock last changed, in the store
 * @param sequence of the stock's last event within its store-item
 * @param highlights words of the name that stand for what was typed, as they are written there
 * @param because with {@code explain=true}, a sentence for each word that was typed
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Hit(String id, String store, @Nullable String storeName, @Nullable String region, String item, String name, @Nullable String brand, @Nullable String department,
        @Nullable String category, @Nullable String seller, @Nullable String price, @Nullable String currency, @Nullable Integer onHand, @Nullable Integer inTransit,
        @Nullable Integer allocated, @Nullable Integer available, int onOrder, @Nullable Double cover, @Nullable Integer reorderLevel, @Nullable String dc, StockState state,
        @Nullable Range range,
        @Nullable Instant changedAt, @Nullable Instant recordedAt, @Nullable Long sequence, @Nullable Long position,
        List<String> highlights, @Nullable List<String> because) {

    static Hit of(StockDocument document, Because why) {
        var listing = document.listing();
        var level = document.level();
        return new Hit(document.id().toString(), document.id().store().digits(), listing.storeName(), listing.region(),
                document.id().item().digits(), listing.name(), listing.brand(), listing.department(), listing.category(), listing.seller(),
                listing.price() == null ? null : listing.price().toPlainString(), listing.currency(),
                level == null || listing.range() == Range.NOT_STOCKED ? null : document.onHand(), level == null ? null : level.inTransit(),
                level == null ? null : level.promised(), level == null || listing.range() == Range.NOT_STOCKED ? null : level.available(), document.orders().units(),
                tenths(document.cover()), document.orders().demand() == null ? null : document.orders().demand().reorderLevel(),
                listing.dc() == null ? null : listing.dc().digits(),
                document.state(), listing.range(),
                level == null ? null : level.occurredAt(), level == null ? null : level.recordedAt(),
                level == null ? null : level.sequence(), level == null ? null : level.position(),
                why.highlights(), why.because());
    }

    private static @Nullable Double tenths(@Nullable Double days) {
        return days == null ? null : Math.round(days * 10) / 10.0;
    }
}
