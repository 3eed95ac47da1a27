/** What other parameters would have done to recorded sales. Start with {@link io.restock.backtest.whatif.WhatIf}. */
@org.jspecify.annotations.NullMarked
package io.restock.backtest.whatif;
