/** What the back-test shows: curves, calibration, as table, CSV, JSON and SVG. Start with {@link io.restock.backtest.report.Curve}. */
@org.jspecify.annotations.NullMarked
package io.restock.backtest.report;
