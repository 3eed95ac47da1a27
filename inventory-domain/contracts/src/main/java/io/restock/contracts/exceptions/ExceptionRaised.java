package io.restock.contracts.exceptions;

import io.restock.contracts.Codec;
import io.restock.contracts.Gln;
import io.restock.contracts.SchemaVersion;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Something a person should look at: the values of {@code restock.exceptions}.
 *
 * @param kind an {@link ExceptionKind}, as text: one that is newer than its reader is shown all the same
 * @param subject what it is about; kind and subject together are its identity, raised again it is the same exception
 * @param owner the {@link io.restock.contracts.access.Role} that owns it
 * @param detail a sentence that says what is wrong and what to do
 * @param stake of how much it is, null where nobody knows; since version 2
 */
@SchemaVersion(2)
public record ExceptionRaised(String kind, Gln store, String subject, String owner, String detail, boolean open, Instant occurredAt, Instant recordedAt, @Nullable Stake stake) {
    public static final Codec<ExceptionRaised> CODEC = Codec.ofRecord(ExceptionRaised.class);

    public ExceptionRaised(ExceptionKind kind, Gln store, String subject, String detail, boolean open, Instant occurredAt, Instant recordedAt) {
        this(kind, store, subject, detail, open, occurredAt, recordedAt, null);
    }

    public ExceptionRaised(ExceptionKind kind, Gln store, String subject, String detail, boolean open, Instant occurredAt, Instant recordedAt, @Nullable Stake stake) {
        this(kind.name(), store, subject, kind.owner().toString(), detail, open, occurredAt, recordedAt, stake);
    }
}
