package io.restock.ledger.listing.gates;

import static java.util.Objects.requireNonNull;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** How much an article is, as its name says it: {@code 6 x 33 cl} are 1,980 millilitres. @param amount grams, millilitres or pieces */
record Measure(Kind kind, BigDecimal amount) {
    enum Kind { GRAMS, MILLILITRES, PIECES }

    /** @param written as names have it once they are uniform, @param of the kind one is so many */
    private record Unit(String written, Kind kind, BigDecimal one) {}

    private static final BigDecimal NEARLY = new BigDecimal("0.02");
    private static final Map<String, Unit> UNITS = units();
    private static final Pattern SAID = Pattern.compile(
            "(?<![\\p{L}\\p{N}])(?:(?<times>\\d{1,3})\\s?[x×*]\\s?)?(?<number>\\d{1,6}(?:[.,]\\d{1,3})?)\\s?(?<unit>" + UNITS.keySet().stream()
                    .sorted((one, other) -> other.length() - one.length()).map(Pattern::quote).collect(Collectors.joining("|")) + ")(?![\\p{L}\\p{N}])",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

    /** The first one that stands in a name, or null. */
    static @Nullable Measure of(String name) {
        var said = SAID.matcher(name);
        if (!said.find()) {
            return null;
        }
        Unit unit = unit(said);
        BigDecimal number = new BigDecimal(said.group("number").replace(',', '.'));
        BigDecimal times = said.group("times") == null ? BigDecimal.ONE : new BigDecimal(said.group("times"));
        return new Measure(unit.kind(), number.multiply(unit.one()).multiply(times));
    }

    /** A name with its units in one spelling: {@code 500GRAMS} becomes {@code 500 g}. */
    static String uniform(String name) {
        return SAID.matcher(name).replaceAll(said -> (said.group("times") == null ? "" : said.group("times") + " x ") + said.group("number") + " " + unit(said).written());
    }

    /** A name without what it says of how much it is. */
    static String without(String name) {
        return SAID.matcher(name).replaceAll(" ");
    }

    /** The same up to a fiftieth: half a litre is sold as 16.9 ounces. */
    boolean isNearly(Measure other) {
        return kind == other.kind && amount.subtract(other.amount).abs().compareTo(NEARLY.multiply(amount.max(other.amount))) <= 0;
    }

    private static Unit unit(MatchResult said) {
        return requireNonNull(UNITS.get(said.group("unit").toLowerCase(Locale.ROOT)));
    }

    private static Map<String, Unit> units() {
        var units = new HashMap<String, Unit>();
        add(units, "g", Kind.GRAMS, "1", "g", "gr", "gm", "gram", "grams", "gramme", "grammes");
        add(units, "kg", Kind.GRAMS, "1000", "kg", "kgs", "kilo", "kilos", "kilogram", "kilograms");
        add(units, "oz", Kind.GRAMS, "28.349523125", "oz", "ounce", "ounces");
        add(units, "lb", Kind.GRAMS, "453.59237", "lb", "lbs", "pound", "pounds");
        add(units, "ml", Kind.MILLILITRES, "1", "ml", "milliliter", "millilitre", "milliliters", "millilitres");
        add(units, "cl", Kind.MILLILITRES, "10", "cl", "centiliter", "centilitre");
        add(units, "dl", Kind.MILLILITRES, "100", "dl", "deciliter", "decilitre");
        add(units, "l", Kind.MILLILITRES, "1000", "l", "lt", "ltr", "liter", "litre", "liters", "litres");
        add(units, "fl oz", Kind.MILLILITRES, "29.5735295625", "fl oz", "fl. oz", "floz");
        add(units, "pcs", Kind.PIECES, "1", "pcs", "pc", "pieces", "stk", "ct", "count");
        return Map.copyOf(units);
    }

    private static void add(Map<String, Unit> units, String written, Kind kind, String one, String... spellings) {
        for (String spelling : spellings) {
            units.put(spelling, new Unit(written, kind, new BigDecimal(one)));
        }
    }
}
