package io.restock.ledger.stock;

import static java.util.Objects.requireNonNull;

import io.restock.contracts.Gln;
import io.restock.contracts.Gtin;
import io.restock.contracts.Limits;
import io.restock.contracts.exceptions.ExceptionKind;
import io.restock.contracts.store.StoreRecord.RetailTransaction;
import io.restock.ledger.exceptions.ExceptionBook;
import io.restock.sql.Sql;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;

/** Notices what nobody is stopped for: shelves below zero, items that nobody listed, tills with a wrong clock. */
public final class StockSigns {
    private static final Duration BEHIND_AT_MOST = Duration.ofDays(400);

    private final ExceptionBook exceptions;
    private final Instant now;
    private final Map<String, StockRow> newItems = new TreeMap<>();

    public StockSigns(ExceptionBook exceptions, Instant now) {
        this.exceptions = exceptions;
        this.now = now;
    }

    /** Flags an instant that lies ahead of the business clock, or so far behind it that nobody was offline that long. */
    public void checkClock(RetailTransaction sold) {
        Instant at = sold.occurredInstant();
        if (at.isAfter(now.plus(Limits.CLOCK_AHEAD)) || at.isBefore(now.minus(BEHIND_AT_MOST))) {
            exceptions.raise(ExceptionKind.CLOCK_WRONG, sold.store(), sold.store() + "/" + sold.till() + "/" + sold.businessDate(),
                    "till " + sold.till() + " says " + at + " where it was " + now + "; set its clock. Its sales are recorded as they came", now);
        }
    }

    /** Only the crossing of zero is noted, and only an item's first event at a store asks whether it is listed: nothing of this costs a sale anything. */
    public void check(Collection<StockRow> rows) {
        for (StockRow row : rows) {
            if (row.onHand < 0 && row.onHandBefore >= 0) {
                exceptions.raise(ExceptionKind.NEGATIVE_ON_HAND, row.storeItem.store(), row.storeItem.toString(),
                        "on hand of " + row.storeItem.item() + " fell to " + row.onHand + "; count the shelf or receive the delivery", row.occurredAt);
            } else if (row.onHand >= 0 && row.onHandBefore < 0) {
                exceptions.close(ExceptionKind.NEGATIVE_ON_HAND, row.storeItem.toString(), row.occurredAt);
            }
            if (row.isNew) {
                newItems.putIfAbsent(row.storeItem.item().digits(), row);
            }
        }
    }

    public void checkNewItems(Sql sql) throws SQLException {
        if (newItems.isEmpty()) {
            return;
        }
        sql.list("select gtin from unnest(?::text[]) as asked (gtin) where not exists (select from ledger.item i where i.gtin = asked.gtin)",
                row -> raiseUnknown(requireNonNull(newItems.get(row.getString(1)))), newItems.keySet());
    }

    private boolean raiseUnknown(StockRow row) {
        Gln store = row.storeItem.store();
        Gtin item = row.storeItem.item();
        exceptions.raise(ExceptionKind.UNKNOWN_ITEM, store, item.digits(),
                "store " + store + " has " + item + ", which is not listed; PUT /v1/items/" + item, row.occurredAt);
        return true;
    }
}
