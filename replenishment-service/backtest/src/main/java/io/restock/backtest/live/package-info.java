/** Sales as the running system's ledger has recorded them. Start with {@link io.restock.backtest.live.LedgerSales}. */
@NullMarked
package io.restock.backtest.live;

import org.jspecify.annotations.NullMarked;
