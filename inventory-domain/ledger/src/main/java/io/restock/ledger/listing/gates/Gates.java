package io.restock.ledger.listing.gates;

import static io.restock.ledger.listing.gates.Reason.reject;
import static io.restock.ledger.listing.gates.Reason.review;

import io.restock.contracts.Gtin;
import io.restock.contracts.catalog.Item.Unit;
import io.restock.contracts.catalog.Price;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Leads an article through the gates, all of them, so that its seller corrects everything in one go. What one refuses is rejected, what one doubts is for a person; without either it may be published.
 *
 * @param today by the day of the world (UTC): a listing is of the chain and of no store's zone
 */
public record Gates(ListingRules rules, LocalDate today) {
    /** Nobody knows prices and makers so far ahead; a date like this is mostly mistyped. */
    private static final int YEARS_AHEAD = 2;
    /** What is asked for, the name among it, without which nothing is read. */
    private static final int ASKED = 6;
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    public List<Reason> of(Draft draft, Surroundings around) {
        var reasons = new ArrayList<Reason>();
        identifier(draft, around, reasons);
        prefixOwner(draft, around, reasons);
        seller(draft, around, reasons);
        priceVariance(draft, around, reasons);
        dates(draft, reasons);
        completeness(draft, reasons);
        forbiddenWords(draft, reasons);
        duplicate(draft, around, reasons);
        return List.copyOf(reasons);
    }

    private static void identifier(Draft draft, Surroundings around, List<Reason> reasons) {
        Gtin gtin = draft.gtin();
        Known packOf = around.packOf();
        Known item = around.item();
        if (packOf != null) {
            reasons.add(reject(Gate.IDENTIFIER, "gtin",
                    "is the number of a pack of item " + packOf.gtin() + " (" + packOf.name() + "); list that item, with this number among its packs"));
        } else if (gtin.digits().charAt(0) != '0') {
            reasons.add(reject(Gate.IDENTIFIER, "gtin", "is the number of a case or pack, since it begins with " + gtin.digits().charAt(0)
                    + " in 14 digits; send the number of one, and this one among its packs"));
        } else if (gtin.isVariableMeasureLabel() && draft.unit() == Unit.EACH) {
            reasons.add(review(Gate.IDENTIFIER, "gtin", "is the number of a label for what is sold by weight, and the unit is EACH; send GRAM, or another number"));
        }
        if (item != null && item.unit() != draft.unit()) {
            reasons.add(reject(Gate.IDENTIFIER, "unit", "is " + draft.unit() + ", and item " + gtin + " is listed in " + item.unit() + ", which never changes; send " + item.unit()
                    + ", or list it under a number of its own"));
        }
        if (item == null && draft.packs() != null && draft.packs().stream().anyMatch(pack -> pack.gtin().equals(gtin))) {
            reasons.add(reject(Gate.IDENTIFIER, "packs", "must have other numbers than the article itself"));
        }
    }

    private static void prefixOwner(Draft draft, Surroundings around, List<Reason> reasons) {
        if (around.prefixOwner() == null) {
            reasons.add(review(Gate.PREFIX_OWNER, "gtin",
                    isInternal(draft.gtin()) ? "begins as numbers do that every company gives for itself (02, 04, 2), and says nothing of its maker; have it looked at"
                            : "begins with no company prefix that a seller is known to own; PUT /v1/sellers/" + around.seller() + " with the prefix, or have it looked at"));
        } else if (!around.prefixOwner().equals(around.seller())) {
            reasons.add(reject(Gate.PREFIX_OWNER, "gtin", "begins with the company prefix of seller " + around.prefixOwner() + "; only that one may list it"));
        }
    }

    /** Numbers for restricted circulation, GS1 General Specifications 1.4.5: prefixes 02, 04 and 20 to 29. */
    private static boolean isInternal(Gtin gtin) {
        String digits = gtin.digits().substring(1);
        return digits.startsWith("02") || digits.startsWith("04") || digits.startsWith("2");
    }

    private static void seller(Draft draft, Surroundings around, List<Reason> reasons) {
        Known item = around.item();
        if (item != null && item.seller() != null && !item.seller().equals(around.seller())) {
            reasons.add(review(Gate.SELLER, "gtin", "is listed by seller " + item.seller() + " already, who would be replaced; have it looked at"));
        } else if (!around.trusted()) {
            reasons.add(
                    review(Gate.SELLER, "seller", "is not one whose listings are published unseen; PUT /v1/sellers/" + around.seller() + " with \"trusted\": true makes it one"));
        }
    }

