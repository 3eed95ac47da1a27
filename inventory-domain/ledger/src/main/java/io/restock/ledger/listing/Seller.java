package io.restock.ledger.listing;

import io.restock.contracts.Gln;
import java.util.List;

/**
 * Who lists articles.
 *
 * @param prefixes company prefixes of GS1, as the digits with which the seller's GTIN-13s begin
 * @param trusted whether what passes every gate is published unseen
 */
public record Seller(Gln gln, String name, List<String> prefixes, State state, boolean trusted) {
    public enum State {
        ACTIVE,
        /** Lists nothing until it is active again; what it has listed stays. */
        SUSPENDED
    }

    public Seller {
        prefixes = List.copyOf(prefixes);
    }
}
