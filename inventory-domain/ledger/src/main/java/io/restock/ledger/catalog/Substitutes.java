package io.restock.ledger.catalog;

import io.restock.border.http.ProblemException;
import io.restock.contracts.Gtin;
import io.restock.contracts.catalog.Item;
import io.restock.contracts.catalog.Item.Unit;
import io.restock.sql.Sql;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Which items may go in place of which. Whether one may be sent when it comes to that, its state says then. */
final class Substitutes {
    private Substitutes() {}

    /** Of an item's row. */
    static List<Gtin> of(ResultSet row) throws SQLException {
        return Sql.texts(row, "substitutes").stream().map(Gtin::new).toList();
    }

    /**
     * To be called when all that is listed at once has its rows, for items may name each other.
     *
     * @throws ProblemException 404 if one is not listed as an item, 409 if it is counted otherwise or is a kit
     */
    static void check(Sql sql, List<Listing> listings) throws SQLException {
        List<Item> naming = listings.stream().filter(listing -> listing.said().substitutes() != null).map(Listing::item).toList();
        List<Gtin> named = naming.stream().map(Item::substitutes).flatMap(Collection::stream).distinct().toList();
        if (named.isEmpty()) {
            return;
        }
        Map<Gtin, Unit> units = units(sql, named);
        var kits = KitBook.known(sql, named);
        for (Item item : naming) {
            for (int i = 0; i < item.substitutes().size(); i++) {
                Gtin other = item.substitutes().get(i);
                String path = "substitutes[" + i + "] of item " + item.gtin();
                if (!units.containsKey(other)) {
                    throw ProblemException.unknown(path + ": item " + other + " is not listed; PUT /v1/items/" + other + " first, and name the item, not a pack of it");
                }
                if (units.get(other) != item.unit()) {
                    throw ProblemException
                            .conflict(path + ": item " + other + " is counted in " + units.get(other) + " and goes in place of nothing that is counted in " + item.unit()
                                    + "; name one that is");
                }
                if (kits.containsKey(other) && !kits.get(other).getLast().parts().isEmpty()) {
                    throw ProblemException.conflict(path + ": item " + other + " is a kit and has no stock of its own; name an item that centers have");
                }
            }
        }
    }

    private static Map<Gtin, Unit> units(Sql sql, List<Gtin> items) throws SQLException {
        var units = new HashMap<Gtin, Unit>();
        sql.list("select gtin, unit from ledger.item where gtin = any(?)", row -> units.put(new Gtin(row.getString("gtin")), Unit.valueOf(row.getString("unit"))),
                items.stream().map(Gtin::digits).toList());
        return units;
    }
}
