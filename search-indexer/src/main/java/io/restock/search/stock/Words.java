package io.restock.search.stock;

import java.math.BigDecimal;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * One spelling for what people write in several: names and what is looked for are brought into it by the same rules, before an engine splits them into words.
 * Letters are composed (a Mac writes "å" as two characters) and small, in Turkish, too; those of the north are written as on a keyboard without them, where "å" is "a" or "aa", "ø" is "o" or
 * "oe", and "æ" is "a" or "ae". A decimal point is a point ("1,5" is "1.5"), and a number ends where its unit, or the next number, begins ("1,5l" is "1.5 l", "6x33cl" is "6 x 33 cl").
 * What is measured is written once more in one unit of its kind: "0.33 l", "33 cl" and "330 ml" have the word "330ml" in common, "6 pk" and "6 x" the word "6pk".
 */
public final class Words {
    /** Rises with the rules: an index whose names were written by others is made anew. */
    public static final String RULES = "4";

    private static final Pattern DECIMAL = Pattern.compile("(?<=\\p{Nd}),(?=\\p{Nd})");
    private static final Pattern TIMES = Pattern.compile("(?<=\\p{Nd}) *[x×*] *(?=\\p{Nd})");
    private static final Pattern UNIT = Pattern.compile("(?<=\\p{Nd})(?=\\p{L})");
    /** Dots, rings, strokes and what else stands above or below a letter once it is decomposed; the vowels of other scripts are marks, too, and stay. */
    private static final Pattern ACCENTS = Pattern.compile("[\\u0300-\\u036f]+");
    private static final Pattern DIGRAPH = Pattern.compile("a[ae]|oe");
    private static final char DOTLESS = 'ı';
    /** What an apostrophe cuts off behind a word belongs to it, "ben's"; what it cuts off before one does not, "d'olive". */
    private static final Pattern BEHIND = Pattern.compile("(?<=\\p{L})['’´`](?=\\p{L}{1,2}(?!\\p{L}))");
    /** A point is part of a number and of nothing else. */
    private static final Pattern BETWEEN = Pattern.compile("(?:[^\\p{L}\\p{M}\\p{N}.]|(?<!\\p{Nd})\\.|\\.(?!\\p{Nd}))+");
    private static final Pattern MEASURE = Pattern.compile("(?<![\\p{L}\\p{N}.])(\\d{1,7}(?:\\.\\d{1,4})?)[ -]?"
            + "(fl\\.? ?oz|ml|cl|dl|l|ltr|liter|litre|litres|liters|g|gr|gram|grams|kg|kilo|oz|ounce|ounces|lb|lbs|pk|pck|pack|packs|stk|ct|x)(?![\\p{L}\\p{N}])");

    /** How many of the smallest unit of its kind one holds, and how that is written. */
    private record Unit(String base, BigDecimal size) {
        static Unit of(String base, String size) {
            return new Unit(base, new BigDecimal(size));
        }
    }

    private static final Map<String, Unit> UNITS = Map.ofEntries(
            Map.entry("ml", Unit.of("ml", "1")), Map.entry("cl", Unit.of("ml", "10")), Map.entry("dl", Unit.of("ml", "100")),
            Map.entry("l", Unit.of("ml", "1000")), Map.entry("ltr", Unit.of("ml", "1000")), Map.entry("liter", Unit.of("ml", "1000")), Map.entry("litre", Unit.of("ml", "1000")),
            Map.entry("litres", Unit.of("ml", "1000")), Map.entry("liters", Unit.of("ml", "1000")),
            Map.entry("g", Unit.of("g", "1")), Map.entry("gr", Unit.of("g", "1")), Map.entry("gram", Unit.of("g", "1")), Map.entry("grams", Unit.of("g", "1")),
            Map.entry("kg", Unit.of("g", "1000")), Map.entry("kilo", Unit.of("g", "1000")),
            Map.entry("oz", Unit.of("oz", "1")), Map.entry("ounce", Unit.of("oz", "1")), Map.entry("ounces", Unit.of("oz", "1")),
            Map.entry("lb", Unit.of("oz", "16")), Map.entry("lbs", Unit.of("oz", "16")), Map.entry("floz", Unit.of("floz", "1")),
            Map.entry("pk", Unit.of("pk", "1")), Map.entry("pck", Unit.of("pk", "1")), Map.entry("pack", Unit.of("pk", "1")), Map.entry("packs", Unit.of("pk", "1")),
            Map.entry("stk", Unit.of("pk", "1")), Map.entry("ct", Unit.of("pk", "1")), Map.entry("x", Unit.of("pk", "1")));

    private Words() {}

    /** A name, or what is looked for, in the spelling of the index. */
    public static String spelt(String text) {
        String small = Normalizer.normalize(text, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT).replace(DOTLESS, 'i').replace('ø', 'o').replace("æ", "a").replace("œ", "o");
        String bare = Normalizer.normalize(ACCENTS.matcher(Normalizer.normalize(small, Normalizer.Form.NFD)).replaceAll(""), Normalizer.Form.NFC);
        String plain = DIGRAPH.matcher(bare).replaceAll(pair -> pair.group().substring(0, 1));
        String decimal = DECIMAL.matcher(BEHIND.matcher(plain).replaceAll("")).replaceAll(".");
        return UNIT.matcher(TIMES.matcher(decimal).replaceAll(" x ")).replaceAll(" ");
    }

    /** The words of a name, in their order, without what stands between them. */
    public static String ordered(String name) {
        return String.join(" ", split(spelt(name)));
    }

    /** A name with everything by which it is found: its words, and what is measured in one unit of its kind. */
    public static String found(String name) {
        String spelt = spelt(name);
        return Stream.concat(split(spelt).stream(), MEASURE.matcher(spelt).results().map(each -> measured(each.group(1), each.group(2)))).collect(Collectors.joining(" "));
    }

    /** What is looked for, split where neither side could be part of one word; what holds no letter and no digit is none. */
    public static List<Wanted> of(String text) {
        String spelt = spelt(text);
        var wanted = new ArrayList<Wanted>();
        Matcher measure = MEASURE.matcher(spelt);
        int end = 0;
        while (measure.find()) {
            wanted.addAll(Synonyms.with(split(spelt.substring(end, measure.start()))));
            wanted.add(Wanted.measure(split(measure.group()), measured(measure.group(1), measure.group(2))));
            end = measure.end();
        }
        wanted.addAll(Synonyms.with(split(spelt.substring(end))));
        return wanted.stream().distinct().toList();
    }

    static List<String> split(String spelt) {
        return Stream.of(BETWEEN.split(spelt)).filter(word -> word.chars().anyMatch(Character::isLetterOrDigit)).toList();
    }

    private static String measured(String number, String unit) {
        Unit known = Objects.requireNonNull(UNITS.get(unit.startsWith("fl") ? "floz" : unit), unit);
        return new BigDecimal(number).multiply(known.size()).stripTrailingZeros().toPlainString() + known.base();
    }
}
