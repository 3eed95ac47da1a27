package io.restock.contracts.catalog;

import io.restock.contracts.Codec;
import io.restock.contracts.Gtin;
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
 */
public record Recall(String recall, String reason, List<Gtin> items, @Nullable String lot, Instant openedAt, Instant due, @Nullable Instant releasedAt) {
    public static final Codec<Recall> CODEC = Codec.ofRecord(Recall.class);

    /** For the sentence that asks for it. */
    public String inWords() {
        return "recall " + recall + " (" + reason + (lot == null ? "" : ", lot " + lot + " alone") + ")";
    }
}
