/** Items that do not keep: how much of the stock will outdate before it sells. */
@org.jspecify.annotations.NullMarked
package io.restock.engine.freshness;
