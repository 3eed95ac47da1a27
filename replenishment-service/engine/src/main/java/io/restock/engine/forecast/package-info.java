/** The classic forecasts of one series, for comparison and for policies per item. Start with {@link io.restock.engine.forecast.Croston}. */
@NullMarked
package io.restock.engine.forecast;

import org.jspecify.annotations.NullMarked;
