package io.restock.dashboard.live;

import java.util.List;

/**
 * What a page needs to begin with: the first event of the stream.
 *
 * @param seconds of sales, oldest first, at most 300
 * @param stock the latest rows, oldest first, at most 200
 * @param exceptions the latest open ones, newest first, at most 100
 */
public record Snapshot(Figures figures, List<SalesRate.Second> seconds, List<StockRow> stock, List<ExceptionBook.ExceptionRow> exceptions) {}
