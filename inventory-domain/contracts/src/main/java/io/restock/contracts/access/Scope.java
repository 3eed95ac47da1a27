package io.restock.contracts.access;

import java.util.Collection;
import java.util.Set;

/**
 * The stores, distribution centers or tills that a caller may speak for. What no token names is none of them.
 *
 * @param all of the chain, whatever {@code named} says
 */
public record Scope(boolean all, Set<String> named) {
    /** Stands for all in a token. */
    public static final String EVERY = "*";
    public static final Scope ALL = new Scope(true, Set.of());
    public static final Scope NONE = new Scope(false, Set.of());

    public Scope {
        named = Set.copyOf(named);
    }

    /** As a token names them; {@code "*"} among them is all. */
    public static Scope of(Collection<String> named) {
        return named.contains(EVERY) ? ALL : new Scope(false, Set.copyOf(named));
    }

    public boolean holds(String one) {
        return all || named.contains(one);
    }

    @Override
    public String toString() {
        return all ? "all" : named.isEmpty() ? "none" : String.join(", ", named.stream().sorted().toList());
    }
}
