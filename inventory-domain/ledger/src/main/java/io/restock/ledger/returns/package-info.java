/** Goods that come back: what was sold of them, and whose demand it was. Start with {@link io.restock.ledger.returns.Reversals}. */
@org.jspecify.annotations.NullMarked
package io.restock.ledger.returns;
