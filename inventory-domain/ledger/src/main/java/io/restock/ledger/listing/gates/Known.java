package io.restock.ledger.listing.gates;

import io.restock.contracts.Gln;
import io.restock.contracts.Gtin;
import io.restock.contracts.catalog.Item.Unit;
import org.jspecify.annotations.Nullable;

/** An item that is listed. @param seller null for the chain itself */
public record Known(Gtin gtin, String name, @Nullable String brand, @Nullable String department, @Nullable String category, Unit unit, int casePack, @Nullable Gln seller) {
    Wording wording() {
        return Wording.of(name, brand);
    }
}
