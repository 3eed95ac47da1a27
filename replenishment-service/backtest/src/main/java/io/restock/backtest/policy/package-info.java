/** The policies that the back-test compares. Start with {@link io.restock.backtest.policy.OurPolicy}. */
@NullMarked
package io.restock.backtest.policy;

import org.jspecify.annotations.NullMarked;
