package io.restock.backtest.history;

/**
 * A stretch of days, counted from 0.
 *
 * @param end exclusive
 */
public record Days(int first, int end) {
    public static final Days LEARN = new Days(0, 1183);
    public static final Days TUNE = new Days(1183, 1548);
    public static final Days TEST = new Days(1548, 1913);

    public boolean contains(int day) {
        return day >= first && day < end;
    }

    public int length() {
        return end - first;
    }
}
