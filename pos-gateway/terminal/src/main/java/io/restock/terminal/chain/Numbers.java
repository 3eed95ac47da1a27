package io.restock.terminal.chain;

import io.restock.contracts.Gln;
import io.restock.contracts.Gtin;

/** Hands out GS1 numbers with correct check digits. Each kind has a block of its own, so that they never meet. */
public final class Numbers {
    private Numbers() {}

    /** @param n 0 to 9,999. The first nine digits differ between centers, since their SSCCs begin with them. */
    public static Gln distributionCenter(int n) {
        return gln("70801" + padded(n, 4) + "001");
    }

    /**
     * @param block four digits that say which chain
     * @param n 0 to 99,999,999
     */
    public static Gln store(String block, long n) {
        return gln(block + padded(n, 8));
    }

    /** An item sold by the piece, EAN-13. @param n 0 to 999,999,999 */
    public static Gtin piece(int n) {
        return gtin("0703" + padded(n, 9));
    }

    /** The case that holds several of an item: indicator 1 and the item's own digits. */
    public static Gtin caseOf(Gtin piece) {
        return gtin("1" + piece.digits().substring(1, 13));
    }

    /** A weighed item, under its label with the price zeroed. @param n 0 to 99,999 */
    public static Gtin weighed(int n) {
        return new Gtin("020" + padded(n, 5) + "000000");
    }

    /** What a scale prints for a weighed item. @param priceMinor in hundredths, 0 to 99,999 */
    public static Gtin priceLabel(Gtin weighed, int priceMinor) {
        return gtin(weighed.digits().substring(0, 8) + padded(priceMinor, 5));
    }

    /**
     * A number that a chain gives to an item for itself: EAN-13 of prefix 2. The digit before the check digit is always 7, so that
     * no such number looks like a scale's label with its price zeroed.
     *
     * @param block one digit that says which chain
     * @param n 0 to 999,999,999
     */
    public static Gtin inHouse(int block, long n) {
        return gtin("02" + block + padded(n, 9) + "7");
    }

    private static Gln gln(String body) {
        return Gln.of(body);
    }

    private static Gtin gtin(String body) {
        return Gtin.of(body);
    }

    private static String padded(long n, int digits) {
        var text = Long.toString(n);
        if (n < 0 || text.length() > digits) {
            throw new IllegalArgumentException(n + " does not fit into " + digits + " digits");
        }
        return "0".repeat(digits - text.length()) + text;
    }
}
