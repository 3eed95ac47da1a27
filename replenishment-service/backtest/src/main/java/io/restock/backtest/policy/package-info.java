/** The policies that the back-test compares. Start with {@link io.restock.backtest.policy.OurPolicy}. */
package io.restock.backtest.policy;
