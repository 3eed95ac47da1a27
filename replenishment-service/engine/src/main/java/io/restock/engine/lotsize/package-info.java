/** How much to order at once when demand is known. Start with {@link io.restock.engine.lotsize.EconomicOrder}. */
package io.restock.engine.lotsize;
