package io.restock.local.engine;

import java.util.List;

/**
 * One of the services that share a database.
 *
 * @param role as which the service works: it reads and writes what lies in its schema, and changes nothing of how it lies
 */
public record Tenant(String role, String schema) {
    public static final List<Tenant> ALL = List.of(
            new Tenant("ledger", "ledger"), new Tenant("replenishment", "replenishment"), new Tenant("distribution-center", "distribution"));

    /** The role that owns the schema and migrates it. */
    public String owner() {
        return role + "_owner";
    }
}
