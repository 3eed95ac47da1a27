package io.restock.search.stock;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * One spelling for what people write in several: names and what is looked for are brought into it by the same rules, before an engine splits them into words.
 * Letters are composed (a Mac writes "å" as two characters) and small, in Turkish, too; a decimal point is a point ("1,5" is "1.5"), and a number ends where its unit, or the next
 * number, begins ("1,5l" is "1.5 l", "6x33cl" is "6 x 33 cl").
 * Accents are the engines' own business.
 */
public final class Words {
    /** Rises with the rules: an index whose names were written by others is made anew. */
    public static final String RULES = "2";

    private static final Pattern DECIMAL = Pattern.compile("(?<=\\p{Nd}),(?=\\p{Nd})");
    private static final Pattern TIMES = Pattern.compile("(?<=\\p{Nd}) *[x×*] *(?=\\p{Nd})");
    private static final Pattern UNIT = Pattern.compile("(?<=\\p{Nd})(?=\\p{L})");
    /** What "İ" becomes when it is made small: an "i" with a dot above its own. */
    private static final Pattern DOT_ABOVE_I = Pattern.compile("(?<=i)\\u0307");
    private static final char DOTLESS = 'ı';
    /** Apostrophes, dots and underscores may be part of a word: engines know. */
    private static final Pattern BETWEEN = Pattern.compile("[^\\p{L}\\p{M}\\p{N}'’._]+");

    private Words() {}

    /** A name, or what is looked for, in the spelling of the index. */
    public static String spelt(String text) {
        String small = Normalizer.normalize(text, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
        String undotted = DOT_ABOVE_I.matcher(small).replaceAll("").replace(DOTLESS, 'i');
        String decimal = DECIMAL.matcher(undotted).replaceAll(".");
        return UNIT.matcher(TIMES.matcher(decimal).replaceAll(" x ")).replaceAll(" ");
    }

    /** What is looked for, split where neither side could be part of one word; what holds no letter and no digit is none. */
    public static List<String> of(String text) {
        return Stream.of(BETWEEN.split(spelt(text))).filter(word -> word.chars().anyMatch(Character::isLetterOrDigit)).distinct().toList();
    }
}
