package io.restock.contracts;

/** The check digit that all GS1 keys share: weights 3 and 1 from the right, modulo 10 (GS1 General Specifications 7.9). */
public final class CheckDigit {
    private CheckDigit() {}

    /** The digit (0 to 9) that completes a body of decimal digits, which comes without it. */
    public static int of(CharSequence body) {
        int sum = 0;
        for (int i = body.length() - 1, weight = 3; i >= 0; i--, weight = 4 - weight) {
            sum += (body.charAt(i) - '0') * weight;
        }
        return (10 - sum % 10) % 10;
    }

    /** Whether all characters are digits and the last one is the check digit of the others. */
    public static boolean holds(CharSequence digits) {
        return areDigits(digits)
                && of(digits.subSequence(0, digits.length() - 1)) == digits.charAt(digits.length() - 1) - '0';
    }

    static boolean areDigits(CharSequence text) {
        return !text.isEmpty() && text.chars().allMatch(c -> c >= '0' && c <= '9');
    }
}
