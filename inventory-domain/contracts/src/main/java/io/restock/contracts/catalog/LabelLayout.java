package io.restock.contracts.catalog;

import io.restock.contracts.Codec;
import io.restock.contracts.Gln;
import io.restock.contracts.Gtin;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * How the thirteen digits of a scale's label are laid out: prefix, item, a digit that verifies the value where there is one, value, check digit.
 * What is usual where nothing is set is in {@link Labels}.
 *
 * @param prefix with which the label begins, 2 to 7 digits: 02 (a UPC that begins with 2) or 20 to 29, and more where a chain divides them
 * @param store the one store whose labels are so, or null for the chain
 * @param form what the value is
 * @param itemDigits behind the prefix
 * @param verifier whether one digit between item and value is neither
 * @param valueDigits before the check digit
 * @param decimals of the value: of the currency, or of a kilogram
 */
public record LabelLayout(String prefix, @Nullable Gln store, Form form, int itemDigits, boolean verifier, int valueDigits, int decimals) {
    public static final Codec<LabelLayout> CODEC = Codec.ofRecord(LabelLayout.class);
    /** Of prefix, item, verifier and value together. */
    public static final int DIGITS = 12;

    /** What the value of a label is. */
    public enum Form { PRICE, WEIGHT, UNITS }

    /** Under which the topic keeps it. */
    public static String key(String prefix, @Nullable Gln store) {
        return store == null ? prefix : prefix + "|" + store;
    }

    /** Digits of the label that say which item it is. */
    public int identity() {
        return prefix.length() + itemDigits;
    }

    /** The number under which the label's item is listed: without verifier and value, and with the check digit of what is left. */
    public Gtin item(Gtin label) {
        return Labels.withoutValue(label, identity());
    }

    /** What stands on the label: money, kilograms or pieces. */
    public BigDecimal value(Gtin label) {
        return new BigDecimal(label.digits().substring(1 + DIGITS - valueDigits, 1 + DIGITS)).movePointLeft(decimals);
    }

}
