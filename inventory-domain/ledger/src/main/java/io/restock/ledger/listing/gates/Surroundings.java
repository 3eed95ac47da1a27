package io.restock.ledger.listing.gates;

import io.restock.contracts.Gln;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is known around an article when its gates are asked.
 *
 * @param seller who lists it
 * @param trusted whether what passes every gate needs no person's look
 * @param prefixOwner the seller to whom numbers with this beginning belong; null for nobody that is known
 * @param item what is listed under the number itself, or null
 * @param packOf the item of which the number is a pack, or null
 * @param alike what reads like it, the best first
 * @param price what the same, or the like, costs now; null where nobody can say
 */
public record Surroundings(Gln seller, boolean trusted, @Nullable Gln prefixOwner, @Nullable Known item, @Nullable Known packOf, List<TextMatch> alike, @Nullable Reference price) {
    public Surroundings {
        alike = List.copyOf(alike);
    }

    /** @param of what it is the price, in words */
    public record Reference(BigDecimal amount, String currency, String of) {}

    /** The item that is meant, or the one that reads most like it from this score on. */
    public @Nullable Match match(double least) {
        if (item != null) {
            return new Match(item.gtin(), 1, Match.By.NUMBER);
        }
        if (packOf != null) {
            return new Match(packOf.gtin(), 1, Match.By.NUMBER);
        }
        return alike.isEmpty() || alike.getFirst().score() < least ? null : new Match(alike.getFirst().item().gtin(), Match.rounded(alike.getFirst().score()), Match.By.TEXT);
    }
}
