package io.restock.terminal.till;

import io.restock.contracts.catalog.Store;
import io.restock.terminal.chain.Chain;
import io.restock.terminal.chain.Chain.Article;
import io.restock.terminal.chain.Numbers;
import io.restock.terminal.shift.Shift;
import io.restock.terminal.till.ReceiptLine.Original;
import io.restock.terminal.till.ReceiptLine.Return;
import io.restock.terminal.till.ReceiptLine.Sale;
import io.restock.terminal.till.ReceiptLine.Void;
import io.restock.terminal.world.BeltLine;
import io.restock.terminal.world.ReceiptNumber;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/**
 * Rings up what lies on the belt. It numbers its receipts of each business date from 1 without gaps and hands them to its queue; when that is full the
 * cashier waits.
 */
public final class Till {
    private final Chain chain;
    private final Store store;
    private final String number;
    private final TillQueue queue;
    private LocalDate businessDate = LocalDate.MIN;
    private long sequence;

    /** @param number unlike that of any till that ever sold in this store, since it begins with sequence 1 */
    public Till(Chain chain, Store store, String number, TillQueue queue) {
        this.chain = chain;
        this.store = store;
        this.number = number;
        this.queue = queue;
    }

    /** @param selling waits for room in the queue while it lasts; a receipt that found none is counted as undelivered */
    public ReceiptNumber ringUp(Instant at, List<BeltLine> belt, Shift selling) throws InterruptedException {
        var today = store.businessDateOf(at);
        if (!today.equals(businessDate)) {
            businessDate = today;
            sequence = 0;
        }
        sequence++;
        var lines = new ArrayList<ReceiptLine>(belt.size());
        belt.forEach(line -> {
            switch (line) {
                case BeltLine.Sale sale -> {
                    lines.add(sale(sale));
                    if (sale.struckOut()) {
                        lines.add(new Void(sale.line() + 1, sale.line()));
                    }
                }
                case BeltLine.Return returned -> lines.add(broughtBack(returned));
            }
        });
        queue.put(new Receipt(store.gln(), number, businessDate, sequence, at.atZone(store.zone()).toOffsetDateTime(), lines), selling);
        return new ReceiptNumber(businessDate, number, sequence);
    }

    private Sale sale(BeltLine.Sale sale) {
        var article = chain.articles().get(sale.item());
        var amount = article.amountFor(sale.units());
        var digits = article.item().gtin().digits();
        return switch (sale.scan()) {
            case GTIN_14 -> new Sale(sale.line(), digits, sale.units(), null, amount, chain.currency());
            case EAN_13 -> new Sale(sale.line(), digits.substring(1), sale.units(), null, amount, chain.currency());
            case CASE -> new Sale(sale.line(), article.item().packs().getFirst().gtin().digits(), 1, null, amount, chain.currency());
            case GRAMS -> new Sale(sale.line(), digits, null, sale.units(), amount, chain.currency());
            case LABEL -> new Sale(sale.line(), Numbers.priceLabel(article.item().gtin(), amount.movePointRight(2).intValueExact()).digits(), null, null,
                    amount, chain.currency());
        };
    }

    private Return broughtBack(BeltLine.Return returned) {
        var sold = returned.sold();
        Article article = chain.articles().get(sold.item());
        var original = returned.withReceipt()
                ? new Original(sold.receipt().businessDate(), sold.receipt().till(), sold.receipt().sequence(), sold.line()) : null;
        return new Return(returned.line(), article.item().gtin().digits(), article.weighed() ? null : sold.units(), article.weighed() ? sold.units() : null,
                article.amountFor(sold.units()).negate(), chain.currency(), returned.disposition(), original);
    }
}
