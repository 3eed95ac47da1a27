package io.restock.ledger.catalog;

import io.restock.border.http.Checking;
import io.restock.border.http.Rules;
import io.restock.contracts.Gtin;
import io.restock.contracts.Limits;
import io.restock.contracts.catalog.Item;
import io.restock.contracts.catalog.Item.Part;
import io.restock.contracts.catalog.Item.State;
import io.restock.contracts.catalog.Item.Unit;
import io.restock.contracts.catalog.Since;
import io.restock.ledger.catalog.Listing.Cost;
import io.restock.ledger.catalog.Listing.DatedPack;
import io.restock.ledger.catalog.Listing.Said;
import io.restock.ledger.catalog.Listing.Seller;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An item as merchandisers write it.
 *
 * @param gtin only in bulk; elsewhere the path names it
 * @param unit {@code EACH} (if absent) or {@code GRAM}
 * @param casePack units in the smallest pack that the DC ships, 1 if absent
 * @param cost what it costs the chain; absent: what is known of it stays
 * @param packs other numbers under which several units are sold or shipped; absent for none. A number may come more than once, with other dates
 * @param parts the items of which a kit is made; absent: as it was, and an empty list ends it
 * @param partsFrom from when it is made of them, an instant or a business date; absent: from now on, and from ever for a new item
 * @param stocked false for what is sold and never stocked, as deposits, bags and gift cards are; absent: as it was, true for a new item
 * @param substitutes items of which a center may send some in its place where it has none, the best first; absent: as it was, and an empty list ends it
 * @param state {@code ACTIVE}, {@code DELISTED} or {@code HELD}; absent: as it was, {@code ACTIVE} for a new item
 * @param seller GLN of who sells it, where that is another than the chain; absent: as it was, nobody for a new item, and an empty text ends it
 */
