/** Stock built anew from the journal, proven, and put in the place of the live rows. Start with {@link io.restock.ledger.rebuild.StockRebuild}. */
package io.restock.ledger.rebuild;
