package io.restock.ledger.listing.gates;

import io.restock.contracts.Limits;
import java.text.Normalizer;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The words of an article's name and brand, and how much it is. What two sellers write of the same article has the same words.
 *
 * @param words in small letters, without those of the measure
 * @param brand in small letters, or null
 */
public record Wording(Set<String> words, @Nullable String brand, @Nullable Measure measure) {
    /** What is seen by nobody and makes two equal names differ: soft hyphens, marks of zero width, a byte order mark. */
    private static final Pattern UNSEEN = Pattern.compile("[\\u00ad\\u200b-\\u200f\\u2060\\ufeff]");
    private static final Pattern SPACES = Pattern.compile("[\\s\\p{Z}]+");
    /** As {@code ledger.words_of} parts them, so that both find the same words. */
    private static final Pattern BETWEEN = Pattern.compile("[^\\p{IsAlphabetic}0-9]+");

    static Wording of(String name, @Nullable String brand) {
        Measure measure = Measure.of(name);
        var words = new LinkedHashSet<String>();
        for (String word : BETWEEN.split(small(Measure.without(name) + " " + (brand == null ? "" : brand)))) {
            if (!word.isEmpty()) {
                words.add(word);
            }
        }
        return new Wording(words, brand == null ? null : small(brand), measure);
    }

    /** A text as everybody writes it: composed (NFC), with single plain spaces inside and none around. */
    public static String text(String written) {
        String seen = UNSEEN.matcher(written).replaceAll("");
        return SPACES.matcher(Normalizer.normalize(seen, Normalizer.Form.NFC)).replaceAll(" ").strip();
    }

    /** The same, or null where nothing is left of it. */
    public static @Nullable String textOrNull(@Nullable String written) {
        String text = written == null ? "" : text(written);
        return text.isEmpty() ? null : text;
    }

    /** A name with its units in one spelling, too, unless that would not fit on a label. */
    public static String name(String written) {
        String text = text(written);
        String uniform = Measure.uniform(text);
        return uniform.length() <= Limits.LONG_NAME ? uniform : text;
    }

    static String small(String text) {
        return text.toLowerCase(Locale.ROOT);
    }
}
