/** How good a forecast was. Start with {@link io.restock.engine.measure.ForecastError}. */
package io.restock.engine.measure;
