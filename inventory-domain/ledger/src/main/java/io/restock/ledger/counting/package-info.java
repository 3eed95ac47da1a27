/**
 * Counts that several people take at once, area by area, and that are reported as one. Start with {@link io.restock.ledger.counting.CountSessionResource};
 * {@link io.restock.ledger.counting.Joined} says what the parts of an item come to.
 */
@org.jspecify.annotations.NullMarked
package io.restock.ledger.counting;
