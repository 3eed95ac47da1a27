/** Studies of the engine on recorded and published figures. Start with {@link io.restock.backtest.Study}. */
@org.jspecify.annotations.NullMarked
package io.restock.backtest;
