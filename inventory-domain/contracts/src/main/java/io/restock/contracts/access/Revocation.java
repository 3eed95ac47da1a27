package io.restock.contracts.access;

import io.restock.contracts.Codec;
import java.time.Instant;

/**
 * Tokens that count no more: one token, all of a session, or all that a subject was given until then.
 *
 * @param tokens as {@link #token}, {@link #session} or {@link #subject} names them; also the key on the topic
 * @param revokedAt a subject's tokens that were issued later count
 * @param until when the last of these tokens ends by itself, and nobody needs to remember any more
 * @param by who revoked them
 */
public record Revocation(String tokens, Instant revokedAt, Instant until, String by) {
    public static final Codec<Revocation> CODEC = Codec.ofRecord(Revocation.class);

    /** One token, by its claim {@code jti}. */
    public static String token(String identity) {
        return "token " + identity;
    }

    /** All tokens that an identity provider gave in a session, by their claim {@code sid}. */
    public static String session(String name) {
        return "session " + name;
    }

    /** All tokens of a person or device, by the claim {@code sub}. */
    public static String subject(String name) {
        return "subject " + name;
    }
}
