package io.restock.ledger.catalog;

import io.restock.border.http.ProblemException;
import io.restock.contracts.Gln;
import io.restock.contracts.Gtin;
import io.restock.contracts.Scan;
import io.restock.contracts.catalog.Item.Unit;
import io.restock.contracts.catalog.LabelLayout;
import io.restock.contracts.catalog.LabelLayout.Form;
import io.restock.contracts.catalog.Labels;
import io.restock.sql.Database;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.math.BigDecimal;
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

    /** @param item the stocked item, @param units how many of it one of the number is */
    public record Stocked(Gtin item, Unit unit, int units) {}

    /** What is listed under these numbers; under one that is a label, without its value. */
    public Map<Gtin, Stocked> stocked(Collection<Gtin> numbers) {
        return Labels.find(numbers, listed(numbers));
    }

    private Map<Gtin, Stocked> listed(Collection<Gtin> numbers) {
        List<String> candidates = numbers.stream().flatMap(number -> Labels.candidates(number).stream()).map(Gtin::digits).distinct().toList();
        var found = new HashMap<Gtin, Stocked>();
        database.read(sql -> sql.list("""
                select gtin, gtin as item, unit, 1 as units from ledger.item where gtin = any(?)
                union all select p.gtin, p.item, i.unit, p.units from ledger.pack p join ledger.item i on i.gtin = p.item where p.gtin = any(?)""",
                row -> found.put(new Gtin(row.getString(1)), new Stocked(new Gtin(row.getString(2)), Unit.valueOf(row.getString(3)), row.getInt(4))), candidates, candidates));
        return found;
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
        Map<Gtin, Stocked> listed = listed(List.of(number));
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
