package io.restock.local.cloning;

import io.restock.contracts.CheckDigit;
import io.restock.contracts.Gln;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Other numbers for stores and tills, the same one each time: HMAC-SHA256 of the true one under a key, cut to the digits that fit. One who has
 * no key cannot go back, nor try all numbers; one who has it exports the next slice under the same pseudonyms.
 */
final class Pseudonyms {
    private static final long GLN_BODIES = 1_000_000_000_000L;
    private static final long TILLS = 100_000_000L;

    private final Mac mac;
    private final Map<String, String> trueNames = new HashMap<>();

    /** @param key any text, the longer the better */
    Pseudonyms(String key) {
        try {
            mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    Gln of(Gln store) {
        String body = "%012d".formatted(number("store " + store, GLN_BODIES));
        return new Gln(only("store " + store, body + CheckDigit.of(body)));
    }

    String till(Gln store, String till) {
        return only("till " + store + "/" + till, of(store) + "/" + number("till " + store + "/" + till, TILLS)).split("/")[1];
    }

    /** For texts that people choose, such as the key of a report, and for digests. */
    String text(String text) {
        return HexFormat.of().formatHex(hash("text " + text), 0, 16);
    }

    private long number(String name, long below) {
        return Math.floorMod(ByteBuffer.wrap(hash(name)).getLong(), below);
    }

    private byte[] hash(String name) {
        return mac.doFinal(name.getBytes(StandardCharsets.UTF_8));
    }

    /** Two stores under one number would be one store: about one chance in ten thousand for ten thousand of them. */
    private String only(String name, String pseudonym) {
        String other = trueNames.putIfAbsent(pseudonym, name);
        if (other != null && !other.equals(name)) {
            throw new IllegalArgumentException(name + " and " + other + " get the same pseudonym; export with another --key");
        }
        return pseudonym;
    }
}
