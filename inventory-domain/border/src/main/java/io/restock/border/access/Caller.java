package io.restock.border.access;

import io.restock.border.http.ProblemException;
import io.restock.contracts.Gln;
import io.restock.contracts.access.Action;
import io.restock.contracts.access.Author;
import io.restock.contracts.access.Channel;
import io.restock.contracts.access.Reach;
import io.restock.contracts.access.Role;
import io.restock.contracts.access.Scope;
import java.util.Comparator;
import java.util.Set;
import java.util.TreeSet;

/**
 * Who asks: a till's device, or a person, as the token says.
 *
 * @param stores that the caller may speak for
 * @param dcs distribution centers that the caller may speak for
 * @param tills of these stores that the caller may speak for
 * @param channel by which the request came
 */
public record Caller(String name, Set<Role> roles, Scope stores, Scope dcs, Scope tills, Channel channel) {
    /** In which the page shows its own token with what it sends on for a person, whose token is where it always is. */
    public static final String PAGE_HEADER = "Restock-Page";

    /** @throws ProblemException 403 if the caller has none of the action's roles */
    public void mustBeAllowed(Action action) {
        if (action.roles().stream().noneMatch(roles::contains)) {
            throw refusal("may not " + action.sentence() + ": that takes the role " + alternatives(action.roles()) + ", and the token names " + alternatives(roles));
        }
    }

    /** @throws ProblemException 403 if the caller is not in this role, where the action alone does not say enough */
    public void mustBe(Role role) {
        if (!roles.contains(role)) {
            throw refusal("needs the role " + role + " for this, and the token names " + alternatives(roles));
        }
    }

    /** @throws ProblemException 403 if the caller may not speak for the store */
    public void mustSpeakFor(Gln store) {
        mustReach(Reach.STORE, store.digits());
    }

    /** @throws ProblemException 403 if the caller may not speak for the distribution center */
    public void mustSpeakForDc(Gln dc) {
        mustReach(Reach.DC, dc.digits());
    }

    /** @throws ProblemException 403 if the caller may not speak for all stores */
    public void mustSpeakForAllStores(String what) {
        if (!stores.all()) {
            throw refusal("may not " + what + " for the whole chain: the token's stores are " + stores);
        }
    }

    /** @throws ProblemException 403 if the caller may not speak for this till of the store */
    public void mustSpeakForTill(Gln store, String till) {
        mustSpeakFor(store);
        mustReach(Reach.TILL, till);
    }

    /** With whose name a record of what the caller asks for goes on: in the role that may do most. */
    public Author author() {
        return author(roles.equals(Set.of(Role.TILL)) ? Channel.TILL : channel);
    }

    public Author author(Channel channel) {
        return new Author(name, roles.stream().max(Comparator.comparing((Role role) -> role != Role.AUDITOR).thenComparing(Comparator.naturalOrder())).orElse(null), channel);
    }

    public Sight sight() {
        return new Sight(name, stores, dcs);
    }

    void mustReach(Reach reach, String one) {
        if (!scope(reach).holds(one)) {
            throw refusal("may not speak for " + sort(reach) + " " + one + ": the token's \"" + reach.claim() + "\" are " + scope(reach));
        }
    }

    private Scope scope(Reach reach) {
        return switch (reach) {
            case CHAIN -> Scope.ALL;
            case STORE -> stores;
            case DC -> dcs;
            case TILL -> tills;
        };
    }

    private static String sort(Reach reach) {
        return switch (reach) {
            case CHAIN -> "the chain";
            case STORE -> "store";
            case DC -> "distribution center";
            case TILL -> "till";
        };
    }

    private ProblemException refusal(String sentence) {
        return ProblemException.of(403, "Not yours", name + " " + sentence);
    }

    private static String alternatives(Set<Role> roles) {
        return roles.isEmpty() ? "none" : String.join(" or ", new TreeSet<>(roles).stream().map(Role::toString).toList());
    }
}
