package io.restock.ledger.catalog;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.restock.contracts.catalog.Item;
import io.restock.contracts.catalog.Item.State;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * An item, and what the ledger alone is told of it.
 *
 * @param cost null where nobody said: then what is known stays
 * @param said what the request says of what else stays as it is
 */
public record Listing(@JsonUnwrapped Item item, @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Cost cost, @JsonIgnore Said said) {
    /** What stays as it is where a request says nothing of it: a caller that has never heard of a recall does not end one. */
    public record Said(@Nullable State state, @Nullable Boolean stocked) {}

    /** With what stays as it is. @param before null for an item that is new */
    Listing after(@Nullable Item before) {
        State state = said.state() != null ? said.state() : before == null ? State.ACTIVE : before.state();
        Boolean stocked = said.stocked() != null ? said.stocked() : before == null || before.stocked();
        return new Listing(new Item(item.gtin(), item.name(), item.brand(), item.department(), item.category(), item.unit(), item.casePack(), item.packs(), state, stocked),
                cost, said);
    }

    /** What an item costs the chain, for one each or 1,000 grams. */
    public record Cost(BigDecimal amount, String currency) {}
}
