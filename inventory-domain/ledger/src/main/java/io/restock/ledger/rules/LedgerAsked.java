package io.restock.ledger.rules;

import io.restock.contracts.access.Action;
import io.restock.contracts.approval.Asked;
import io.restock.contracts.catalog.Price;
import io.restock.contracts.store.StoreRecord;
import io.restock.contracts.store.StoreRecord.ReportReversal;
import io.restock.contracts.store.StoreRecord.StockAdjustment;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the ledger is asked for, as an approval keeps it. */
public final class LedgerAsked {
    public static final String PRICE = Price.class.getSimpleName();
    public static final String REPAIR = "StockRepair";

    private LedgerAsked() {}

    public static Asked adjustment(StockAdjustment adjustment) {
        return report(adjustment);
    }

    public static Asked reversal(ReportReversal reversal) {
        return report(reversal);
    }

    /** Its identity is its own for ever, with or without a key, as that of every report. */
    private static Asked report(StoreRecord report) {
        String store = report.store().digits();
        return Asked.of(Action.REPORT_STOCK, List.of(store), StoreRecord.CODEC.typeOf(report), store, report.identity(), report.digest(), report);
    }

    /** One that begins at once begins when it is approved: what was sold until then was sold at another price. */
    public static Asked price(Price price, @Nullable String key, Instant now) {
        boolean atOnce = price.from() == null || !price.from().isAfter(now);
        var wanted = new Price(price.item(), price.amount(), price.currency(), price.store(), atOnce ? null : price.from(), price.until());
        String place = price.item() + "/" + (price.store() == null ? "chain" : price.store().digits());
        return Asked.of(Action.KEEP_PRICES, price.store() == null ? List.of() : List.of(price.store().digits()), PRICE, place, key, wanted, wanted);
    }

    public static Asked repair(@Nullable String key) {
        var wanted = Map.of("view", "stock");
        return Asked.of(Action.REBUILD, List.of(), REPAIR, "stock", key, wanted, wanted);
    }
}
