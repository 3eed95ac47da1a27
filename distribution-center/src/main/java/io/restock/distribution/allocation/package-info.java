/** Who gets the packs when there are too few: the mathematics, without SQL. Start with {@link io.restock.distribution.allocation.ShortageRule}. */
package io.restock.distribution.allocation;
