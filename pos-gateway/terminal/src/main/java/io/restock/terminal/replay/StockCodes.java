package io.restock.terminal.replay;

import io.restock.contracts.Gtin;
import io.restock.terminal.chain.Numbers;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/**
 * Makes in-house numbers of a shop's own codes. Five digits with up to two letters, nearly all of them, are counted through without
 * collisions; the few others (POST, gift_0001_20) are scattered above, and a collision among them is reported rather than overlooked.
 */
final class StockCodes {
    private static final int IN_HOUSE_BLOCK = 8;
    private static final int SUFFIXES = 27 * 27;
    private static final int FIRST_SCATTERED = 100_000 * SUFFIXES;
    private static final int NUMBERS = 1_000_000_000;

    private final Map<Gtin, String> taken = new HashMap<>();

    /** Codes that differ in case only are the same item. */
    static String normal(String code) {
        return code.strip().toUpperCase(Locale.ROOT);
    }

    /** @throws IllegalArgumentException if another code has the number already */
    Gtin gtin(String code) {
        var gtin = Numbers.inHouse(IN_HOUSE_BLOCK, code.matches("\\d{5}[A-Z]{0,2}") ? counted(code) : scattered(code));
        var other = taken.putIfAbsent(gtin, code);
        if (other != null && !other.equals(code)) {
            throw new IllegalArgumentException("stock codes " + other + " and " + code + " would share the number " + gtin + "; rename one of them");
        }
        return gtin;
    }

    private static int counted(String code) {
        return Integer.parseInt(code.substring(0, 5)) * SUFFIXES + letter(code, 5) * 27 + letter(code, 6);
    }

    private static int letter(String code, int at) {
        return code.length() > at ? code.charAt(at) - 'A' + 1 : 0;
    }

    private static int scattered(String code) {
        return FIRST_SCATTERED + Math.floorMod(code.hashCode() * 0x9E3779B1, NUMBERS - FIRST_SCATTERED);
    }
}
