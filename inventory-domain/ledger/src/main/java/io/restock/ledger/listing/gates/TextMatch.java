package io.restock.ledger.listing.gates;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/** A listed item that reads like the seller's article. @param score from 0 to 1, see {@link Similarity} */
public record TextMatch(Known item, double score) {
    /** Below it two articles share a word and nothing else. */
    static final double LEAST = 0.1;
    static final int AT_MOST = 10;

    /** The best of the candidates, the best first; the article itself, if it is listed, is none of them. */
    public static List<TextMatch> among(Collection<Known> candidates, Draft draft, Rarity rarity) {
        Wording said = draft.wording();
        return candidates.stream().filter(item -> !item.gtin().equals(draft.gtin()))
                .map(item -> new TextMatch(item, Similarity.of(said, item.wording(), rarity) * Similarity.ofMakers(draft, item)))
                .filter(match -> match.score() >= LEAST)
                .sorted(Comparator.comparingDouble(TextMatch::score).reversed().thenComparing(match -> match.item().gtin())).limit(AT_MOST).toList();
    }
}
