package io.restock.contracts.access;

/** For what part of the chain an {@link Action} is taken, and so what the caller's token must name besides the role. */
public enum Reach {
    /** The chain: the role is enough. */
    CHAIN,
    /** One store, or those that the request names. */
    STORE,
    /** One till of one store. */
    TILL,
    /** One distribution center. */
    DC;

    /** The name of the claim of a token that must hold it; none for the chain. */
    public String claim() {
        return switch (this) {
            case CHAIN -> "";
            case STORE -> "stores";
            case TILL -> "till";
            case DC -> "dcs";
        };
    }
}
