package io.restock.contracts.operations;

import io.restock.contracts.access.Author;
import io.restock.contracts.access.DeedKind;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What people did in a service, for those who ask who did it. Nothing in it is ever changed. */
public interface Audit {
    /**
     * @param subject whose deeds, or null for everybody's
     * @param from earliest business time, or null
     * @param until first business time that is not asked for any more, or null
     * @param before deeds with a smaller id; {@link Long#MAX_VALUE} for the latest
     */
    record Question(@Nullable String subject, @Nullable Instant from, @Nullable Instant until, @Nullable DeedKind kind, @Nullable String object, long before, int limit) {}

    /**
     * @param at business time
     * @param recordedAt by the database's own clock
     * @param kind a {@link DeedKind}
     * @param body JSON, see {@link io.restock.contracts.access.Deed}
     * @param chain and number: its place, gap-free within the chain
     * @param hash SHA-256 over this row and the one before it in its chain, in hex
     */
    record Entry(long id, Instant at, Instant recordedAt, Author author, String kind, String object, String body, int chain, long number, String hash) {}

    /** The latest first. */
    List<Entry> entries(Question question);
}
