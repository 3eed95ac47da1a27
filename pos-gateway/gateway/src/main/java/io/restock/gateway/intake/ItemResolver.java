package io.restock.gateway.intake;

import io.restock.border.http.Checking;
import io.restock.contracts.Gtin;
import io.restock.contracts.Limits;
import io.restock.contracts.catalog.LabelLayout;
import io.restock.contracts.catalog.LabelLayout.Form;
import io.restock.contracts.catalog.Price;
import io.restock.contracts.catalog.Store;
import io.restock.contracts.store.TransactionLine;
import io.restock.gateway.catalog.CatalogView;
import io.restock.gateway.catalog.Listing;
import io.restock.gateway.reading.PostedLine;
import io.restock.gateway.reading.PostedLine.Goods;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
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
    private final Checking checking;

    /** @param occurredAt null if the till did not say it in a way we can read */
    ItemResolver(CatalogView catalog, Store store, @Nullable Instant occurredAt, Checking checking) {
        this.catalog = catalog;
        this.store = store;
        this.occurredAt = occurredAt;
        this.checking = checking;
    }

    /** @return null, and a note, if the line does not fit its item */
    @Nullable
    TransactionLine resolve(int index, Goods line) {
        Gtin number = line.scanned();
        Listing listing = catalog.find(number, store.gln(), line.currency());
        Integer units = listing == null ? unlisted(index, line) : switch (listing.unit()) {
            case EACH -> eaches(index, line, listing);
            case GRAM -> grams(index, line, listing);
        };
        if (units == null) {
            return null;
        }
        Gtin item = listing == null ? catalog.unlisted(number, store.gln(), line.currency()) : listing.item();
        Gtin scanned = item.equals(number) ? null : number;
        return switch (line) {
            case PostedLine.Sale sale -> new TransactionLine.Sale(sale.line(), item, units, sale.amount(), sale.currency(), scanned);
            case PostedLine.Return back -> new TransactionLine.Return(back.line(), item, units, back.amount(), back.currency(), scanned,
                    back.disposition(), back.original());
        };
    }

    private @Nullable Integer unlisted(int index, Goods line) {
        Integer grams = line.measured().grams() != null ? line.measured().grams() : line.scan().grams();
        return grams == null ? times(index, line, line.scan().count()) : line.measured().grams() != null ? grams : times(index, line, grams);
    }

    private @Nullable Integer eaches(int index, Goods line, Listing listing) {
        if (line.measured().grams() != null) {
            checking.wrongLine(index, "grams", "do not fit: item " + listing.item() + " is counted in pieces; send units");
            return null;
        }
        LabelLayout label = listing.label();
        long pieces = label != null && label.form() == Form.UNITS ? label.value(line.scanned()).longValue() : 1;
        if (pieces == 0) {
            checking.wrongLine(index, "item", "is a label of no pieces; send the number of the item, and units");
            return null;
        }
        return times(index, line, Math.min(pieces * line.scan().count(), Limits.UNITS) * listing.units());
    }

    /** What the scale says goes before what stands on the label, and a label's weight before its price. */
    private @Nullable Integer grams(int index, Goods line, Listing listing) {
        Integer grams = line.measured().grams();
        if (grams != null) {
            return grams;
        }
        Integer labelled = line.scan().grams();
        if (labelled != null) {
            return times(index, line, labelled);
        }
        if (listing.isPack()) {
            return times(index, line, (long) line.scan().count() * listing.units());
        }
        BigDecimal price = line.scan().price();
        LabelLayout label = listing.label();
        BigDecimal value = label == null ? BigDecimal.ZERO : label.value(line.scanned());
        if (label != null && value.signum() > 0) {
            return switch (label.form()) {
                case PRICE -> byPrice(index, line, listing, value);
                case WEIGHT -> times(index, line, value.multiply(GRAMS_PER_KILOGRAM).setScale(0, RoundingMode.HALF_UP).longValueExact());
                case UNITS -> times(index, line, value.longValue());
            };
        }
        if (price != null && price.signum() > 0) {
            return byPrice(index, line, listing, price);
        }
        checking.wrongLine(index, "grams", "must be given: item " + listing.item() + " is weighed, and its units alone say nothing");
        return null;
    }

    /** @param each units of the item in one of what was scanned */
    private @Nullable Integer times(int index, Goods line, long each) {
        int scans = scans(line);
        long units = each > Limits.UNITS ? each : scans * each;
        if (units > Limits.UNITS) {
            checking.wrongLine(index, "units", "are " + scans + " packs of " + each + ", together " + units + "; a line has at most " + Limits.UNITS
                    + ", so split it");
            return null;
        }
        return (int) units;
    }

    private static int scans(Goods line) {
        return line.measured().units() == null ? 1 : line.measured().units();
    }

    private @Nullable Integer byPrice(int index, Goods line, Listing listing, BigDecimal labelPrice) {
        if (occurredAt == null) {
            return null; // its absence has been noted, and without it no price is the right one
        }
        Price price = catalog.price(listing.item(), store.gln(), occurredAt);
        if (price == null || price.amount().signum() <= 0) {
            checking.wrongLine(index, "grams", "must be given: the label carries a price, but no price per kilogram of item " + listing.item()
                    + " is known for " + occurredAt + "; or set one with PUT /v1/items/" + listing.item() + "/prices");
            return null;
        }
        if (!price.currency().equals(line.currency())) {
            checking.wrongLine(index, "grams", "must be given: the label is in " + line.currency() + ", the known price of item " + listing.item()
                    + " in " + price.currency());
            return null;
        }
        return agrees(index, line, labelPrice) ? weighed(index, line, price, labelPrice) : null;
    }

    /** Where they do not agree, the label is laid out in another way than we think, or the wrong one was scanned: its weight would be plausible and wrong. */
    private boolean agrees(int index, Goods line, BigDecimal labelPrice) {
        BigDecimal labels = BigDecimal.valueOf(scans(line));
        BigDecimal asked = labelPrice.multiply(labels);
        if (asked.subtract(line.amount().abs()).abs().compareTo(labelPrice.ulp().multiply(labels)) <= 0) {
            return true;
        }
        String prefix = line.scanned().digits().substring(1, 3);
        checking.wrongLine(index, "amount", "is " + line.amount() + " " + line.currency() + ", but the label says " + asked.toPlainString() + "; send grams from the scale"
                + (line.scanned().isVariableMeasureLabel() ? ", or set how labels of prefix " + prefix + " are read with PUT /v1/label-layouts/" + prefix : ""));
        return false;
    }

    private @Nullable Integer weighed(int index, Goods line, Price price, BigDecimal labelPrice) {
        long grams = labelPrice.multiply(GRAMS_PER_KILOGRAM).divide(price.amount(), 0, RoundingMode.HALF_UP).longValue() * scans(line);
        if (grams < 1 || grams > Limits.UNITS) {
            checking.wrongLine(index, "item", "is a label of " + labelPrice + " " + price.currency() + ", which at " + price.amount()
                    + " a kilogram is " + grams + " g; send grams from the scale, 1 to " + Limits.UNITS);
            return null;
        }
        return (int) grams;
    }
}
