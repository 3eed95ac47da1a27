package io.restock.ledger.listing.gates;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where an article belongs, by what reads like it: its nearest neighbours vote for their categories (Cover and Hart 1967), the best with 1, the last of ten with 0, the others in proportion between
 * (Dudani 1976, The distance-weighted k-nearest-neighbor rule). So many that share one frequent word do not outvote the few that share the rare ones.
 *
 * @param share of all votes, above 0 and up to 1
 */
public record Classified(@Nullable String department, String category, double share) {
    /** The category of most votes; none where nothing that is like it has one. */
    public static Optional<Classified> by(List<TextMatch> matches) {
        if (matches.isEmpty()) {
            return Optional.empty();
        }
        double best = matches.getFirst().score();
        double last = matches.size() == TextMatch.AT_MOST ? matches.getLast().score() : TextMatch.LEAST;
        var votes = new HashMap<String, Double>();
        matches.forEach(match -> {
            if (match.item().category() != null) {
                votes.merge(match.item().category(), best > last ? (match.score() - last) / (best - last) : 1, Double::sum);
            }
        });
        double all = votes.values().stream().mapToDouble(Double::doubleValue).sum();
        return votes.entrySet().stream().filter(vote -> vote.getValue() > 0).max(Map.Entry.<String, Double>comparingByValue().thenComparing(Map.Entry.comparingByKey()))
                .map(most -> new Classified(department(matches, most.getKey()), most.getKey(), most.getValue() / all));
    }

    private static @Nullable String department(List<TextMatch> matches, String category) {
        return matches.stream().map(TextMatch::item).filter(item -> category.equals(item.category())).map(Known::department).findFirst().orElse(null);
    }
}
