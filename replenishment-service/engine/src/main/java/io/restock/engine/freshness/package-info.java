/** Items that do not keep: how much of the stock will outdate before it sells. */
@NullMarked
package io.restock.engine.freshness;

import org.jspecify.annotations.NullMarked;
