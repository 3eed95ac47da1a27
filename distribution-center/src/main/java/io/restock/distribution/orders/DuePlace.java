package io.restock.distribution.orders;

import java.time.DateTimeException;
import java.time.Instant;

/** A place among order lines in the order in which they are due: the last line of the page before. Written {@code dueAt~id}. */
public record DuePlace(Instant dueAt, String id) {
    /** @throws IllegalArgumentException unless the text is one that we wrote */
    public static DuePlace of(String text) {
        int tilde = Math.max(0, text.indexOf('~'));
        try {
            return new DuePlace(Instant.parse(text.substring(0, tilde)), text.substring(tilde + 1));
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("must be the \"next\" of the page before", e);
        }
    }

    @Override
    public String toString() {
        return dueAt + "~" + id;
    }
}
