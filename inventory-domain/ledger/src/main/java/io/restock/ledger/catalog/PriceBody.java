package io.restock.ledger.catalog;

import io.restock.contracts.Gln;
import io.restock.contracts.Gtin;
import io.restock.contracts.catalog.Price;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;

/**
 * A price as merchandisers write it, for one each or 1,000 grams.
 *
 * @param item only in bulk; elsewhere the path names it
 * @param store the store it holds for; absent: the chain
 * @param from now if absent
 */
public record PriceBody(String item, String amount, String currency, String store, String from, String until) {
    private static final BigDecimal AT_MOST = new BigDecimal("9999999");

    Price check(Checking checking, Instant now) {
        Gtin number = checking.gtin("item", item);
        BigDecimal money = checking.read("amount", amount, PriceBody::money);
        checking.require(currency != null && currency.matches("[A-Z]{3}"), "currency", "must be three letters of ISO 4217, such as NOK");
        Gln where = store == null ? null : checking.gln("store", store);
        Instant begins = from == null ? now.truncatedTo(ChronoUnit.MICROS) : checking.read("from", from, PriceBody::instant);
        Instant ends = until == null ? null : checking.read("until", until, PriceBody::instant);
        checking.require(begins == null || ends == null || ends.isAfter(begins), "until", "must be after from");
        return new Price(number, money, currency, where, begins, ends);
    }

    PriceBody withItem(String of) {
        return new PriceBody(of, amount, currency, store, from, until);
    }

    private static BigDecimal money(String text) {
        var money = text.length() <= 20 && text.matches("\\d+(\\.\\d{1,4})?") ? new BigDecimal(text) : null;
        if (money == null || money.compareTo(AT_MOST) > 0) {
            throw new IllegalArgumentException("must be a decimal number of 0 to " + AT_MOST + " with at most 4 digits after the point, was " + text);
        }
        return money;
    }

    private static Instant instant(String text) {
        try {
            return OffsetDateTime.parse(text).toInstant().truncatedTo(ChronoUnit.MICROS);
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("must be an instant with offset such as 2026-03-02T18:04:11+01:00, was " + text, e);
        }
    }
}
