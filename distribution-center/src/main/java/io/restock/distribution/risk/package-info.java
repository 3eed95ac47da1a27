/** What will be late, and what would still save it. Start with {@link io.restock.distribution.risk.Rescue}; {@link io.restock.distribution.risk.LaneHistory} says how long goods are on the road. */
@org.jspecify.annotations.NullMarked
package io.restock.distribution.risk;
