package io.restock.search.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.restock.contracts.Gtin;
import io.restock.search.catalog.Catalog;
import io.restock.search.stock.Listing;
import io.restock.search.stock.Wanted;
import io.restock.search.words.Reasons;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What completes the words that have been typed so far.
 *
 * @param didYouMean what was looked for in place of what was typed, because nothing has that; absent if it was not
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Suggestions(List<Suggested> items, List<String> brands, List<String> categories, @Nullable String didYouMean) {
    /** The best of so many items are named, and their brands and categories. */
    static final int LOOKED_AT = 200;
    private static final int ITEMS_AT_MOST = 8;
    private static final int OTHERS_AT_MOST = 4;

    /** An item. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Suggested(String item, String name, @Nullable String brand, List<String> highlights) {}

    static Suggestions of(List<Wanted> wanted, List<Gtin> best, Catalog catalog, @Nullable String didYouMean) {
        var reasons = new Reasons(catalog.lexicon());
        var named = new LinkedHashMap<String, Suggested>();
        for (Gtin gtin : best) {
            Listing listing = catalog.describe(gtin);
            named.putIfAbsent(listing.name(), new Suggested(gtin.digits(), listing.name(), listing.brand(), Because.of(reasons.of(wanted, listing), false).highlights()));
        }
        return new Suggestions(named.values().stream().limit(ITEMS_AT_MOST).toList(), others(wanted, best, catalog, reasons, Listing::brand),
                others(wanted, best, catalog, reasons, Listing::category), didYouMean);
    }

    /** Brands or categories that have all that was typed. */
    private static List<String> others(List<Wanted> wanted, List<Gtin> best, Catalog catalog, Reasons reasons, Function<Listing, @Nullable String> of) {
        return best.stream().map(catalog::describe).map(of).filter(Objects::nonNull).distinct()
                .filter(name -> reasons.of(wanted, Listing.unnamed(name)).size() == wanted.size()).limit(OTHERS_AT_MOST).toList();
    }
}
