/** The simulated trade of {@code ./restock demo} and its screen. Start reading at {@link io.restock.local.demo.Trade}. */
@NullMarked
package io.restock.local.demo;

import org.jspecify.annotations.NullMarked;
