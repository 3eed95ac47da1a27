package io.restock.ledger.listing;

import io.restock.border.http.Checking;
import io.restock.border.http.Rules;
import io.restock.contracts.Gtin;
import io.restock.contracts.Limits;
import io.restock.contracts.catalog.Item.Pack;
import io.restock.contracts.catalog.Item.Unit;
import io.restock.contracts.catalog.Price;
import io.restock.ledger.catalog.PriceBody;
import io.restock.ledger.listing.gates.Draft;
import io.restock.ledger.listing.gates.Wording;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * An article as its seller writes it.
 *
 * @param seller GLN, where the address does not name the seller
 * @param gtin in any form that is scanned
 * @param unit {@code EACH} (if absent) or {@code GRAM}, in small letters, too
 * @param casePack units in the smallest pack that is shipped; absent: as it is listed, 1 for a new article
 * @param packs other numbers under which several are sold or shipped; absent: as they are listed
 * @param price for the chain, for one each or 1,000 grams; absent for none
 * @param availableFrom the first day on which it is sold; absent for at once
 * @param availableUntil the last one, after which it is delisted; absent for no end
 */
public record ListingBody(@Nullable String seller, @Nullable String gtin, @Nullable String name, @Nullable String brand, @Nullable String department, @Nullable String category,
        @Nullable String unit, @Nullable Integer casePack, @Nullable List<@Nullable PackSaid> packs, @Nullable PriceSaid price, @Nullable String availableFrom,
        @Nullable String availableUntil) {
    private static final int PACKS_AT_MOST = 50;

    /** Another number, and how many of the article it holds. */
    public record PackSaid(@Nullable String gtin, @Nullable Integer units) {}

    /** @param from now if absent */
    public record PriceSaid(@Nullable String amount, @Nullable String currency, @Nullable String from, @Nullable String until) {}

    /** The same without its seller, for whom it is kept. */
    ListingBody content() {
        return new ListingBody(null, gtin, name, brand, department, category, unit, casePack, packs, price, availableFrom, availableUntil);
    }

    /** The same with what a person changes; what is absent there stays. */
    ListingBody with(Changes changes) {
        return new ListingBody(null, gtin, or(changes.name(), name), or(changes.brand(), brand), or(changes.department(), department), or(changes.category(), category),
                or(changes.unit(), unit), or(changes.casePack(), casePack), or(changes.packs(), packs), or(changes.price(), price), or(changes.availableFrom(), availableFrom),
                or(changes.availableUntil(), availableUntil));
    }

    private static <T> @Nullable T or(@Nullable T changed, @Nullable T before) {
        return changed == null ? before : changed;
    }

    /** What a person changes of it; never its number, under which it is known. */
    public record Changes(@Nullable String name, @Nullable String brand, @Nullable String department, @Nullable String category, @Nullable String unit, @Nullable Integer casePack,
            @Nullable List<@Nullable PackSaid> packs, @Nullable PriceSaid price, @Nullable String availableFrom, @Nullable String availableUntil) {}

    /** @return what it says, made uniform, or null, and notes, if something is missing or cannot be read */
    @Nullable
    Draft check(Checking checking, Instant now) {
        Gtin number = checking.gtin("gtin", gtin == null ? null : gtin.strip());
        String called = checking.text("name", name == null ? null : Wording.name(name), Limits.LONG_NAME);
        String made = checking.optionalText("brand", Wording.textOrNull(brand), Limits.NAME);
        String sold = checking.optionalText("department", Wording.textOrNull(department), Limits.NAME);
        String among = checking.optionalText("category", Wording.textOrNull(category), Limits.NAME);
        String in = Wording.textOrNull(unit);
        Unit counted = checking.oneOf("unit", in == null ? "EACH" : in.toUpperCase(Locale.ROOT), Unit.class);
        if (casePack != null) {
            checking.units("casePack", casePack, 1);
        }
        List<Pack> contents = packs(checking, number);
        Price costs = number == null || price == null ? null : price(checking, number, price, now);
        LocalDate from = date(checking, "availableFrom", availableFrom);
        LocalDate until = date(checking, "availableUntil", availableUntil);
        return number == null || called == null || counted == null || !checking.areNone() ? null
                : new Draft(number, called, made, sold, among, counted, casePack, contents, costs, from, until);
    }

    private static @Nullable Price price(Checking checking, Gtin number, PriceSaid said, Instant now) {
        var own = new Checking();
        Price price = new PriceBody(null, said.amount(), said.currency(), null, said.from(), said.until()).check(number.digits(), own, now);
        own.errors().forEach(error -> {
            int end = error.indexOf(' ');
            checking.wrong("price." + error.substring(0, end), error.substring(end + 1));
        });
        return own.areNone() ? price : null;
    }

    private static @Nullable LocalDate date(Checking checking, String field, @Nullable String said) {
        String given = Wording.textOrNull(said);
        return given == null ? null : checking.fits(field, given, Rules::date);
    }

    private @Nullable List<Pack> packs(Checking checking, @Nullable Gtin number) {
        if (packs == null) {
            return null;
        }
        checking.require(packs.size() <= PACKS_AT_MOST, "packs", "must be at most " + PACKS_AT_MOST);
        var checked = new ArrayList<Pack>();
        for (int i = 0; i < Math.min(packs.size(), PACKS_AT_MOST); i++) {
            PackSaid pack = packs.get(i);
            String path = "packs[" + i + "]";
            if (!checking.require(pack != null, path, "must not be null")) {
                continue;
            }
            Gtin of = checking.gtin(path + ".gtin", pack.gtin());
            checking.require(of == null || !of.equals(number), path + ".gtin", "must be another number than the article's");
            checking.require(of == null || checked.stream().noneMatch(other -> other.gtin().equals(of)), path + ".gtin", "is there twice; name it once");
            Integer units = pack.units();
            if (checking.units(path + ".units", units, 1) && units != null && of != null) {
                checked.add(new Pack(of, units));
            }
        }
        return checked;
    }
}
