package io.restock.contracts.exceptions;

import io.restock.contracts.Codec;
import io.restock.contracts.Gln;
import java.time.Instant;

/**
 * Something a person should look at: the values of {@code restock.exceptions}.
 *
 * @param kind such as {@code NEGATIVE_ON_HAND}, {@code UNKNOWN_ITEM}, {@code CONFLICTING_TRANSACTION}, {@code CLOCK_WRONG}
 * @param subject what it is about; kind and subject together are its identity, raised again it is the same exception
 * @param owner the role that owns it: store, dc, merchandiser or operator
 * @param detail a sentence that says what is wrong and what to do
 */
public record ExceptionRaised(String kind, Gln store, String subject, String owner, String detail, boolean open, Instant occurredAt, Instant recordedAt) {
    public static final Codec<ExceptionRaised> CODEC = Codec.ofRecord(ExceptionRaised.class);
}
