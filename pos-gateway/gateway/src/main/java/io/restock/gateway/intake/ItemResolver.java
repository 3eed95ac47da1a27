package io.restock.gateway.intake;

import io.restock.contracts.Gtin;
import io.restock.contracts.Limits;
import io.restock.contracts.catalog.LabelLayout;
import io.restock.contracts.catalog.LabelLayout.Form;
import io.restock.contracts.catalog.Price;
import io.restock.contracts.catalog.Store;
import io.restock.contracts.store.TransactionLine.MovedPart;
import io.restock.contracts.store.TransactionLine;
import io.restock.gateway.catalog.CatalogView;
import io.restock.gateway.catalog.Listing;
import io.restock.gateway.intake.ItemResolver.Resolved.Fits;
import io.restock.gateway.intake.ItemResolver.Resolved.Not;
import io.restock.gateway.intake.ItemResolver.Resolved.Units;
import io.restock.gateway.reading.PostedLine;
import io.restock.gateway.reading.PostedLine.Goods;
import io.restock.gateway.reading.PostedLine.Misfit;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Turns what was scanned into units of the stocked item: a case into its eaches, a scale's label into grams by the price that was valid at the sale.
 * A number that nobody has listed goes through as it is: the sale is a fact, and the ledger asks the merchandiser.
 */
final class ItemResolver {
    private static final BigDecimal GRAMS_PER_KILOGRAM = BigDecimal.valueOf(1_000);

    private final CatalogView catalog;
    private final Store store;
    private final @Nullable Instant occurredAt;

    /** @param occurredAt null if the till did not say it in a way we can read */
    ItemResolver(CatalogView catalog, Store store, @Nullable Instant occurredAt) {
        this.catalog = catalog;
        this.store = store;
        this.occurredAt = occurredAt;
    }

    /** What became of a line, or of its units. */
    sealed interface Resolved {
        record Fits(TransactionLine line) implements Resolved {}

        record Units(int units) implements Resolved {}

        record Not(Misfit misfit) implements Resolved {}
    }

    /** @return {@link Resolved.Fits}, or why it does not fit its item */
    Resolved resolve(Goods line) {
        Listing listing = catalog.find(line.scanned(), store, line.currency(), soldAt(line));
        Resolved units = listing == null ? unlisted(line) : switch (listing.unit()) {
            case EACH -> eaches(line, listing);
            case GRAM -> grams(line, listing);
        };
        if (units instanceof Units(int all)) {
            long most = listing == null ? all : listing.parts().stream().mapToLong(part -> (long) all * part.units()).max().orElse(all);
            return most > Limits.UNITS ? not("units", "are " + all + " kits, with " + most + " units of one part; a line has at most " + Limits.UNITS + ", so split it")
                    : new Fits(fitting(line, listing, all));
        }
        return units;
    }

    /** What comes back is what was sold: the case of that day, not of today. Without an instant, which has been noted, the line is never sent. */
    private Instant soldAt(Goods line) {
        Instant now = occurredAt == null ? Instant.EPOCH : occurredAt;
        if (line instanceof PostedLine.Return back && back.original() != null) {
            Instant day = store.endOf(back.original().line().businessDate()).minusMillis(1);
            return day.isBefore(now) ? day : now;
        }
        return now;
    }

    /** Null for what is no kit. */
    private static @Nullable List<MovedPart> parts(@Nullable Listing listing, int kits) {
        return listing == null || listing.parts().isEmpty() ? null : listing.parts().stream().map(part -> new MovedPart(part.item(), kits * part.units())).toList();
    }

    private TransactionLine fitting(Goods line, @Nullable Listing listing, int units) {
        Gtin number = line.scanned();
        Gtin item = listing == null ? catalog.unlisted(number, store.gln(), line.currency()) : listing.item();
        Gtin scanned = item.equals(number) ? null : number;
        return switch (line) {
            case PostedLine.Sale sale -> new TransactionLine.Sale(sale.line(), item, units, sale.amount(), sale.currency(), scanned, parts(listing, units));
            case PostedLine.Return back -> new TransactionLine.Return(back.line(), item, units, back.amount(), back.currency(), scanned,
                    back.disposition(), back.original(), parts(listing, units));
        };
    }

    private static Resolved unlisted(Goods line) {
        Integer grams = line.measured().grams();
        if (grams != null) {
            return new Units(grams);
        }
        return times(line, line.scan().grams() == null ? line.scan().count() : line.scan().grams());
    }

