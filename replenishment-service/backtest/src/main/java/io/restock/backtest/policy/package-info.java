/** The policies that the back-test compares. Start with {@link io.restock.backtest.policy.OurPolicy}. */
@org.jspecify.annotations.NullMarked
package io.restock.backtest.policy;
