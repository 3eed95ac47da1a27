package io.restock.ledger.listing.gates;

import io.restock.contracts.Gtin;
import io.restock.contracts.catalog.Item.Pack;
import io.restock.contracts.catalog.Item.Unit;
import io.restock.contracts.catalog.Price;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An article as a seller describes it, checked field by field.
 *
 * @param casePack units in the smallest pack that is shipped; null where nothing was said
 * @param packs null where nothing was said: then those that are listed stay
 * @param price for the chain, for one each or 1,000 grams
 * @param availableFrom the first day on which it is sold; null for at once
 * @param availableUntil the last one; null for no end
 */
public record Draft(Gtin gtin, String name, @Nullable String brand, @Nullable String department, @Nullable String category, Unit unit, @Nullable Integer casePack,
        @Nullable List<Pack> packs, @Nullable Price price, @Nullable LocalDate availableFrom, @Nullable LocalDate availableUntil) {
    public Draft {
        packs = packs == null ? null : List.copyOf(packs);
    }

    /** The same, its brand written as others write it. */
    public Draft ofBrand(@Nullable String spelled) {
        return new Draft(gtin, name, spelled, department, category, unit, casePack, packs, price, availableFrom, availableUntil);
    }

    /** The same, in this department and category. */
    public Draft among(@Nullable String inDepartment, @Nullable String inCategory) {
        return new Draft(gtin, name, brand, inDepartment, inCategory, unit, casePack, packs, price, availableFrom, availableUntil);
    }

    /** With what is listed where the seller says nothing: who changes a price does not take the brand away. */
    public Draft over(Known listed) {
        return new Draft(gtin, name, brand == null ? listed.brand() : brand, department == null && category == null ? listed.department() : department,
                category == null && department == null ? listed.category() : category, unit, casePack == null ? (Integer) listed.casePack() : casePack, packs, price, availableFrom,
                availableUntil);
    }

    /** What two articles have in common that read the same: the words, and the maker where no brand is named. */
    public record Likeness(Wording wording, @Nullable String maker) {}

    public Likeness likeness() {
        return new Likeness(wording(), brand == null ? Similarity.maker(gtin) : null);
    }

    public Wording wording() {
        return Wording.of(name, brand);
    }
}
