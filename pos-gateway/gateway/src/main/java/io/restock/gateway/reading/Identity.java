package io.restock.gateway.reading;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import io.restock.border.http.Checking;
import io.restock.border.http.ProblemException;
import io.restock.border.http.Rules;
import io.restock.contracts.Gln;
import io.restock.contracts.store.TransactionId;
import java.time.LocalDate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads who a transaction is, from a path or from the fields of a bulk post. */
public final class Identity {
    private static final Pattern TILL = Pattern.compile("[A-Za-z0-9-]{1,20}");
    private static final Pattern SEQUENCE = Pattern.compile("[0-9]{1,18}");

    private Identity() {}

    /** @throws ProblemException 404 if there cannot be such a store, 422 if the rest is malformed */
    public static TransactionId ofPath(String store, String till, String businessDate, String sequence) {
        Gln gln = store(store);
        var checking = new Checking();
        String name = checking.read("till", till, Identity::till);
        LocalDate date = checking.read("businessDate", businessDate, Rules::date);
        Long number = checking.read("sequence", sequence, Identity::sequence);
        checking.mustHold();
        return new TransactionId(gln, requireNonNull(name), requireNonNull(date), requireNonNull(number));
    }

    /** @return null, and notes, if a part is missing or malformed */
    public static @Nullable TransactionId ofFields(JsonNode body, Checking checking) {
        Fields fields = Fields.of(body, "", checking);
        if (fields == null) {
            return null;
        }
        Gln store = fields.text("store", Gln::new);
        String till = fields.text("till", Identity::till);
        LocalDate businessDate = fields.text("businessDate", Rules::date);
        Long sequence = fields.whole("sequence", 0L, Long.MAX_VALUE);
        return store == null || till == null || businessDate == null || sequence == null
                ? null
                : new TransactionId(store, till, businessDate, sequence);
    }

    static String till(String text) {
        if (!TILL.matcher(text).matches()) {
            throw new IllegalArgumentException("must be 1 to 20 letters, digits or hyphens");
        }
        return text;
    }

    private static long sequence(String text) {
        if (!SEQUENCE.matcher(text).matches()) {
            throw new IllegalArgumentException("must be a whole number, 0 or more");
        }
        return Long.parseLong(text);
    }

    private static Gln store(String text) {
        try {
            return new Gln(text);
        } catch (IllegalArgumentException e) {
            throw ProblemException.unknown("there is no store " + text + ": it " + e.getMessage());
        }
    }
}
