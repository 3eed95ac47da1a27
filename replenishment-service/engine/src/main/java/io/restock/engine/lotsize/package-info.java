/** How much to order at once when demand is known. Start with {@link io.restock.engine.lotsize.EconomicOrder}. */
@NullMarked
package io.restock.engine.lotsize;

import org.jspecify.annotations.NullMarked;
