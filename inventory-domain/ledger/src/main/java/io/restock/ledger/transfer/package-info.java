/** Goods on their way from one store to another: sent, arrived in part or damaged, called off. Start with {@link io.restock.ledger.transfer.Transfers}. */
@org.jspecify.annotations.NullMarked
package io.restock.ledger.transfer;
