package io.restock.ledger.listing.gates;

import java.util.Set;

/**
 * Why a listing did not pass a gate.
 *
 * @param field of the listing, such as {@code price.amount}
 * @param problem the sentence that follows the field, and names what to do
 */
public record Reason(Gate gate, String field, String problem, Severity severity) {
    private static final Set<String> DATES = Set.of("availableFrom", "availableUntil", "price.from", "price.until");

    public enum Severity {
        /** A person decides. */
        REVIEW,
        /** Nothing but other content helps. */
        REJECT
    }

    static Reason review(Gate gate, String field, String problem) {
        return new Reason(gate, field, problem, Severity.REVIEW);
    }

    static Reason reject(Gate gate, String field, String problem) {
        return new Reason(gate, field, problem, Severity.REJECT);
    }

    /** A field that does not hold what it should. @param error the sentence, which begins with the field */
    public static Reason unreadable(String error) {
        int end = error.indexOf(' ');
        String field = error.substring(0, end);
        String problem = error.substring(end + 1);
        Gate gate = problem.startsWith("has a wrong check digit") ? Gate.CHECK_DIGIT
                : field.equals("gtin") || field.startsWith("packs") ? Gate.IDENTIFIER
                : field.equals("name") ? Gate.COMPLETENESS
                : DATES.contains(field) ? Gate.DATES : Gate.READING;
        return reject(gate, field, problem);
    }

    public boolean rejects() {
        return severity == Severity.REJECT;
    }
}
