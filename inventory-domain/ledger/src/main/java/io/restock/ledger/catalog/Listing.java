package io.restock.ledger.catalog;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.restock.contracts.catalog.Item;
import io.restock.contracts.Gln;
import io.restock.contracts.Gtin;
import io.restock.contracts.catalog.Item.Composition;
import io.restock.contracts.catalog.Item.Content;
import io.restock.contracts.catalog.Item.Pack;
import io.restock.contracts.catalog.Item.Part;
import io.restock.contracts.catalog.Item.State;
import io.restock.contracts.catalog.Since;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An item, and what the ledger alone is told of it.
 *
 * @param cost null where nobody said: then what is known stays
 * @param said what the request says of what else stays as it is
 */
public record Listing(@JsonUnwrapped Item item, @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Cost cost, @JsonIgnore Said said) {
    /** What stays as it is where a request says nothing of it: a caller that has never heard of a recall does not end one. */
    public record Said(@Nullable State state, @Nullable Boolean stocked, List<DatedPack> packs, @Nullable List<Part> parts, @Nullable Since partsFrom,
            @Nullable List<Gtin> substitutes, Seller seller) {}

    /** @param said whether anything is said of it, @param gln null for nobody but the chain */
    public record Seller(boolean said, @Nullable Gln gln) {
        public static final Seller AS_IT_WAS = new Seller(false, null);
    }

    /** @param from null for now, and from ever for a number that never stood for anything */
    public record DatedPack(Gtin gtin, int units, @Nullable Since from) {}

    /** With what stays as it is. @param before null for an item that is new */
    Listing after(@Nullable Item before, List<Pack> packs, List<Content> contents, List<Composition> kit) {
        State state = said.state() != null ? said.state() : before == null ? State.ACTIVE : before.state();
        Boolean stocked = said.stocked() != null ? said.stocked() : before == null || before.stocked();
        List<Gtin> substitutes = said.substitutes() != null ? said.substitutes() : before == null ? List.of() : before.substitutes();
        Gln seller = said.seller().said() || before == null ? said.seller().gln() : before.seller();
        return new Listing(new Item(item.gtin(), item.name(), item.brand(), item.department(), item.category(), item.unit(), item.casePack(), packs, state, stocked, contents, kit,
                substitutes, seller),
                cost, said);
    }

    /** What an item costs the chain, for one each or 1,000 grams. */
    public record Cost(BigDecimal amount, String currency) {}
}
