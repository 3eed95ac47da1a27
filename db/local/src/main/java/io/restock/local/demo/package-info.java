/** The simulated trade of {@code ./restock demo} and its screen. Start reading at {@link io.restock.local.demo.Trade}. */
@org.jspecify.annotations.NullMarked
package io.restock.local.demo;
