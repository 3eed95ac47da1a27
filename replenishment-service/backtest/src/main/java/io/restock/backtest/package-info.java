/** Studies of the engine on recorded and published figures. Start with {@link io.restock.backtest.Study}. */
@NullMarked
package io.restock.backtest;

import org.jspecify.annotations.NullMarked;
