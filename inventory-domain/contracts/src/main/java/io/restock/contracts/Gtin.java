package io.restock.contracts;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import org.jspecify.annotations.Nullable;

/**
 * A trade item's number in its one stored form, GTIN-14: fourteen digits with a correct check digit.
 *
 * <p>A variable-measure item (prefix 02 or 20 to 29) is listed under the number of its label with value and check digit
 * zeroed, as scales print it for "no value yet": {@code 02000010000000}. That form passes although its last digit is no
 * check digit, since it is never scanned.
 */
public record Gtin(@JsonValue String digits) implements Comparable<Gtin> {
    /** @throws IllegalArgumentException with a sentence that says what is wrong with the digits */
    @JsonCreator
    public Gtin {
        if (digits == null || digits.length() != 14 || !CheckDigit.areDigits(digits)) {
            throw new IllegalArgumentException("must be a GTIN of 14 digits, was " + digits);
        }
        if (!CheckDigit.holds(digits) && !isZeroedLabel(digits)) {
            throw new IllegalArgumentException("has a wrong check digit: " + digits + " should end in "
                    + CheckDigit.of(digits.substring(0, 13)));
        }
    }

    /**
     * The item's number in what a till scanned or a person typed, in any of the forms that {@link Scan} reads.
     *
     * @throws IllegalArgumentException with a sentence that names the remedy
     */
    public static Gtin scanned(@Nullable String code) {
        return Scan.of(code == null ? "" : code).item();
    }

    /**
     * Bare digits, normalised: UPC-E, EAN-8, UPC-A, EAN-13 and GTIN-14. Eight digits that begin with 0 are UPC-E where
     * that gives a correct check digit (no EAN-8 of prefix 0 is ever assigned); those that begin with 1 only where they are no EAN-8.
     *
     * @param digits 8, 12, 13 or 14 of them
     */
    static Gtin ofDigits(String digits) {
        return padded(digits.length() == 8 && isUpce(digits) ? Upce.expand(digits) : digits);
    }

    /** The one of these thirteen digits, completed by its check digit. */
    public static Gtin of(String body) {
        return new Gtin(body + CheckDigit.of(body));
    }

    /** Whether this is a scale's or a store's own label: prefix 02 or 20 to 29 of an EAN-13. */
    public boolean isVariableMeasureLabel() {
        return hasVariablePrefix(digits);
    }

    /** The number under which the item of this label is listed: value and check digit zeroed. */
    public Gtin withoutLabelValue() {
        return new Gtin(digits.substring(0, 8) + "000000");
    }

    @Override
    public int compareTo(Gtin other) {
        return digits.compareTo(other.digits);
    }

    @Override
    public String toString() {
        return digits;
    }

    private static boolean isUpce(String digits) {
        return switch (digits.charAt(0)) {
            case '0' -> CheckDigit.holds(Upce.expand(digits));
            case '1' -> !CheckDigit.holds(digits) && CheckDigit.holds(Upce.expand(digits));
            default -> false;
        };
    }

    private static Gtin padded(String digits) {
        return new Gtin("0".repeat(14 - digits.length()) + digits);
    }

    private static boolean hasVariablePrefix(String digits) {
        return digits.startsWith("02") || digits.startsWith("002");
    }

    private static boolean isZeroedLabel(String digits) {
        return hasVariablePrefix(digits) && digits.endsWith("000000");
    }
}
