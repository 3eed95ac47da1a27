/**
 * A center that cannot work, and the one that stands in for it. {@link io.restock.distribution.failover.HandingOver} is the rule: every line waits where people can
 * send it. Start with {@link io.restock.distribution.failover.FailOvers}.
 */
@org.jspecify.annotations.NullMarked
package io.restock.distribution.failover;
