package io.restock.ledger.listing.gates;

import java.util.Collection;
import java.util.Map;

/**
 * How much a word tells of an article. {@code ln(1 + N / n)} for a word of n among N items: inverse document frequency (Spärck Jones 1972, A statistical interpretation of term specificity),
 * smoothed so that it stays above 0.
 *
 * @param items how many there are
 * @param ofWord how many of them have the word, for the words that were asked for
 */
public record Rarity(long items, Map<String, Integer> ofWord) {
    /** A word of one article, where nothing else is listed, weighs as much as this. */
    private static final double LEAST = Math.log(2);

    public Rarity {
        ofWord = Map.copyOf(ofWord);
    }

    double of(String word) {
        int with = ofWord.getOrDefault(word, 0);
        return Math.max(LEAST, Math.log(1 + (double) Math.max(1, items) / Math.max(1, with)));
    }

    boolean isKnown(String word) {
        return ofWord.containsKey(word);
    }

    /** Of all of them; of none, the least. */
    double mean(Collection<String> words) {
        return words.stream().mapToDouble(this::of).average().orElse(LEAST);
    }
}
