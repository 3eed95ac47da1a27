/** What the center has, where, and why: {@link io.restock.distribution.stock.DcStock} changes it, entry by entry. */
@org.jspecify.annotations.NullMarked
package io.restock.distribution.stock;
