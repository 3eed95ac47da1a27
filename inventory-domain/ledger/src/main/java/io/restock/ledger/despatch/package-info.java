/** What distribution centers have sent: carried into each store's own order of things, listed for those who receive it, and laid against what arrives. Start with {@link io.restock.ledger.despatch.DespatchCarrier}. */
@org.jspecify.annotations.NullMarked
package io.restock.ledger.despatch;
