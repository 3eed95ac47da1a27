package io.restock.gateway.intake;

import io.restock.contracts.Gtin;
import io.restock.contracts.Limits;
import io.restock.contracts.catalog.Price;
import io.restock.contracts.catalog.Store;
import io.restock.contracts.store.TransactionLine;
import io.restock.gateway.catalog.CatalogView;
import io.restock.gateway.catalog.Listing;
import io.restock.gateway.intake.ItemResolver.Resolved.Fits;
import io.restock.gateway.intake.ItemResolver.Resolved.Not;
import io.restock.gateway.intake.ItemResolver.Resolved.Units;
import io.restock.gateway.reading.PostedLine.Goods;
import io.restock.gateway.reading.PostedLine.Misfit;
import io.restock.gateway.reading.PostedLine;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.Currency;
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
        Listing listing = catalog.find(line.scanned());
        Resolved units = listing == null ? new Units(unlisted(line)) : switch (listing.unit()) {
            case EACH -> eaches(line, listing);
            case GRAM -> grams(line, listing);
        };
        return units instanceof Units(int all) ? new Fits(fitting(line, listing, all)) : units;
    }

    private static TransactionLine fitting(Goods line, @Nullable Listing listing, int units) {
        Gtin item = listing == null ? unlistedItem(line.scanned()) : listing.item();
        Gtin scanned = item.equals(line.scanned()) ? null : line.scanned();
        return switch (line) {
            case PostedLine.Sale sale -> new TransactionLine.Sale(sale.line(), item, units, sale.amount(), sale.currency(), scanned);
            case PostedLine.Return back -> new TransactionLine.Return(back.line(), item, units, back.amount(), back.currency(), scanned,
                    back.disposition(), back.original());
        };
    }

    private static int unlisted(Goods line) {
        var measured = line.measured();
        return measured.grams() != null ? measured.grams() : measured.units() != null ? measured.units() : 1;
    }

    /** All labels of one unlisted item are one question to the merchandiser, whatever their price. */
    private static Gtin unlistedItem(Gtin scanned) {
        return scanned.isVariableMeasureLabel() ? scanned.withoutLabelValue() : scanned;
    }

    private Resolved eaches(Goods line, Listing listing) {
        if (line.measured().grams() != null) {
            return new Not(new Misfit("grams", "do not fit: item " + listing.item() + " is counted in pieces; send units"));
        }
        int scans = line.measured().units() == null ? 1 : line.measured().units();
        return times(scans, listing);
    }

    private Resolved grams(Goods line, Listing listing) {
        Integer grams = line.measured().grams();
        if (grams != null) {
            return new Units(grams);
        }
        int scans = line.measured().units() == null ? 1 : line.measured().units();
        if (listing.isPack()) {
            return times(scans, listing);
        }
        if (line.scanned().isVariableMeasureLabel() && line.scanned().labelPriceMinor() > 0) {
            return byPrice(line, listing, scans);
        }
        return new Not(new Misfit("grams", "must be given: item " + listing.item() + " is weighed, and its units alone say nothing"));
    }

    private Resolved times(int scans, Listing listing) {
        long units = (long) scans * listing.units();
        if (units > Limits.UNITS) {
            return new Not(new Misfit("units", "are " + scans + " packs of " + listing.units() + ", together " + units + "; a line has at most " + Limits.UNITS
                    + ", so split it"));
        }
        return new Units((int) units);
    }

    private Resolved byPrice(Goods line, Listing listing, int labels) {
        if (occurredAt == null) {
            return new Units(1); // its absence has been noted, so that these lines are never sent
        }
        Price price = catalog.price(listing.item(), store.gln(), occurredAt);
        if (price == null || price.amount().signum() <= 0) {
            return new Not(new Misfit("grams", "must be given: the label carries a price, but no price per kilogram of item " + listing.item()
                    + " is known for " + occurredAt + "; or set one with PUT /v1/items/" + listing.item() + "/prices"));
        }
        if (!price.currency().equals(line.currency())) {
            return new Not(new Misfit("grams", "must be given: the label is in " + line.currency() + ", the known price of item " + listing.item()
                    + " in " + price.currency()));
        }
        return weighed(line, price, labels);
    }

    private Resolved weighed(Goods line, Price price, int labels) {
        int decimals = Math.max(0, Currency.getInstance(line.currency()).getDefaultFractionDigits());
        BigDecimal labelPrice = BigDecimal.valueOf(line.scanned().labelPriceMinor(), decimals);
        long grams = labelPrice.multiply(GRAMS_PER_KILOGRAM).divide(price.amount(), 0, RoundingMode.HALF_UP).longValue() * labels;
        if (grams < 1 || grams > Limits.UNITS) {
            return new Not(new Misfit("item", "is a label of " + labelPrice + " " + price.currency() + ", which at " + price.amount()
                    + " a kilogram is " + grams + " g; send grams from the scale, 1 to " + Limits.UNITS));
        }
        return new Units((int) grams);
    }
}