    private void priceVariance(Draft draft, Surroundings around, List<Reason> reasons) {
        Price price = draft.price();
        Surroundings.Reference usual = around.price();
        if (price == null || usual == null) {
            return;
        }
        if (!price.currency().equals(usual.currency())) {
            reasons.add(review(Gate.PRICE_VARIANCE, "price.currency",
                    "is " + price.currency() + ", and " + usual.of() + " is priced in " + usual.currency() + "; they cannot be compared"));
        } else if (usual.amount().signum() == 0 ? price.amount().signum() > 0
                : price.amount().subtract(usual.amount()).abs().compareTo(usual.amount().multiply(BigDecimal.valueOf(rules.priceVariance()))) > 0) {
            reasons.add(
                    review(Gate.PRICE_VARIANCE, "price.amount", "is " + shown(price.amount()) + " " + price.currency() + ", " + apart(price.amount(), usual.amount()) + " than the "
                            + shown(usual.amount()) + " of " + usual.of() + "; at most " + percent(BigDecimal.valueOf(rules.priceVariance())) + " passes unseen"));
        }
    }

    private static String apart(BigDecimal amount, BigDecimal usual) {
        String direction = amount.compareTo(usual) > 0 ? "more" : "less";
        return usual.signum() == 0 ? direction : percent(amount.subtract(usual).abs().divide(usual, 4, RoundingMode.HALF_UP)) + " " + direction;
    }

    private static String percent(BigDecimal share) {
        return shown(share.multiply(HUNDRED).setScale(0, RoundingMode.HALF_UP)) + "%";
    }

    private static String shown(BigDecimal amount) {
        return amount.stripTrailingZeros().toPlainString();
    }

    private void dates(Draft draft, List<Reason> reasons) {
        LocalDate from = draft.availableFrom();
        LocalDate until = draft.availableUntil();
        if (from != null && until != null && until.isBefore(from)) {
            reasons.add(reject(Gate.DATES, "availableUntil", "is " + until + ", before availableFrom, which is " + from));
        } else if (until != null && until.isBefore(today)) {
            reasons.add(reject(Gate.DATES, "availableUntil", "is " + until + ", which is past on " + today + "; send a later day, or none"));
        }
        if (from != null && from.isAfter(today.plusYears(YEARS_AHEAD))) {
            reasons.add(review(Gate.DATES, "availableFrom", "is " + from + ", more than " + YEARS_AHEAD + " years ahead"));
        }
        Price price = draft.price();
        if (price != null && price.until() != null && LocalDate.ofInstant(price.until(), ZoneOffset.UTC).isBefore(today)) {
            reasons.add(reject(Gate.DATES, "price.until", "is " + price.until() + ", which is past on " + today + "; send a later time, or none"));
        }
    }

    private void completeness(Draft draft, List<Reason> reasons) {
        double share = completeness(draft);
        if (share < rules.completeness()) {
            List<String> fields = missing(draft);
            String missing = String.join(", ", fields);
            reasons.add(
                    review(Gate.COMPLETENESS, fields.getFirst(), "is missing of what customers ask for: " + missing + "; " + percent(BigDecimal.valueOf(share)) + " is there, and "
                            + percent(BigDecimal.valueOf(rules.completeness())) + " must be"));
        }
    }

    /** Which share of what customers ask for is there: name, brand, department, category, price, and how much it is. */
    public static double completeness(Draft draft) {
        return 1 - (double) missing(draft).size() / ASKED;
    }

    private static List<String> missing(Draft draft) {
        var missing = new ArrayList<String>();
        note(missing, "brand", draft.brand());
        note(missing, "department", draft.department());
        note(missing, "category", draft.category());
        note(missing, "price", draft.price());
        note(missing, "size", draft.unit() == Unit.GRAM ? draft.unit() : draft.wording().measure());
        return missing;
    }

    private static void note(List<String> missing, String field, @Nullable Object value) {
        if (value == null) {
            missing.add(field);
        }
    }

    private void forbiddenWords(Draft draft, List<Reason> reasons) {
        record Field(String name, @Nullable String text) {}
        Stream.of(new Field("name", draft.name()), new Field("brand", draft.brand()), new Field("category", draft.category())).forEach(field -> {
            if (field.text() != null) {
                String padded = padded(field.text());
                rules.forbiddenWords().stream().filter(word -> !padded(word).isBlank() && padded.contains(padded(word)))
                        .forEach(word -> reasons.add(reject(Gate.FORBIDDEN_WORDS, field.name(), "holds \"" + word + "\", which no listing may say; leave it out")));
            }
        });
    }

    /** With its words between single spaces, so that a phrase is found as a whole and no part of a word is. */
    private static String padded(String text) {
        return " " + Wording.small(text).replaceAll("[^\\p{IsAlphabetic}\\p{N}]+", " ").strip() + " ";
    }

    private void duplicate(Draft draft, Surroundings around, List<Reason> reasons) {
        if (around.item() != null) {
            return; // it is listed under its own number already
        }
        around.alike().stream().filter(match -> match.score() >= rules.duplicate() && match.item().unit() == draft.unit()).findFirst()
                .ifPresent(match -> reasons.add(review(Gate.DUPLICATE,
                        "name", "reads like item " + match.item().gtin() + " (" + match.item().name() + "), by "
                                + BigDecimal.valueOf(match.score()).setScale(2, RoundingMode.HALF_UP) + " of 1; if it is the same, list it under that number")));
    }
}
