package io.restock.contracts;

/** The check digit that all GS1 keys share: weights 3 and 1 from the right, modulo 10 (GS1 General Specifications 7.9). */
public final class CheckDigit {
    private CheckDigit() {}

    /** The digit (0 to 9) that completes a body of decimal digits, which comes without it. */
    public static int of(CharSequence body) {
        return of(body, body.length());
    }

    private static int of(CharSequence digits, int length) {
        int sum = 0;
        for (int i = length - 1, weight = 3; i >= 0; i--, weight = 4 - weight) {
            sum += (digits.charAt(i) - '0') * weight;
        }
        return (10 - sum % 10) % 10;
    }

    /** Whether all characters are digits and the last one is the check digit of the others. */
    public static boolean holds(CharSequence digits) {
        int last = digits.length() - 1;
        return areDigits(digits) && of(digits, last) == digits.charAt(last) - '0';
    }

    static boolean areDigits(CharSequence text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) < '0' || text.charAt(i) > '9') {
                return false;
            }
        }
        return !text.isEmpty();
    }
}
