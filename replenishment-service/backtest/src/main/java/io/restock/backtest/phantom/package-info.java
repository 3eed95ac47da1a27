/** How well the question "please check the shelf" finds phantom stock. Start with {@link io.restock.backtest.phantom.PhantomTrial}. */
@org.jspecify.annotations.NullMarked
package io.restock.backtest.phantom;
