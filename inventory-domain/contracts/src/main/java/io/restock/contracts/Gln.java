package io.restock.contracts;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** Global location number of a store or a distribution center: thirteen digits with a correct check digit. */
public record Gln(@JsonValue String digits) implements Comparable<Gln> {
    /** @throws IllegalArgumentException with a sentence that says what is wrong with the digits */
    @JsonCreator
    public Gln {
        if (digits == null || digits.length() != 13 || !CheckDigit.areDigits(digits)) {
            throw new IllegalArgumentException("must be a GLN of 13 digits, was " + digits);
        }
        if (!CheckDigit.holds(digits)) {
            throw new IllegalArgumentException("has a wrong check digit: " + digits + " should end in "
                    + CheckDigit.of(digits.substring(0, 12)));
        }
    }

    /** The one of these twelve digits, completed by its check digit. */
    public static Gln of(String body) {
        return new Gln(body + CheckDigit.of(body));
    }

    @Override
    public int compareTo(Gln other) {
        return digits.compareTo(other.digits);
    }

    @Override
    public String toString() {
        return digits;
    }
}