public record ItemBody(@Nullable String gtin, @Nullable String name, @Nullable String brand, @Nullable String department, @Nullable String category, @Nullable String unit,
        @Nullable Integer casePack, @Nullable List<@Nullable PackBody> packs, @Nullable CostBody cost, @Nullable Boolean stocked, @Nullable String state,
        @Nullable List<@Nullable PartBody> parts, @Nullable String partsFrom, @Nullable List<@Nullable String> substitutes, @Nullable String seller) {
    private static final int PACKS_AT_MOST = 50;

    private static final int PARTS_AT_MOST = 100;

    private static final int SUBSTITUTES_AT_MOST = 10;

    /**
     * Another number under which several units are sold or shipped.
     *
     * @param from since when it holds so many, an instant with its offset or a business date; absent: from now on, if it holds other units now. What happened before counts as it was then
     */
    public record PackBody(@Nullable String gtin, @Nullable Integer units, @Nullable String from) {}

    /** An item in a kit. @param item any of its numbers, @param units of it in one kit: eaches, packs or grams */
    public record PartBody(@Nullable String item, @Nullable Integer units) {}

    /** For one each or 1,000 grams. */
    public record CostBody(@Nullable String amount, @Nullable String currency) {
        @Nullable
        Cost check(Checking checking) {
            BigDecimal money = checking.read("cost.amount", amount, PriceBody::money);
            String code = checking.fits("cost.currency", currency, Rules::currency);
            return money == null || code == null ? null : new Cost(money, code);
        }
    }

    /** @return null, and notes, if something is missing or cannot be read */
    @Nullable
    Listing check(@Nullable String number, Checking checking) {
        Gtin id = checking.gtin("gtin", number);
        String in = Checking.given(unit);
        Unit counted = checking.oneOf("unit", in == null ? "EACH" : in, Unit.class);
        int pack = casePack == null ? 1 : casePack;
        checking.units("casePack", pack, 1);
        String called = checking.text("name", name, Limits.LONG_NAME);
        String made = checking.optionalText("brand", brand, Limits.NAME);
        String sold = checking.optionalText("department", department, Limits.NAME);
        String among = checking.optionalText("category", category, Limits.NAME);
        List<DatedPack> checked = packs(checking, id);
        List<Part> of = parts(checking, id, counted);
        Since since = since(checking, "partsFrom", partsFrom);
        List<Gtin> others = substitutes(checking, id);
        Cost costs = cost == null ? null : cost.check(checking);
        Seller sells = seller == null ? Seller.AS_IT_WAS : new Seller(true, checking.optionalGln("seller", Checking.given(seller)));
        State allowed = state == null ? null : checking.oneOf("state", state, State.class);
        return id == null || called == null || counted == null ? null
                : new Listing(new Item(id, called, made, sold, among, counted, pack, List.of()), costs, new Said(allowed, stocked, checked, of, since, others, sells));
    }

    private static @Nullable Since since(Checking checking, String field, @Nullable String text) {
        String given = Checking.given(text);
        return given == null ? null : checking.fits(field, given, Rules::since);
    }

    private @Nullable List<Part> parts(Checking checking, @Nullable Gtin number, @Nullable Unit counted) {
        if (parts == null) {
            checking.require(partsFrom == null, "partsFrom", "says since when it is made of parts, and parts are not given");
            return null;
        }
        checking.require(parts.size() <= PARTS_AT_MOST, "parts", "must be at most " + PARTS_AT_MOST);
        checking.require(parts.isEmpty() || counted != Unit.GRAM, "unit", "must be EACH for what is made of parts");
        var checked = new ArrayList<Part>();
        for (int i = 0; i < Math.min(parts.size(), PARTS_AT_MOST); i++) {
            PartBody part = parts.get(i);
            if (!checking.require(part != null, "parts[" + i + "]", "must not be null")) {
                continue;
            }
            Gtin item = checking.gtin("parts[" + i + "].item", part.item());
            checking.require(item == null || !item.equals(number), "parts[" + i + "].item", "must be another item");
            Integer units = part.units();
            if (checking.units("parts[" + i + "].units", units, 1) && units != null && item != null) {
                checked.add(new Part(item, units));
            }
        }
        return checked;
    }

    private @Nullable List<Gtin> substitutes(Checking checking, @Nullable Gtin number) {
        if (substitutes == null) {
            return null;
        }
        checking.require(substitutes.size() <= SUBSTITUTES_AT_MOST, "substitutes", "must be at most " + SUBSTITUTES_AT_MOST);
        var others = new LinkedHashSet<Gtin>();
        for (int i = 0; i < Math.min(substitutes.size(), SUBSTITUTES_AT_MOST); i++) {
            String path = "substitutes[" + i + "]";
            Gtin other = checking.gtin(path, substitutes.get(i));
            if (other != null && checking.require(!other.equals(number), path, "must be another item")) {
                checking.require(others.add(other), path, "is there twice; name " + other + " once");
            }
        }
        return List.copyOf(others);
    }

    private List<DatedPack> packs(Checking checking, @Nullable Gtin number) {
        var checked = new ArrayList<DatedPack>();
        List<@Nullable PackBody> given = packs == null ? List.of() : packs;
        checking.require(given.size() <= PACKS_AT_MOST, "packs", "must be at most " + PACKS_AT_MOST);
        for (int i = 0; i < given.size(); i++) {
            PackBody pack = given.get(i);
            if (!checking.require(pack != null, "packs[" + i + "]", "must not be null")) {
                continue;
            }
            Gtin of = checking.gtin("packs[" + i + "].gtin", pack.gtin());
            checking.require(of == null || !of.equals(number), "packs[" + i + "].gtin", "must be another number than the item's");
            Integer units = pack.units();
            Since from = since(checking, "packs[" + i + "].from", pack.from());
            if (checking.units("packs[" + i + "].units", units, 1) && units != null && of != null) {
                checked.add(new DatedPack(of, units, from));
            }
        }
        return checked;
    }
}
