package io.restock.border.http;

import io.restock.contracts.Gln;
import io.restock.contracts.Role;
import io.restock.contracts.access.Author;
import io.restock.contracts.access.Channel;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Who asks: a till's device, or a person, as the token says.
 *
 * @param stores the stores that the caller may speak for; empty means all
 */
public record Caller(String name, Set<String> stores, Set<Role> roles) {
    /** The caller without a token in the local profile, on loopback: may do everything. */
    public static final Caller LOCAL = new Caller("local", Set.of(), EnumSet.allOf(Role.class));

    /** @throws ProblemException 403 if the caller may not speak for the store in any of the roles */
    public void mustSpeakFor(Gln store, Role... anyRole) {
        mustBe(anyRole);
        mustName(store);
    }

    /** @throws ProblemException 403 if the caller has none of the roles */
    public void mustBe(Role... anyRole) {
        if (Arrays.stream(anyRole).noneMatch(roles::contains)) {
            throw ProblemException.of(403, "Not yours", name + " needs one of the roles "
                    + Arrays.stream(anyRole).map(Role::toString).collect(Collectors.joining(", ")) + "; its token names " + roles);
        }
    }

    /** The same to read only, which an auditor may, too. */
    public void mustReadOf(Gln store, Role... anyRole) {
        mustRead(anyRole);
        mustName(store);
    }

    /** The same to read only, which an auditor may, too. */
    public void mustRead(Role... anyRole) {
        if (!roles.contains(Role.AUDITOR)) {
            mustBe(anyRole);
        }
    }

    /** With whose name a record of what the caller asks for goes on: in the role that may do most. */
    public Author author() {
        return author(roles.equals(Set.of(Role.TILL)) ? Channel.TILL : Channel.REST);
    }

    public Author author(Channel channel) {
        return new Author(name, roles.stream().max(Comparator.comparing((Role role) -> role != Role.AUDITOR).thenComparing(Comparator.naturalOrder())).orElse(null), channel);
    }

    private void mustName(Gln store) {
        if (!stores.isEmpty() && !stores.contains(store.digits())) {
            throw ProblemException.of(403, "Not yours", name + " may not speak for store " + store + "; its token names " + stores);
        }
    }
}
