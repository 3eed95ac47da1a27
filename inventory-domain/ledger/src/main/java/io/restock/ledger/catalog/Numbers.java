package io.restock.ledger.catalog;

import io.restock.border.http.ProblemException;
import io.restock.contracts.Gln;
import io.restock.contracts.Gtin;
import io.restock.contracts.Scan;
import io.restock.contracts.catalog.Dated;
import io.restock.contracts.catalog.Item.Part;
import io.restock.contracts.catalog.Item.Unit;
import io.restock.contracts.catalog.LabelLayout;
import io.restock.contracts.catalog.LabelLayout.Form;
import io.restock.contracts.catalog.Labels;
import io.restock.contracts.catalog.Moment;
import io.restock.contracts.store.StoreRecord.CountedLine;
import io.restock.sql.Database;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What the numbers that people scan stand for: an item, a pack of one, or the label of one. */
@ApplicationScoped
public class Numbers {
    private static final BigDecimal GRAMS_PER_KILOGRAM = BigDecimal.valueOf(1_000);

    @Inject
    Database database;
    @Inject
    LabelLayouts layouts;
    @Inject
    Clock clock;

    /** @param item the stocked item or the kit, @param units how many of it one of the number is, @param parts of a kit, what one is made of; none for what is no kit */
    public record Stocked(Gtin item, Unit unit, int units, List<Part> parts) {
        /** So many units of it as they count in stock: a kit as its parts. */
        public List<CountedLine> counted(int of) {
            return parts.isEmpty() ? List.of(new CountedLine(item, of))
                    : parts.stream().map(part -> new CountedLine(part.item(), Math.multiplyExact(of, part.units()))).toList();
        }
    }

    private record Content(Gtin item, Unit unit, int units) {}

    /** What is listed under these numbers now; under one that is a label, without its value. */
    public Map<Gtin, Stocked> stocked(Collection<Gtin> numbers) {
        return stocked(numbers, Moment.of(clock.instant()));
    }

    /** What these numbers stood for when something happened. */
    public Map<Gtin, Stocked> stocked(Collection<Gtin> numbers, Moment when) {
        return Labels.find(numbers, listed(numbers, when));
    }

    /** When something happened in a store, by its calendar; where nobody has listed the store, by that of the world. */
    public Moment moment(@Nullable Gln store, Instant at) {
        return store == null ? Moment.of(at)
                : database.read(sql -> sql.first("select zone, close_out from ledger.store where gln = ?",
                        row -> new Moment(at, ZoneId.of(row.getString("zone")), row.getObject("close_out", LocalTime.class)), store.digits())).orElse(Moment.of(at));
    }

    private Map<Gtin, Stocked> listed(Collection<Gtin> numbers, Moment when) {
        List<String> candidates = numbers.stream().flatMap(number -> Labels.candidates(number).stream()).map(Gtin::digits).distinct().toList();
        var found = new HashMap<Gtin, Content>();
        var contents = new HashMap<Gtin, List<Dated<Content>>>();
        return database.read(sql -> {
            sql.list("""
                    select c.gtin, c.item, i.unit, c.units, c.since from ledger.pack_content c join ledger.item i on i.gtin = c.item where c.gtin = any(?) order by c.id""",
                    row -> contents.computeIfAbsent(new Gtin(row.getString("gtin")), _ -> new ArrayList<>())
                            .add(new Dated<>(content(row), PackHistory.since(row.getString("since")))),
                    candidates);
            contents.forEach((number, all) -> {
                Content then = Dated.at(all, when);
                if (then != null && then.units() > 0) {
                    found.put(number, then);
                }
            });
            sql.list("select gtin as item, unit, 1 as units from ledger.item where gtin = any(?)", row -> found.put(new Gtin(row.getString("item")), content(row)), candidates);
            var kits = KitBook.known(sql, found.values().stream().map(Content::item).distinct().toList());
            var stocked = new HashMap<Gtin, Stocked>();
            found.forEach((number, is) -> stocked.put(number, new Stocked(is.item(), is.unit(), is.units(), KitBook.partsAt(kits.get(is.item()), when))));
            return stocked;
        });
    }

    private static Content content(ResultSet row) throws SQLException {
        return new Content(new Gtin(row.getString("item")), Unit.valueOf(row.getString("unit")), row.getInt("units"));
    }

    public Optional<Stocked> stocked(Gtin number) {
        return Optional.ofNullable(stocked(List.of(number)).get(number));
    }

    /** The stocked item that a number stands for, or the number itself where nothing is listed under it. */
    public Gtin item(Gtin number) {
        return stocked(number).map(Stocked::item).orElse(number);
    }

    /** The item of a price. @throws ProblemException 404 if nothing is listed under the number, 422 for a pack: its price is not that of one */
    Gtin priced(Gtin number) {
        Stocked is = stocked(number).orElseThrow(() -> ProblemException.unknown("item " + number + " is not listed; PUT /v1/items/" + number + " first"));
        if (is.units() > 1) {
            throw ProblemException.invalid(List.of("item " + packOf(number, is)));
        }
        return is.item();
    }

    static String packOf(Gtin number, Stocked is) {
        return "is a pack: " + number + " is " + is.units() + " of item " + is.item() + "; set the price of that item, for one each or 1,000 grams";
    }

    /**
     * Units of the stocked item in one of what was scanned.
     *
     * @param store whose labels they are, or null where nobody knows yet
     * @throws IllegalArgumentException with a sentence if the label does not say it
     */
    public long each(Scan scan, Stocked is, @Nullable Gln store) {
        Integer grams = scan.grams();
        if (is.unit() == Unit.GRAM && grams != null) {
            return grams;
        }
        long all = Math.multiplyExact((long) scan.count(), is.units());
        Gtin number = scan.item();
        if (!number.isVariableMeasureLabel()) {
            return all;
        }
        Map<Gtin, Stocked> listed = listed(List.of(number), Moment.of(clock.instant()));
        if (listed.containsKey(number)) {
            return all;
        }
        var label = Labels.labelled(number, listed::get, layouts.of(number, store).orElse(null), of -> currency(of.item()));
        return label == null ? all : value(number, label.layout(), is, all);
    }

    private static long value(Gtin number, LabelLayout layout, Stocked is, long all) {
        BigDecimal value = layout.value(number);
        if (value.signum() == 0 || is.unit() == Unit.EACH && layout.form() != Form.UNITS) {
            return all;
        }
        return switch (layout.form()) {
            case WEIGHT -> value.multiply(GRAMS_PER_KILOGRAM).longValue();
            case UNITS -> value.longValue();
            case PRICE -> throw new IllegalArgumentException("is a label of " + value.toPlainString() + ", which says what it costs and not what it weighs; name item " + is.item()
                    + " and send its grams as units");
        };
    }

    /** In which it is priced; where it never was, the label's layout does not depend on it. */
    private String currency(Gtin item) {
        return database.read(sql -> sql.first("select currency from ledger.price where item = ? order by valid_from desc limit 1", row -> row.getString(1), item.digits()))
                .orElse("XXX");
    }
}
