package io.restock.distribution.stock;

import org.jspecify.annotations.Nullable;

/** Goods of one lot at one location. @param lot null for those of which nobody has named it */
public record Bin(Location location, @Nullable String lot) {
    /** For a sentence, such as {@code PICK_FACE, lot L17}. */
    @Override
    public String toString() {
        return lot == null ? location.name() : location + ", lot " + lot;
    }
}
