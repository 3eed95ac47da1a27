/** Items that do not keep: how much of the stock will outdate before it sells. */
package io.restock.engine.freshness;
