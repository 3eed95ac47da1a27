package io.restock.contracts;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** What distinguishes content, wherever it is sent again: the first 16 bytes of SHA-256, in hex. Stored digests are compared for ever, so that it never changes. */
public final class Digest {
    private static final int BYTES = 16;

    private Digest() {}

    public static String of(byte[] content) {
        var pieces = pieces();
        pieces.update(content);
        return of(pieces);
    }

    /** Of content that was handed to {@link #pieces()}. */
    public static String of(MessageDigest pieces) {
        return HexFormat.of().formatHex(pieces.digest(), 0, BYTES);
    }

    /** For content that is too large to be held as a whole. */
    public static MessageDigest pieces() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    public static String of(String content) {
        return of(content.getBytes(StandardCharsets.UTF_8));
    }
}
