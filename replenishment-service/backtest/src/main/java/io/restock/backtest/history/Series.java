package io.restock.backtest.history;

/**
 * One item in one store.
 *
 * @param units sold each day; {@link #NOT_LISTED} while it was not
 */
public record Series(String item, String department, String store, int[] units) {
    public static final int NOT_LISTED = -1;

    public boolean listedOn(int day) {
        return units[day] != NOT_LISTED;
    }

    /** Units a listed day over a stretch of days; 0 if it was never listed in it. */
    public double speed(Days days) {
        long sum = 0;
        int listed = 0;
        for (int day = days.first(); day < days.end(); day++) {
            if (listedOn(day)) {
                sum += units[day];
                listed++;
            }
        }
        return listed == 0 ? 0 : (double) sum / listed;
    }
}
