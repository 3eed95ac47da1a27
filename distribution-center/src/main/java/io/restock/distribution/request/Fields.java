package io.restock.distribution.request;

import io.restock.border.http.ProblemException;
import io.restock.contracts.Gln;
import io.restock.contracts.Gtin;
import io.restock.contracts.Sscc;
import java.util.ArrayList;
import java.util.List;

/** Collects what is wrong with a request, one sentence a field, and refuses it once with all of them. */
public final class Fields {
    private static final int NAMED_AT_MOST = 100;

    private final List<String> errors = new ArrayList<>();

    /** @param sentence begins with the field's path and names the mend */
    public Fields must(boolean holds, String sentence) {
        if (!holds && errors.size() < NAMED_AT_MOST) {
            errors.add(sentence);
        }
        return this;
    }

    /** @throws ProblemException 422 if anything was wrong */
    public void check() {
        if (!errors.isEmpty()) {
            throw ProblemException.invalid(errors);
        }
    }

    /** @throws ProblemException 422 that names the field */
    public static Gln gln(String field, String text) {
        try {
            return new Gln(text);
        } catch (IllegalArgumentException e) {
            throw ProblemException.invalid(List.of(field + " " + e.getMessage()));
        }
    }

    /** Any form of the number that is scanned. @throws ProblemException 422 that names the field */
    public static Gtin gtin(String field, String text) {
        try {
            return Gtin.scanned(text);
        } catch (IllegalArgumentException e) {
            throw ProblemException.invalid(List.of(field + " " + e.getMessage()));
        }
    }

    /** @throws ProblemException 422 that names the field */
    public static Sscc sscc(String field, String text) {
        try {
            return new Sscc(text);
        } catch (IllegalArgumentException e) {
            throw ProblemException.invalid(List.of(field + " " + e.getMessage()));
        }
    }

    /** A page's length: absent means 100. @throws ProblemException 422 unless it is 1 to {@code most} */
    public static int limit(Integer asked, int most) {
        int limit = asked == null ? Math.min(100, most) : asked;
        new Fields().must(limit >= 1 && limit <= most, "limit must be 1 to " + most + ", was " + limit).check();
        return limit;
    }

    /** @throws ProblemException 400 without a body */
    public static <T> T body(T body) {
        if (body == null) {
            throw ProblemException.unreadable("the body is empty; send a JSON object");
        }
        return body;
    }
}
