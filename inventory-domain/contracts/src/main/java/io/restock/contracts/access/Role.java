package io.restock.contracts.access;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What a person or device is to the chain, and so may do. Tokens, exceptions and sentences name it in small letters. */
public enum Role {
    /** A device that reports what it sold. */
    TILL,
    STORE,
    DC,
    MERCHANDISER,
    OPERATOR,
    /** Reads everything, changes nothing. */
    AUDITOR;

    /** Empty for a word that is no role of ours: a token may name groups of other systems. */
    public static Optional<Role> named(String word) {
        return Arrays.stream(values()).filter(role -> role.toString().equals(word)).findFirst();
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
