/** The centers themselves and the roads from them to their stores. Start with {@link io.restock.distribution.lanes.Lanes}. */
package io.restock.distribution.lanes;
