package io.restock.backtest.vectors;

/** A row that cannot be computed; the message names the field. */
final class Misunderstood extends RuntimeException {
    private static final long serialVersionUID = 1;

    Misunderstood(String message) {
        super(message);
    }
}
