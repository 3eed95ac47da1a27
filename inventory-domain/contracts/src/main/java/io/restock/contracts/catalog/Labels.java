package io.restock.contracts.catalog;

import io.restock.contracts.Gtin;
import io.restock.contracts.catalog.LabelLayout.Form;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Labels of scales and of stores' own goods (prefix 02, 20 to 29) where no {@link LabelLayout} is set. Which digits are the item is known by what is
 * listed: its number is the label's with the value zeroed, and its check digit computed, or all zeros where seven digits are the item.
 */
public final class Labels {
    /** Prefix and item of most of the world's labels: five digits of item, five of value. */
    private static final int USUAL = 7;
    /** Prefix and item of GS1 Sweden's: eight digits, four of value. */
    private static final int SWEDISH = 8;
    private static final int LONGEST = 10;
    private static final int SHORTEST = 4;

    /**
     * Where ISO 4217 knows hundredths that no shop does: prices, and labels, are whole. After CLDR's cash digits; of other currencies labels carry what ISO
     * says, also where cash is rounded at the end (NOK, SEK).
     */
    private static final Set<String> WHOLE =
            Set.of("HUF", "IDR", "COP", "TWD", "CRC", "IQD", "IRR", "LBP", "LAK", "MMK", "RSD", "SYP", "TZS", "UZS", "YER", "MGA", "AMD", "ALL", "AFN",
                    "KPW", "SOS", "MNT", "PKR");
    /** Where a label of prefix 02 is a UPC of type 2 with a digit that verifies the price (GS1 US). */
    private static final Set<String> UPC_LANDS = Set.of("USD", "CAD");

    /** @param item what is listed under a label without its value, @param layout how the value is read */
    public record Labelled<T>(T item, LabelLayout layout) {}

    /** @param identity digits of the label that say which item it is */
    private record Listed<T>(T item, int identity) {}

    private Labels() {}

    /**
     * What is listed under a number, or for a label under it without its value.
     *
     * @param exactly what is listed under just this number, or null
     */
    public static <T> @Nullable T find(Gtin number, Function<Gtin, @Nullable T> exactly) {
        T exact = exactly.apply(number);
        if (exact != null || !number.isVariableMeasureLabel()) {
            return exact;
        }
        Listed<T> listed = listed(number, exactly);
        return listed == null ? null : listed.item();
    }

    /** The same for many numbers; one under which nothing is listed is not in the answer. */
    public static <T> Map<Gtin, T> find(Collection<Gtin> numbers, Map<Gtin, T> listed) {
        var found = HashMap.<Gtin, T>newHashMap(numbers.size());
        for (Gtin number : numbers) {
            T item = find(number, listed::get);
            if (item != null) {
                found.put(number, item);
            }
        }
        return found;
    }

    /**
     * The listed item of a label, and how its value is read.
     *
     * @param set the layout that is set for the label, or null where the usual one holds
     * @param currency of the store, asked once the item is found
     */
    public static <T> @Nullable Labelled<T> labelled(Gtin label, Function<Gtin, @Nullable T> exactly, @Nullable LabelLayout set, Function<T, String> currency) {
        Listed<T> listed = set == null ? listed(label, exactly) : listed(label, exactly, set.identity());
        if (listed == null) {
            return null;
        }
        return new Labelled<>(listed.item(), set == null ? usual(label, listed, currency.apply(listed.item())) : set);
    }

    /** A value that begins with 0 leaves open where it begins: then it begins where it mostly does. */
    private static LabelLayout usual(Gtin label, Listed<?> listed, String currency) {
        int mostly = isSwedish(label, currency) ? SWEDISH : USUAL;
        boolean same = withoutValue(label, mostly).equals(withoutValue(label, listed.identity()));
        return usual(label, same ? mostly : listed.identity(), currency);
    }

    /** Of two listed items the one that takes more of the label's digits: the other's label would have its value there. */
    private static <T> @Nullable Listed<T> listed(Gtin label, Function<Gtin, @Nullable T> exactly) {
        for (int identity = LONGEST; identity >= SHORTEST; identity--) {
            Listed<T> listed = listed(label, exactly, identity);
            if (listed != null) {
                return listed;
            }
        }
        return null;
    }

    private static <T> @Nullable Listed<T> listed(Gtin label, Function<Gtin, @Nullable T> exactly, int identity) {
        for (Gtin number : numbers(label, identity)) {
            T item = exactly.apply(number);
            if (item != null) {
                return new Listed<>(item, identity);
            }
        }
        return null;
    }

    /** All numbers under which the item may be listed: its own, and of a label those without value. For those who look up many at once. */
    public static List<Gtin> candidates(Gtin number) {
        var candidates = new ArrayList<Gtin>();
        candidates.add(number);
        if (number.isVariableMeasureLabel()) {
            for (int identity = LONGEST; identity >= SHORTEST; identity--) {
                candidates.addAll(numbers(number, identity));
            }
        }
        return candidates;
    }

    /** The same for a label of which so many digits are the item. */
    private static List<Gtin> numbers(Gtin label, int identity) {
        Gtin computed = withoutValue(label, identity);
        return identity > USUAL ? List.of(computed) : List.of(new Gtin(label.digits().substring(0, 1 + identity) + "0".repeat(13 - identity)), computed);
    }

    /** With the value zeroed and the check digit that this gives. */
    static Gtin withoutValue(Gtin label, int identity) {
        return Gtin.of(label.digits().substring(0, 1 + identity) + "0".repeat(LabelLayout.DIGITS - identity));
    }

    /** The same where the currency is not known, and for numbers that are no labels: those are what they are. */
    public static Gtin unlisted(Gtin number) {
        return number.isVariableMeasureLabel() ? number.withoutLabelValue() : number;
    }

    /** All labels of an item that nobody has listed are one question, whatever their value: as which item they are booked until then. */
    public static Gtin unlisted(Gtin label, String currency) {
        return isSwedish(label, currency) ? withoutValue(label, SWEDISH) : label.withoutLabelValue();
    }

    /**
     * How a label is laid out where nothing is set.
     *
     * @param identity digits of the label that say which item it is, as it is listed
     * @param currency of the store; it says the country as far as it matters here
     */
    public static LabelLayout usual(Gtin label, int identity, String currency) {
        String prefix = label.digits().substring(1, 3);
        int itemDigits = identity - prefix.length();
        if (identity == SWEDISH && isSwedish(label, currency)) {
            int kind = prefix.charAt(1) - '0'; // 20 to 22 carry the price with 2, 1 and no decimals; 23 to 25 the weight with 3, 2 and 1
            return new LabelLayout(prefix, null, kind < 3 ? Form.PRICE : Form.WEIGHT, itemDigits, false, 4, kind < 3 ? 2 - kind : 6 - kind);
        }
        if (identity == USUAL && prefix.equals("02") && UPC_LANDS.contains(currency)) {
            return new LabelLayout(prefix, null, Form.PRICE, itemDigits, true, 4, 2);
        }
        return new LabelLayout(prefix, null, Form.PRICE, itemDigits, false, LabelLayout.DIGITS - identity, decimals(currency));
    }

    /** Of a price on a label. */
    static int decimals(String currency) {
        return WHOLE.contains(currency) ? 0 : Math.max(0, Currency.getInstance(currency).getDefaultFractionDigits());
    }

    private static boolean isSwedish(Gtin label, String currency) {
        return currency.equals("SEK") && label.digits().charAt(1) == '2' && label.digits().charAt(2) <= '5';
    }
}
