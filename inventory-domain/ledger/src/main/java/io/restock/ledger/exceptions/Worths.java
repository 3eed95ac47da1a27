package io.restock.ledger.exceptions;

import io.restock.contracts.Gtin;
import io.restock.ledger.exceptions.AtStake.Money;
import io.restock.ledger.exceptions.AtStake.Worth;
import io.restock.sql.Sql;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What items are worth at their places, by the catalogue. */
final class Worths {
    private Worths() {}

    /** An item at a store, or in the chain. */
    record Place(Gtin item, @Nullable String store) {}

    static Map<Place, Worth> of(Sql sql, List<Place> asked, Instant at) throws SQLException {
        var worths = new HashMap<Place, Worth>();
        if (asked.isEmpty()) {
            return worths;
        }
        sql.each("""
                select a.at, i.unit, p.amount as price, p.currency, c.amount as cost, c.currency as cost_currency
                from unnest(?::text[], ?::text[]) with ordinality as a (item, store, at) join ledger.item i on i.gtin = a.item
                left join lateral (
                    select amount, currency from ledger.price where item = a.item and (store = a.store or store is null) and valid_from <= ? and (valid_until is null or valid_until > ?)
                    order by store nulls last, valid_from desc limit 1) p on true
                left join ledger.cost c on c.item = a.item""",
                row -> worths.put(asked.get(row.getInt("at") - 1),
                        new Worth(money(row, "price", "currency"), money(row, "cost", "cost_currency"), row.getString("unit").equals("GRAM"))),
                asked.stream().map(each -> each.item().digits()).toList(), asked.stream().map(Place::store).toList(), at, at);
        return worths;
    }

    private static @Nullable Money money(ResultSet row, String amount, String currency) throws SQLException {
        return row.getBigDecimal(amount) == null ? null : new Money(row.getBigDecimal(amount), row.getString(currency));
    }
}
