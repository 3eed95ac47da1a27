package io.restock.border.http;

import io.restock.contracts.Gln;
import java.util.Set;

/**
 * Who asks: a till's device, or a person, as the token says.
 *
 * @param stores the stores that the caller may speak for; empty means all
 * @param roles of till, store, dc, merchandiser, operator
 */
public record Caller(String name, Set<String> stores, Set<String> roles) {
    /** The caller without a token in the local profile, on loopback: may do everything. */
    public static final Caller LOCAL = new Caller("local", Set.of(), Set.of("till", "store", "dc", "merchandiser", "operator"));

    /** @throws ProblemException 403 if the caller may not speak for the store in any of the roles */
    public void mustSpeakFor(Gln store, String... anyRole) {
        mustBe(anyRole);
        if (!stores.isEmpty() && !stores.contains(store.digits())) {
            throw ProblemException.of(403, "Not yours", name + " may not speak for store " + store + "; its token names " + stores);
        }
    }

    /** @throws ProblemException 403 if the caller has none of the roles */
    public void mustBe(String... anyRole) {
        for (String role : anyRole) {
            if (roles.contains(role)) {
                return;
            }
        }
        throw ProblemException.of(403, "Not yours", name + " needs one of the roles " + String.join(", ", anyRole) + "; its token names " + roles);
    }
}
