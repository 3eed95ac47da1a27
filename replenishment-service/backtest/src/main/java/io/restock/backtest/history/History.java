package io.restock.backtest.history;

import java.time.LocalDate;
import java.util.List;

/**
 * The sales of a chain. Series of an item stand together.
 *
 * @param dates of each day
 */
public record History(List<Series> series, List<LocalDate> dates) {}
