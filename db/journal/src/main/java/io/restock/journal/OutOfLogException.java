package io.restock.journal;

/** The log does not reach the cursor: to go on by itself would pass over records, or take them twice. */
final class OutOfLogException extends RuntimeException {
    OutOfLogException(String message) {
        super(message);
    }
}
