/** Sales as the running system's ledger has recorded them. Start with {@link io.restock.backtest.live.LedgerSales}. */
@org.jspecify.annotations.NullMarked
package io.restock.backtest.live;
