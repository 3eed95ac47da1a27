package io.restock.backtest.history;

/** Something that the user can correct; the message says what and how. */
public final class UserError extends RuntimeException {
    private static final long serialVersionUID = 1;

    public UserError(String message) {
        super(message);
    }
}
