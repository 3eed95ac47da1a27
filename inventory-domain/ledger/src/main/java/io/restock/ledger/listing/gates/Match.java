package io.restock.ledger.listing.gates;

import io.restock.contracts.Gtin;
import java.math.BigDecimal;
import java.math.RoundingMode;

/** The listed item that an article is, or reads like. @param score from 0 to 1, to three digits; 1 by number */
public record Match(Gtin item, double score, By by) {
    private static final int DIGITS = 3;

    public enum By { NUMBER, TEXT }

    public static double rounded(double score) {
        return BigDecimal.valueOf(score).setScale(DIGITS, RoundingMode.HALF_UP).doubleValue();
    }
}
