package io.restock.ledger.catalog;

import io.restock.border.http.Checking;
import io.restock.border.http.Rules;
import io.restock.contracts.Gln;
import io.restock.contracts.Gtin;
import io.restock.contracts.catalog.Price;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/**
 * A price as merchandisers write it, for one each or 1,000 grams.
 *
 * @param item only in bulk; elsewhere the path names it
 * @param store the store it holds for; absent: the chain
 * @param from now if absent
 */
public record PriceBody(@Nullable String item, @Nullable String amount, @Nullable String currency, @Nullable String store, @Nullable String from, @Nullable String until) {
    private static final BigDecimal AT_MOST = new BigDecimal("9999999");

    /** @return null, and notes, if something is missing or cannot be read */
    public @Nullable Price check(@Nullable String number, Checking checking, Instant now) {
        Gtin id = checking.gtin("item", number);
        BigDecimal money = checking.read("amount", amount, PriceBody::money);
        String code = checking.fits("currency", currency, Rules::currency);
        Gln where = checking.optionalGln("store", Checking.given(store));
        Instant begins = stored(Checking.given(from) == null ? now : checking.instant("from", from));
        Instant ends = stored(checking.instant("until", Checking.given(until)));
        checking.require(begins == null || ends == null || ends.isAfter(begins), "until", "must be after from");
        return id == null || money == null || code == null ? null : new Price(id, money, code, where, begins, ends);
    }

    /** To the microsecond, as the database has it. */
    private static @Nullable Instant stored(@Nullable Instant at) {
        return at == null ? null : at.truncatedTo(ChronoUnit.MICROS);
    }

    static BigDecimal money(String text) {
        var money = text.length() <= 20 && text.matches("\\d+(\\.\\d{1,4})?") ? new BigDecimal(text) : null;
        if (money == null || money.compareTo(AT_MOST) > 0) {
            throw new IllegalArgumentException("must be a decimal number of 0 to " + AT_MOST + " with at most 4 digits after the point, was " + text);
        }
        return money;
    }
}
