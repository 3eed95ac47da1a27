/** How good a forecast was. Start with {@link io.restock.engine.measure.ForecastError}. */
@NullMarked
package io.restock.engine.measure;

import org.jspecify.annotations.NullMarked;
