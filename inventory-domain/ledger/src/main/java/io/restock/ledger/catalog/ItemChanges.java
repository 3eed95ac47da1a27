package io.restock.ledger.catalog;

import io.restock.contracts.Gtin;
import io.restock.contracts.StoreItemId;
import io.restock.contracts.access.Author;
import io.restock.contracts.catalog.Item;
import io.restock.contracts.catalog.Item.State;
import io.restock.contracts.catalog.Item.Unit;
import io.restock.contracts.exceptions.ExceptionKind;
import io.restock.ledger.exceptions.ExceptionBook;
import io.restock.ledger.exceptions.NegativeOnHand;
import io.restock.sql.Sql;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a change of items means for what stores are asked. Nobody is asked about the shelf of what is not stocked or is delisted: what was asked ends. Where it comes back, what is wrong with its
 * shelves is asked again.
 */
final class ItemChanges {
    private static final List<ExceptionKind> ASKED = List.of(ExceptionKind.NEGATIVE_ON_HAND, ExceptionKind.COUNT_TOO_OLD, ExceptionKind.SOLD_AT_UNKNOWN_TIME);

    private final Instant now;
    private final ExceptionBook exceptions;
    private final List<String> silenced = new ArrayList<>();
    private final List<String> back = new ArrayList<>();

    ItemChanges(Instant now, Author by) {
        this.now = now;
        this.exceptions = new ExceptionBook(now, by);
    }

    /** Those of the items that are listed already, without their packs. */
    static Map<Gtin, Item> listed(Sql sql, List<Listing> listings, KitBook kits) throws SQLException {
        var listed = new HashMap<Gtin, Item>();
        sql.list("select gtin, name, unit, case_pack, state, stocked, substitutes, seller from ledger.item where gtin = any(?)",
                row -> listed.put(new Gtin(row.getString("gtin")), new Item(new Gtin(row.getString("gtin")), row.getString("name"), null, null, null,
                        Unit.valueOf(row.getString("unit")), row.getInt("case_pack"), List.of(), State.valueOf(row.getString("state")), row.getBoolean("stocked"), List.of(),
                        kits.of(new Gtin(row.getString("gtin"))), Substitutes.of(row), Catalog.seller(row))),
                listings.stream().map(listing -> listing.item().gtin().digits()).toList());
        return listed;
    }

    /** @param before null for an item that is new */
    void add(@Nullable Item before, Item now) {
        exceptions.close(ExceptionKind.UNKNOWN_ITEM, now.gtin().digits(), this.now);
        boolean asked = before == null || before.comesAgain();
        if (asked && !now.comesAgain() && !now.hasParts()) {
            silenced.add(now.gtin().digits());
        } else if (!asked && now.comesAgain()) {
            back.add(now.gtin().digits());
        }
    }

    void write(Sql sql) throws SQLException {
        if (!silenced.isEmpty()) {
            sql.list("select kind, subject from ledger.exception where open and kind = any(?) and right(subject, 14) = any(?)", row -> {
                exceptions.close(ExceptionKind.valueOf(row.getString("kind")), row.getString("subject"), now);
                return row;
            }, ASKED.stream().map(Enum::name).toList(), silenced);
        }
        if (!back.isEmpty()) {
            sql.each("select s.* from unnest(?::text[]) as item (gtin) cross join lateral ledger.shelves_of(item.gtin) s where s.on_hand < 0",
                    row -> NegativeOnHand.raise(exceptions, StoreItemId.of(row.getString("key")), row.getInt("on_hand"), Sql.instant(row, "occurred_at")), back);
        }
        exceptions.write(sql);
    }
}
