/** What operators ask: accounts, checks of the invariants, metrics, readiness. Start with {@link io.restock.replenishment.operations.Checks}. */
@org.jspecify.annotations.NullMarked
package io.restock.replenishment.operations;
