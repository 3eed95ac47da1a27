package io.restock.ledger.listing.gates;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where an article belongs, by what reads like it: each match votes for its category with its score, as the nearest neighbours of Cover and Hart (1967) do, weighted as Dudani (1976) has it.
 *
 * @param share of all votes, above 0 and up to 1
 */
public record Classified(@Nullable String department, String category, double share) {
    /** The category of most votes; none where nothing that is like it has one. */
    public static Optional<Classified> by(List<TextMatch> matches) {
        var votes = new HashMap<String, Double>();
        matches.forEach(match -> {
            if (match.item().category() != null) {
                votes.merge(match.item().category(), match.score(), Double::sum);
            }
        });
        double all = votes.values().stream().mapToDouble(Double::doubleValue).sum();
        return votes.entrySet().stream().max(Map.Entry.<String, Double>comparingByValue().thenComparing(Map.Entry.comparingByKey()))
                .map(most -> new Classified(department(matches, most.getKey()), most.getKey(), most.getValue() / all));
    }

    private static @Nullable String department(List<TextMatch> matches, String category) {
        return matches.stream().map(TextMatch::item).filter(item -> category.equals(item.category())).map(Known::department).findFirst().orElse(null);
    }
}
