package io.restock.contracts.catalog;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.restock.contracts.Codec;
import io.restock.contracts.Gln;
import io.restock.contracts.Gtin;
import io.restock.contracts.SchemaVersion;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Items that are called back from wherever they are.
 *
 * @param recall its number in the chain
 * @param lot as the maker names it; null for all of the items. Stock knows no lots: people read it
 * @param due until when every place should have looked
 * @param releasedAt when it ended, or null
 * @param stores from which alone they are called back; null for the whole chain, in which the items are held then. Since version 2
 */
@SchemaVersion(2)
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Recall(String recall, String reason, List<Gtin> items, @Nullable String lot, Instant openedAt, Instant due, @Nullable Instant releasedAt,
        @Nullable List<Gln> stores) {
    public static final Codec<Recall> CODEC = Codec.ofRecord(Recall.class);

    /** Of the whole chain. */
    public Recall(String recall, String reason, List<Gtin> items, @Nullable String lot, Instant openedAt, Instant due, @Nullable Instant releasedAt) {
        this(recall, reason, items, lot, openedAt, due, releasedAt, null);
    }

    /** For the sentence that asks for it. */
    public String inWords() {
        return "recall " + recall + " (" + reason + (lot == null ? "" : ", lot " + lot + " alone") + ")";
    }
}
