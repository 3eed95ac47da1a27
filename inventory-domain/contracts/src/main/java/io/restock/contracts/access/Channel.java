package io.restock.contracts.access;

import java.util.Arrays;
import java.util.Locale;

/** By which way something came to us. Records carry the word in small letters; a word that a later version adds reads as {@link #UNKNOWN}. */
public enum Channel {
    /** A till's own device. */
    TILL,
    /** A request of a person or a program. */
    REST,
    /** The dashboard. */
    PAGE,
    /** Many at once, from a file. */
    IMPORT,
    /** Nobody asked: a service decided it. */
    SYSTEM,
    UNKNOWN;

    static Channel of(String word) {
        return Arrays.stream(values()).filter(channel -> channel.toString().equals(word)).findFirst().orElse(UNKNOWN);
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
