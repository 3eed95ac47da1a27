package io.restock.ledger.catalog;

import io.restock.border.http.ProblemException;
import io.restock.contracts.Gln;
import io.restock.contracts.Gtin;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** Collects everything that is wrong with a request, each with its field's path, so that the sender mends it in one go. */
public final class Checking {
    private final List<String> errors = new ArrayList<>();

    public void wrong(String field, String sentence) {
        errors.add(field + " " + sentence);
    }

    public boolean require(boolean holds, String field, String sentence) {
        if (!holds) {
            wrong(field, sentence);
        }
        return holds;
    }

    /** @return the text, or null if it is not 1 to so many printable characters */
    public String text(String field, String value, int atMost) {
        boolean fits = value != null && !value.isBlank() && value.length() <= atMost && value.chars().noneMatch(c -> c < ' ');
        return require(fits, field, "must be 1 to " + atMost + " printable characters") ? value : null;
    }

    /** @return the text or null; absent is fine */
    public String optionalText(String field, String value, int atMost) {
        return value == null ? null : text(field, value, atMost);
    }

    public Gln gln(String field, String value) {
        return read(field, value, Gln::new);
    }

    public Gtin gtin(String field, String value) {
        return read(field, value, Gtin::scanned);
    }

    /** What a value reads as, or null with the reader's own sentence noted. */
    public <T> T read(String field, String value, Function<String, T> reader) {
        try {
            if (require(value != null, field, "is missing")) {
                return reader.apply(value);
            }
        } catch (IllegalArgumentException e) {
            wrong(field, e.getMessage());
        }
        return null;
    }

    public List<String> errors() {
        return errors;
    }

    /** @throws ProblemException 422 that names every wrong field */
    public void mustHold() {
        if (!errors.isEmpty()) {
            throw ProblemException.invalid(List.copyOf(errors));
        }
    }
}
