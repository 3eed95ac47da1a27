/** Studies of the engine on recorded and published figures. Start with {@link io.restock.backtest.Study}. */
package io.restock.backtest;
