/** Running counts of what was taken and what moved, eaches apart from grams. Start with {@link io.restock.ledger.totals.UnitTotals}. */
@org.jspecify.annotations.NullMarked
package io.restock.ledger.totals;
