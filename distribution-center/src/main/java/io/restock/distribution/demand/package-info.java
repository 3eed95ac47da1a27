/** What stores sell now, seen before any order exists. Start with {@link io.restock.distribution.demand.LiveDemand}. */
@org.jspecify.annotations.NullMarked
package io.restock.distribution.demand;
