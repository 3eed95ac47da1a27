/** Items that are called back: held for the chain, and asked for at every place that has them. Start with {@link io.restock.ledger.recall.Recalls}. */
@org.jspecify.annotations.NullMarked
package io.restock.ledger.recall;
