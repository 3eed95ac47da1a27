/** What other parameters would have done to recorded sales. Start with {@link io.restock.backtest.whatif.WhatIf}. */
@NullMarked
package io.restock.backtest.whatif;

import org.jspecify.annotations.NullMarked;
