package io.restock.terminal.till;

import io.restock.contracts.store.TransactionLine.Disposition;
import io.restock.terminal.chain.Chain.Article;
import io.restock.terminal.chain.Numbers;
import io.restock.terminal.till.ReceiptLine.Return;
import io.restock.terminal.till.ReceiptLine.Sale;
import io.restock.terminal.till.ReceiptLine.Void;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * What one customer puts on the belt: about ten lines, now and then something brought back, taken back or bought by the case.
 *
 * @param sold what may be brought back to this store
 */
public record Basket(Popularity popularity, String currency, SoldLines sold) {
    public static final double MEAN_LINES = 9.5;
    static final double RETURNED = 0.02;
    static final double VOIDED = 0.01;
    private static final double WITHOUT_RECEIPT = 0.2;
    private static final double BY_CASE = 0.004;
    private static final double BY_LABEL = 0.4;
    private static final double AS_EAN13 = 0.5;
    private static final int MOST_LINES = 60;
    private static final int MOST_GRAMS = 4_000;
    private static final int LARGEST_LABEL_PRICE = 99_999;

    public List<ReceiptLine> fill(RandomGenerator random) {
        int wanted = Math.min(MOST_LINES, 1 + (int) (random.nextExponential() * (MEAN_LINES - 0.5)));
        var lines = new ArrayList<ReceiptLine>(wanted + 1);
        for (int i = 0; i < wanted; i++) {
            int line = lines.size() + 1;
            lines.add(random.nextDouble() < RETURNED ? broughtBack(random, line) : sale(random, line));
            if (random.nextDouble() < VOIDED) {
                lines.add(new Void(line + 1, line));
            }
        }
        return lines;
    }

    private Sale sale(RandomGenerator random, int line) {
        var article = popularity.draw(random);
        if (article.weighed()) {
            return weighed(random, line, article);
        }
        if (!article.item().packs().isEmpty() && random.nextDouble() < BY_CASE) {
            var pack = article.item().packs().getFirst();
            return new Sale(line, pack.gtin().digits(), 1, null, article.amountFor(pack.units()), currency);
        }
        int pieces = pieces(random);
        return new Sale(line, scanned(random, article), pieces, null, article.amountFor(pieces), currency);
    }

    /** 1.4 on average. */
    private static int pieces(RandomGenerator random) {
        int percent = random.nextInt(100);
        return percent < 72 ? 1 : percent < 92 ? 2 : percent < 97 ? 3 : percent < 99 ? 4 : 6;
    }

    /** Weighed at the till, or at the scale beside the shelf, which prints a label with the price in it. */
    private Sale weighed(RandomGenerator random, int line, Article article) {
        int grams = grams(random);
        var amount = article.amountFor(grams);
        int minor = amount.movePointRight(2).intValueExact();
        if (random.nextDouble() < BY_LABEL && minor > 0 && minor <= LARGEST_LABEL_PRICE) {
            return new Sale(line, Numbers.priceLabel(article.item().gtin(), minor).digits(), null, null, amount, currency);
        }
        return new Sale(line, article.item().gtin().digits(), null, grams, amount, currency);
    }

    /** 600 on average, as {@link io.restock.terminal.chain.Chain#GRAMS_PER_LINE} says. */
    private static int grams(RandomGenerator random) {
        return Math.min(MOST_GRAMS, 150 + (int) (random.nextExponential() * 450));
    }

    private static String scanned(RandomGenerator random, Article article) {
        var digits = article.item().gtin().digits();
        return random.nextDouble() < AS_EAN13 ? digits.substring(1) : digits;
    }

    private ReceiptLine broughtBack(RandomGenerator random, int line) {
        var earlier = sold.bringBack(random);
        if (earlier == null) {
            return sale(random, line);
        }
        var sale = earlier.sale();
        BigDecimal paidOut = sale.amount().negate();
        boolean withReceipt = random.nextDouble() >= WITHOUT_RECEIPT;
        return new Return(line, sale.item(), sale.units(), sale.grams(), paidOut, currency, disposition(random), withReceipt ? earlier.original() : null);
    }

    private static Disposition disposition(RandomGenerator random) {
        int percent = random.nextInt(100);
        return percent < 70 ? Disposition.SELLABLE : percent < 90 ? Disposition.DAMAGED : Disposition.TO_VENDOR;
    }
}
