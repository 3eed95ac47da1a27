package io.restock.ledger.listing.gates;

import java.util.List;

/**
 * Where the gates stand. They are data of the chain: {@code PUT /v1/listing-rules}.
 *
 * @param priceVariance how far a price may be from what the same, or the like, costs, as a share of that; above it a person looks. More than 0
 * @param match from which score on a text names the same article, for what it costs and where it belongs; above 0 and up to 1
 * @param duplicate from which score on an article is taken for one that is listed under another number; above 0 and up to 1
 * @param classified which share of the votes a category needs that the seller did not name; above 0 and up to 1
 * @param completeness which share of what customers ask for must be there; above 0 and up to 1
 * @param forbiddenWords words, and whole phrases, that no name, brand or category may hold; in any case
 */
public record ListingRules(double priceVariance, double match, double duplicate, double classified, double completeness, List<String> forbiddenWords) {
    /** The usual rules, which hold until others are set. The words promise what the law lets no food promise, in English and Norwegian. */
    public static final ListingRules USUAL =
            new ListingRules(0.5, 0.55, 0.8, 0.6, 0.7, List.of("cures", "miracle cure", "anti-cancer", "prevents disease", "guaranteed weight loss", "replica", "counterfeit",
                    "helbreder", "mirakelkur", "forebygger sykdom", "garantert vekttap", "kopivare"));

    public ListingRules {
        forbiddenWords = List.copyOf(forbiddenWords);
    }
}
