package io.restock.ledger.listing;

import io.restock.border.http.Checking;
import io.restock.contracts.Limits;
import io.restock.ledger.listing.gates.ListingRules;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Where the gates are to stand, as {@link ListingRules} has it; what is absent is as usual. */
public record ListingRulesBody(@Nullable Double priceVariance, @Nullable Double match, @Nullable Double duplicate, @Nullable Double classified, @Nullable Double completeness,
        @Nullable List<@Nullable String> forbiddenWords) {
    private static final int WORDS_AT_MOST = 1_000;
    /** A hundred times as dear: above it nothing is compared. */
    private static final double MOST_VARIANCE = 100;

    ListingRules check(Checking checking) {
        ListingRules usual = ListingRules.USUAL;
        return new ListingRules(share(checking, "priceVariance", priceVariance, usual.priceVariance(), MOST_VARIANCE), share(checking, "match", match, usual.match(), 1),
                share(checking, "duplicate", duplicate, usual.duplicate(), 1), share(checking, "classified", classified, usual.classified(), 1),
                share(checking, "completeness", completeness, usual.completeness(), 1), words(checking));
    }

    private static double share(Checking checking, String field, @Nullable Double given, double usual, double most) {
        double share = given == null ? usual : given;
        checking.require(share > 0 && share <= most, field, "must be above 0 and at most " + (int) most + ", was " + share);
        return share;
    }

    private List<String> words(Checking checking) {
        if (forbiddenWords == null) {
            return ListingRules.USUAL.forbiddenWords();
        }
        checking.require(forbiddenWords.size() <= WORDS_AT_MOST, "forbiddenWords", "must be at most " + WORDS_AT_MOST);
        var words = new ArrayList<String>();
        for (int i = 0; i < Math.min(forbiddenWords.size(), WORDS_AT_MOST); i++) {
            String word = checking.text("forbiddenWords[" + i + "]", forbiddenWords.get(i), Limits.NAME);
            if (word != null) {
                words.add(word.strip());
            }
        }
        return words;
    }
}
