package io.restock.journal;

import io.restock.contracts.Headers;
import io.restock.contracts.RecordHeaders;
import io.restock.contracts.access.Author;
import org.jspecify.annotations.Nullable;

/**
 * Where a command came from; its events keep it, one object for all events of a record.
 *
 * @param trace W3C trace context, or null
 * @param author as {@link Author#text()} writes it, or null where nobody knows
 */
public record Provenance(@Nullable String trace, @Nullable String author) {
    public static final Provenance UNKNOWN = new Provenance(null, null);

    /** Of a record as it came. */
    public static Provenance of(RecordHeaders headers) {
        return new Provenance(headers.text(Headers.TRACE_PARENT), Author.of(headers.text(Headers.AUTHOR)).text());
    }

    public static Provenance of(Author author) {
        return new Provenance(null, author.text());
    }
}
