package io.restock.ledger.listing;

import io.restock.contracts.Gtin;
import io.restock.ledger.listing.gates.Surroundings.Reference;
import io.restock.sql.Sql;
import java.math.BigDecimal;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What items, and the items of a category, cost the chain's customers now.
 *
 * @param ofItem for the items that have a price
 * @param ofCategory the median of some hundred of its items, each in the currency that most are priced in
 */
record UsualPrices(Map<Gtin, Reference> ofItem, Map<String, Reference> ofCategory) {
    /** Items of a category that are looked at: the median of more hardly differs. */
    private static final int LOOKED_AT = 300;
    /** Fewer prices say nothing of what is usual. */
    private static final int LEAST = 3;

    static UsualPrices of(Sql sql, Collection<Gtin> items, Collection<String> categories, Instant now) throws SQLException {
        var ofItem = new HashMap<Gtin, Reference>();
        sql.list("""
                select distinct on (item) item, amount, currency from ledger.price
                where item = any(?) and store is null and valid_from <= ? and (valid_until is null or valid_until > ?) order by item, valid_from desc""",
                row -> ofItem.put(new Gtin(row.getString(1)), new Reference(row.getBigDecimal(2), row.getString(3), "item " + row.getString(1))),
                items.stream().map(Gtin::digits).toList(),
                now, now);
        var ofCategory = new HashMap<String, Reference>();
        sql.list("""
                select said, median, currency from unnest(?::text[]) said cross join lateral (
                    select percentile_disc(0.5) within group (order by p.amount) as median, p.currency from (
                        select gtin from ledger.item where category = said limit ?) i cross join lateral (
                        select amount, currency from ledger.price where item = i.gtin and store is null and valid_from <= ? and (valid_until is null or valid_until > ?)
                        order by valid_from desc limit 1) p
                    group by p.currency having count(*) >= ? order by count(*) desc, p.currency limit 1) usual""", row -> {
            BigDecimal median = row.getBigDecimal("median");
            return ofCategory.put(row.getString("said"), new Reference(median, row.getString("currency"), "category " + row.getString("said") + " (its median)"));
        }, categories, LOOKED_AT, now, now, LEAST);
        return new UsualPrices(ofItem, ofCategory);
    }

    /** Of the item where there is one; otherwise of its category. */
    @Nullable
    Reference of(@Nullable Gtin item, @Nullable String category) {
        Reference own = item == null ? null : ofItem.get(item);
        return own != null || category == null ? own : ofCategory.get(category);
    }
}
