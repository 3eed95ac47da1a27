/** What the back-test shows: curves, calibration, as table, CSV, JSON and SVG. Start with {@link io.restock.backtest.report.Curve}. */
@NullMarked
package io.restock.backtest.report;

import org.jspecify.annotations.NullMarked;
