package io.restock.distribution.advice;

import java.math.BigDecimal;

/** Grams as papers of trade write them. */
final class Weight {
    private Weight() {}

    /** @return such as 1.5 for 1,500 grams */
    static String kilograms(int grams) {
        return BigDecimal.valueOf(grams, 3).stripTrailingZeros().toPlainString();
    }
}
