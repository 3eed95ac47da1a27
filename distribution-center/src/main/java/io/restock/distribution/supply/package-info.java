/** What comes from suppliers: orders that were placed, with what came of each, and what should be ordered next. Start with {@link io.restock.distribution.supply.SupplierOrders}. */
@org.jspecify.annotations.NullMarked
package io.restock.distribution.supply;
