/** How well the question "please check the shelf" finds phantom stock. Start with {@link io.restock.backtest.phantom.PhantomTrial}. */
@NullMarked
package io.restock.backtest.phantom;

import org.jspecify.annotations.NullMarked;
