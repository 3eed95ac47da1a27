package io.restock.backtest.simulation;

/**
 * When orders are placed, and when they arrive.
 *
 * @param lead days from the close of the day on which is ordered to the day on which it can be sold, 1 to 14
 * @param review days between two orders, 1 to 14
 */
public record Timing(int lead, int review) {
    static final int MOST_DAYS = 14;

    /** @throws IllegalArgumentException if a field is out of its bounds */
    public Timing {
        if (lead < 1 || lead > MOST_DAYS || review < 1 || review > MOST_DAYS) {
            throw new IllegalArgumentException("lead and review must be 1 to " + MOST_DAYS + " days, were " + lead + " and " + review);
        }
    }

    /** Days that the stock must last after an order. */
    public int protection() {
        return lead + review - 1;
    }

    boolean reviews(int day) {
        return day % review == 0;
    }
}
