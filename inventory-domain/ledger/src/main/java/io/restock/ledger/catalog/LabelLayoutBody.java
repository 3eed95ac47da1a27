package io.restock.ledger.catalog;

import io.restock.border.http.Checking;
import io.restock.contracts.Gln;
import io.restock.contracts.catalog.LabelLayout;
import io.restock.contracts.catalog.LabelLayout.Form;
import org.jspecify.annotations.Nullable;

/**
 * How labels are laid out, as merchandisers write it.
 *
 * @param store whose labels are so; absent: the chain's
 * @param form PRICE, WEIGHT (of kilograms) or UNITS
 * @param itemDigits behind the prefix
 * @param verifier whether one digit between item and value is neither; false if absent
 * @param valueDigits before the check digit
 * @param decimals of the value
 */
public record LabelLayoutBody(@Nullable String store, @Nullable String form, @Nullable Integer itemDigits, @Nullable Boolean verifier, @Nullable Integer valueDigits,
        @Nullable Integer decimals) {
    private static final String PREFIX = "02\\d{0,5}|2\\d{1,6}";
    private static final int VALUE_AT_MOST = 8;

    /** @return null, and notes, if something is missing or does not fit together */
    @Nullable
    LabelLayout check(String prefix, Checking checking) {
        LabelLayoutBody.checkPrefix(prefix, checking);
        Gln where = checking.optionalGln("store", Checking.given(store));
        Form said = checking.oneOf("form", form, Form.class);
        boolean verified = Boolean.TRUE.equals(verifier);
        Integer item = itemDigits;
        Integer value = valueDigits;
        Integer point = decimals;
        if (!checking.whole("itemDigits", item, 1, LabelLayout.DIGITS) | !checking.whole("valueDigits", value, 1, VALUE_AT_MOST)
                | !checking.whole("decimals", point, 0, VALUE_AT_MOST) || item == null || value == null || point == null) {
            return null;
        }
        checking.require(point <= value, "decimals", "must be at most the " + value + " valueDigits, was " + point);
        checking.require(said != Form.UNITS || point == 0, "decimals", "must be 0 where the value is units, was " + point);
        int all = prefix.length() + item + (verified ? 1 : 0) + value;
        checking.require(all == LabelLayout.DIGITS, "itemDigits", "do not add up: a prefix of " + prefix.length() + ", " + item + " of the item" + (verified ? ", a verifier" : "")
                + " and " + value + " of the value are " + all + " digits, and must be " + LabelLayout.DIGITS + " before the check digit");
        return said == null ? null : new LabelLayout(prefix, where, said, item, verified, value, point);
    }

    static void checkPrefix(String prefix, Checking checking) {
        checking.require(prefix.matches(PREFIX), "prefix",
                "must be 02 or 20 to 29, with up to five more digits, was " + (prefix.length() <= 20 ? prefix : prefix.substring(0, 20) + "…"));
    }
}
