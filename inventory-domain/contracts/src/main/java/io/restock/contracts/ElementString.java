package io.restock.contracts;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * GS1 element strings: values behind their application identifiers (AI), as barcodes carry them ({@code 0107038010000010}, FNC1 behind values of open
 * length) and as people read them ({@code (01)07038010000010(17)261231}). After the GS1 General Specifications, 3.2 and 7.8.
 */
final class ElementString {
    /** Behind a value of open length; some scanners' software spells it out. */
    private static final char FNC1 = '\u001d';
    private static final Pattern SPELT_FNC1 = Pattern.compile("<GS>|\\{GS}|<FNC1>|\\{FNC1}|\\^|␝", Pattern.CASE_INSENSITIVE);
    private static final Pattern SHOWN = Pattern.compile("\\s*[(\\[](\\d{2,4})[)\\]]\\s*");

    private static final Set<String> GTINS = Set.of("01", "02", "03");
    private static final Pattern SHORTER = Pattern.compile("\\d{8}|\\d{12}|\\d{13}");

    /** What follows an AI of these first two digits: how long the AI is, and its value, 1 to most characters or just so many. */
    private record Rule(int identifier, int most, boolean fixed) {}

    /** Whoever reads the symbol knows the length of these without FNC1 (figure 7.8.5-2). */
    private static final Map<String, Rule> RULES = Map.ofEntries(fixed("00", 2, 18), fixed("01", 2, 14), fixed("02", 2, 14), fixed("03", 2, 14),
            fixed("11", 2, 6), fixed("12", 2, 6), fixed("13", 2, 6), fixed("15", 2, 6), fixed("16", 2, 6), fixed("17", 2, 6), fixed("20", 2, 2),
            fixed("31", 4, 6), fixed("32", 4, 6), fixed("33", 4, 6), fixed("34", 4, 6), fixed("35", 4, 6), fixed("36", 4, 6), fixed("41", 3, 13),
            open("10", 2, 20), open("21", 2, 20), open("22", 2, 20), open("23", 3, 28), open("24", 3, 30), open("25", 3, 30), open("30", 2, 8),
            open("37", 2, 8), open("39", 4, 18), open("40", 3, 30), open("42", 3, 20), open("43", 4, 70), open("70", 4, 30), open("71", 3, 20),
            open("72", 4, 90), open("80", 4, 90), open("81", 4, 70), open("82", 4, 70), open("90", 2, 30), open("91", 2, 90), open("92", 2, 90),
            open("93", 2, 90), open("94", 2, 90), open("95", 2, 90), open("96", 2, 90), open("97", 2, 90), open("98", 2, 90), open("99", 2, 90));

    private final Map<String, String> elements = new LinkedHashMap<>();

    private ElementString() {}

    /** The values by their AI, in their order. @throws IllegalArgumentException with a sentence that says where it ends to be one */
    static Map<String, String> read(String text) {
        var string = new ElementString();
        if (text.startsWith("(") || text.startsWith("[")) {
            string.readShown(text);
        } else {
            string.readScanned(SPELT_FNC1.matcher(text).replaceAll(String.valueOf(FNC1)));
        }
        return string.elements;
    }

    /** One element of which the AI and its value stand apart; a shorter GTIN may stand there, too. */
    static void put(Map<String, String> elements, String identifier, String given) {
        String value = GTINS.contains(identifier) && SHORTER.matcher(given).matches() ? "0".repeat(14 - given.length()) + given : given;
        Rule rule = identifier.length() < 2 ? null : RULES.get(identifier.substring(0, 2));
        if (rule == null || rule.identifier != identifier.length() || !CheckDigit.areDigits(identifier)) {
            throw new IllegalArgumentException("holds (" + identifier + "), which is no application identifier of GS1");
        }
        boolean fits = rule.fixed ? value.length() == rule.most && CheckDigit.areDigits(value) : !value.isEmpty() && value.length() <= rule.most;
        if (!fits) {
            throw new IllegalArgumentException("holds (" + identifier + ") with \"" + value + "\", which must be "
                    + (rule.fixed ? rule.most + " digits" : "1 to " + rule.most + " characters"));
        }
        String before = elements.putIfAbsent(identifier, value);
        if (before != null && !before.equals(value)) {
            throw new IllegalArgumentException("holds (" + identifier + ") twice, with " + before + " and " + value + "; scan one label at a time");
        }
    }

    private void readShown(String text) {
        Matcher shown = SHOWN.matcher(text);
        String identifier = null;
        int from = 0;
        while (shown.find()) {
            add(identifier, text.substring(from, shown.start()));
            identifier = shown.group(1);
            from = shown.end();
        }
        add(identifier, text.substring(from));
    }

    private void add(@Nullable String identifier, String value) {
        if (identifier != null) {
            put(elements, identifier, RULES.containsKey(identifier.substring(0, 2)) && RULES.get(identifier.substring(0, 2)).fixed ? value.replace(" ", "") : value.strip());
        } else if (!value.isBlank()) {
            throw new IllegalArgumentException("must begin with an application identifier such as (01), began with \"" + value + "\"");
        }
    }

    private void readScanned(String text) {
        for (int at = 0; at < text.length();) {
            if (text.charAt(at) == FNC1) {
                at++;
                continue;
            }
            Rule rule = at + 2 > text.length() ? null : RULES.get(text.substring(at, at + 2));
            if (rule == null || at + rule.identifier > text.length()) {
                throw new IllegalArgumentException("holds \"" + text.substring(at, Math.min(text.length(), at + 4)) + "\" where an application identifier of GS1 should stand");
            }
            int value = at + rule.identifier;
            int ends = rule.fixed ? Math.min(text.length(), value + rule.most) : end(text, value);
            put(elements, text.substring(at, value), text.substring(value, ends));
            at = ends;
        }
    }

    private static int end(String text, int from) {
        int separator = text.indexOf(FNC1, from);
        return separator < 0 ? text.length() : separator;
    }

    private static Map.Entry<String, Rule> fixed(String begins, int identifier, int length) {
        return Map.entry(begins, new Rule(identifier, length, true));
    }

    private static Map.Entry<String, Rule> open(String begins, int identifier, int most) {
        return Map.entry(begins, new Rule(identifier, most, false));
    }
}
