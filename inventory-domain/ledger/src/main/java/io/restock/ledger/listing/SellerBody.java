package io.restock.ledger.listing;

import io.restock.border.http.Checking;
import io.restock.contracts.Gln;
import io.restock.contracts.Limits;
import io.restock.ledger.listing.Seller.State;
import java.util.LinkedHashSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A seller as merchandisers write it.
 *
 * @param prefixes 4 to 12 digits each; absent for none
 * @param state {@code ACTIVE} (if absent) or {@code SUSPENDED}
 * @param trusted false if absent
 */
public record SellerBody(@Nullable String name, @Nullable List<@Nullable String> prefixes, @Nullable String state, @Nullable Boolean trusted) {
    private static final int PREFIXES_AT_MOST = 1_000;

    @Nullable
    Seller check(String gln, Checking checking) {
        Gln id = checking.gln("gln", gln);
        String called = checking.text("name", name, Limits.NAME);
        String given = Checking.given(state);
        State is = checking.oneOf("state", given == null ? "ACTIVE" : given, State.class);
        var owned = new LinkedHashSet<String>();
        List<@Nullable String> said = prefixes == null ? List.of() : prefixes;
        checking.require(said.size() <= PREFIXES_AT_MOST, "prefixes", "must be at most " + PREFIXES_AT_MOST);
        for (int i = 0; i < Math.min(said.size(), PREFIXES_AT_MOST); i++) {
            String prefix = said.get(i);
            if (checking.require(prefix != null && prefix.matches("\\d{4,12}"), "prefixes[" + i + "]",
                    "must be the 4 to 12 digits with which the seller's GTIN-13s begin, such as 703801")
                    && prefix != null) {
                owned.add(prefix);
            }
        }
        return id == null || called == null || is == null ? null : new Seller(id, called, List.copyOf(owned), is, trusted != null && trusted);
    }
}