    private static Resolved eaches(Goods line, Listing listing) {
        if (line.measured().grams() != null) {
            return not("grams", "do not fit: item " + listing.item() + " is counted in pieces; send units");
        }
        LabelLayout label = listing.label();
        long pieces = label != null && label.form() == Form.UNITS ? label.value(line.scanned()).longValue() : 1;
        return pieces == 0 ? not("item", "is a label of no pieces; send the number of the item, and units")
                : times(line, Math.min(pieces * line.scan().count(), Limits.UNITS) * listing.units());
    }

    /** What the scale says goes before what stands on the label, and a label's weight before its price. */
    private Resolved grams(Goods line, Listing listing) {
        Integer grams = line.measured().grams();
        if (grams != null) {
            return new Units(grams);
        }
        Integer labelled = line.scan().grams();
        if (labelled != null) {
            return times(line, labelled);
        }
        if (listing.isPack()) {
            return times(line, (long) line.scan().count() * listing.units());
        }
        BigDecimal price = line.scan().price();
        LabelLayout label = listing.label();
        BigDecimal value = label == null ? BigDecimal.ZERO : label.value(line.scanned());
        if (label != null && value.signum() > 0) {
            return switch (label.form()) {
                case PRICE -> byPrice(line, listing, value);
                case WEIGHT -> times(line, value.multiply(GRAMS_PER_KILOGRAM).setScale(0, RoundingMode.HALF_UP).longValueExact());
                case UNITS -> times(line, value.longValue());
            };
        }
        if (price != null && price.signum() > 0) {
            return byPrice(line, listing, price);
        }
        return not("grams", "must be given: item " + listing.item() + " is weighed, and its units alone say nothing");
    }

    /** @param each units of the item in one of what was scanned */
    private static Resolved times(Goods line, long each) {
        int scans = scans(line);
        long units = each > Limits.UNITS ? each : scans * each;
        if (units > Limits.UNITS) {
            return not("units", "are " + scans + " packs of " + each + ", together " + units + "; a line has at most " + Limits.UNITS
                    + ", so split it");
        }
        return new Units((int) units);
    }

    private static int scans(Goods line) {
        return line.measured().units() == null ? 1 : line.measured().units();
    }

    private Resolved byPrice(Goods line, Listing listing, BigDecimal labelPrice) {
        if (occurredAt == null) {
            return new Units(1); // its absence has been noted, so that these lines are never sent
        }
        Price price = catalog.price(listing.item(), store.gln(), occurredAt);
        if (price == null || price.amount().signum() <= 0) {
            return not("grams", "must be given: the label carries a price, but no price per kilogram of item " + listing.item()
                    + " is known for " + occurredAt + "; or set one with PUT /v1/items/" + listing.item() + "/prices");
        }
        if (!price.currency().equals(line.currency())) {
            return not("grams", "must be given: the label is in " + line.currency() + ", the known price of item " + listing.item()
                    + " in " + price.currency());
        }
        Misfit disagreement = disagreement(line, labelPrice);
        return disagreement == null ? weighed(line, price, labelPrice) : new Not(disagreement);
    }

    /** Where they do not agree, the label is laid out in another way than we think, or the wrong one was scanned: its weight would be plausible and wrong. */
    private static @Nullable Misfit disagreement(Goods line, BigDecimal labelPrice) {
        BigDecimal labels = BigDecimal.valueOf(scans(line));
        BigDecimal asked = labelPrice.multiply(labels);
        if (asked.subtract(line.amount().abs()).abs().compareTo(labelPrice.ulp().multiply(labels)) <= 0) {
            return null;
        }
        String prefix = line.scanned().digits().substring(1, 3);
        return new Misfit("amount", "is " + line.amount() + " " + line.currency() + ", but the label says " + asked.toPlainString() + "; send grams from the scale"
                + (line.scanned().isVariableMeasureLabel() ? ", or set how labels of prefix " + prefix + " are read with PUT /v1/label-layouts/" + prefix : ""));
    }

    private static Resolved weighed(Goods line, Price price, BigDecimal labelPrice) {
        long grams = labelPrice.multiply(GRAMS_PER_KILOGRAM).divide(price.amount(), 0, RoundingMode.HALF_UP).longValue() * scans(line);
        if (grams < 1 || grams > Limits.UNITS) {
            return not("item", "is a label of " + labelPrice + " " + price.currency() + ", which at " + price.amount()
                    + " a kilogram is " + grams + " g; send grams from the scale, 1 to " + Limits.UNITS);
        }
        return new Units((int) grams);
    }

    private static Resolved not(String field, String sentence) {
        return new Not(new Misfit(field, sentence));
    }
}
