package io.restock.ledger.catalog;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.restock.contracts.catalog.Item;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * An item, and what the ledger alone is told of it.
 *
 * @param cost null where nobody said: then what is known stays
 */
public record Listing(@JsonUnwrapped Item item, @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Cost cost) {
    /** What an item costs the chain, for one each or 1,000 grams. */
    public record Cost(BigDecimal amount, String currency) {}
}
