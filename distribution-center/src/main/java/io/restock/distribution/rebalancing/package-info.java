/**
 * What one center lacks and another has: proposals that goods should go, worth more than they cost, and the goods that go. Start with {@link io.restock.distribution.rebalancing.Proposals}; what pays is
 * {@link io.restock.engine.share.SecondSource}.
 */
@org.jspecify.annotations.NullMarked
package io.restock.distribution.rebalancing;
