/** The centers themselves and the roads from them to their stores. Start with {@link io.restock.distribution.lanes.Lanes}. */
@org.jspecify.annotations.NullMarked
package io.restock.distribution.lanes;
