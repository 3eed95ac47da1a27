package io.restock.journal;

/** Somebody else has written this partition: whatever we remember of it is old. */
public final class FencedException extends RuntimeException {
    FencedException(String message) {
        super(message);
    }
}
