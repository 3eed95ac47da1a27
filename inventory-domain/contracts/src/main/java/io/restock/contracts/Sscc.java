package io.restock.contracts;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** Serial shipping container code of one despatched unit: eighteen digits with a correct check digit. */
public record Sscc(@JsonValue String digits) implements Comparable<Sscc> {
    /** @throws IllegalArgumentException with a sentence that says what is wrong with the digits */
    @JsonCreator
    public Sscc {
        if (digits == null || digits.length() != 18 || !CheckDigit.holds(digits)) {
            throw new IllegalArgumentException("must be an SSCC of 18 digits with a correct check digit, was " + digits);
        }
    }

    /**
     * As it was scanned or typed, in any of the forms that {@link Scan} reads: bare, behind (00) with or without parentheses, or in a digital link.
     *
     * @throws IllegalArgumentException with a sentence that names the remedy
     */
    public static Sscc scanned(String code) {
        return Scan.of(code).unit();
    }

    /**
     * The code that a distribution center gives to its n-th despatch: extension 0, the company prefix (first 9 digits of its GLN), 7 digits of serial.
     *
     * @param serial 0 to 9,999,999; the codes repeat after ten million, long past the year in which GS1 asks for uniqueness
     */
    public static Sscc of(Gln despatchedBy, long serial) {
        String body = "0" + despatchedBy.digits().substring(0, 9) + String.format("%07d", serial % 10_000_000);
        return new Sscc(body + CheckDigit.of(body));
    }

    @Override
    public int compareTo(Sscc other) {
        return digits.compareTo(other.digits);
    }

    @Override
    public String toString() {
        return digits;
    }
}
