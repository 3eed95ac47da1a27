package io.restock.ledger.catalog;

import io.restock.contracts.Gtin;
import io.restock.contracts.catalog.Item;
import io.restock.contracts.catalog.Item.Pack;
import io.restock.contracts.catalog.Item.Unit;
import java.util.ArrayList;
import java.util.List;

/**
 * An item as merchandisers write it.
 *
 * @param gtin only in bulk; elsewhere the path names it
 * @param unit {@code EACH} (if absent) or {@code GRAM}
 * @param casePack units in the smallest pack that the DC ships, 1 if absent
 */
public record ItemBody(String gtin, String name, String brand, String department, String category, String unit, Integer casePack, List<PackBody> packs) {
    private static final int UNITS_AT_MOST = 1_000_000;
    private static final int PACKS_AT_MOST = 50;

    /** Another number under which several units are sold or shipped. */
    public record PackBody(String gtin, Integer units) {}

    Item check(Checking checking) {
        Gtin number = checking.gtin("gtin", gtin);
        Unit counted = checking.read("unit", unit == null ? "EACH" : unit, ItemBody::unit);
        int pack = casePack == null ? 1 : casePack;
        checking.require(pack >= 1 && pack <= UNITS_AT_MOST, "casePack", "must be 1 to " + UNITS_AT_MOST);
        return new Item(number, checking.text("name", name, 300), checking.optionalText("brand", brand, 200),
                checking.optionalText("department", department, 200), checking.optionalText("category", category, 200), counted, pack,
                packs(checking, number));
    }

    private List<Pack> packs(Checking checking, Gtin number) {
        var checked = new ArrayList<Pack>();
        List<PackBody> given = packs == null ? List.of() : packs;
        checking.require(given.size() <= PACKS_AT_MOST, "packs", "must be at most " + PACKS_AT_MOST);
        for (int i = 0; i < given.size(); i++) {
            PackBody pack = given.get(i);
            if (!checking.require(pack != null, "packs[" + i + "]", "must not be null")) {
                continue;
            }
            Gtin of = checking.gtin("packs[" + i + "].gtin", pack.gtin());
            checking.require(of == null || !of.equals(number), "packs[" + i + "].gtin", "must be another number than the item's");
            boolean fits = pack.units() != null && pack.units() >= 1 && pack.units() <= UNITS_AT_MOST;
            if (checking.require(fits, "packs[" + i + "].units", "must be 1 to " + UNITS_AT_MOST) && of != null) {
                checked.add(new Pack(of, pack.units()));
            }
        }
        return checked;
    }

    ItemBody withGtin(String of) {
        return new ItemBody(of, name, brand, department, category, unit, casePack, packs);
    }

    private static Unit unit(String text) {
        try {
            return Unit.valueOf(text);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("must be EACH or GRAM, was " + text, e);
        }
    }
}
