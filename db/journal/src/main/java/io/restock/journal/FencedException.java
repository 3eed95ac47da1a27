package io.restock.journal;

/** Another writer has written this partition: all that we remember of it is old. */
public final class FencedException extends RuntimeException {
    FencedException(String message) {
        super(message);
    }
}
