package io.restock.gateway.intake;

import io.restock.border.http.Checking;
import io.restock.contracts.store.TransactionLine;
import io.restock.contracts.store.UnfitLine;
import io.restock.gateway.intake.ItemResolver.Resolved;
import io.restock.gateway.reading.PostedLine;
import io.restock.gateway.reading.PostedLine.Goods;
import io.restock.gateway.reading.PostedLine.Misfit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The lines of a transaction: those that can be booked, and those that do not fit the catalog, which are recorded as they were reported. No cashier can repair a
 * catalog, and the customer has gone with the goods.
 */
record Basket(List<TransactionLine> lines, List<UnfitLine> unfit) {
    /** @param mustFit where nobody will settle a line: then one that does not fit is a mistake */
    static Basket of(List<PostedLine> posted, ItemResolver resolver, boolean mustFit, Checking checking) {
        var basket = new Basket(new ArrayList<>(posted.size()), new ArrayList<>(0));
        var unfit = new LinkedHashMap<Integer, UnfitLine>();
        for (int i = 0; i < posted.size(); i++) {
            Misfit misfit = switch (posted.get(i)) {
                case Goods goods -> switch (resolver.resolve(goods)) {
                    case Resolved.Fits(TransactionLine line) -> {
                        basket.lines.add(line);
                        yield null;
                    }
                    case Resolved.Not(Misfit why) -> {
                        unfit.put(goods.line(), unfit(goods, why));
                        yield why;
                    }
                    case Resolved.Units _ -> null;
                };
                case PostedLine.Unfit line -> {
                    unfit.put(line.line(), new UnfitLine(line.line(), line.kind(), line.item(), line.measured().units(), line.measured().grams(), line.amount(), line.currency(),
                            line.disposition(), line.original(), reason(line.misfit()), null));
                    yield line.misfit();
                }
                case PostedLine.Void _,PostedLine.Unreadable _ -> null; // what cannot be read has been noted, so that these lines are never sent
            };
            if (misfit != null && mustFit) {
                checking.wrongLine(i, misfit.field(), misfit.sentence());
            }
        }
        basket.addVoids(posted, unfit);
        basket.unfit.addAll(unfit.values());
        return basket;
    }

    /** What was taken back before it was paid needs no line of its own where it moved nothing. */
    private void addVoids(List<PostedLine> posted, Map<Integer, UnfitLine> unfit) {
        for (PostedLine line : posted) {
            if (line instanceof PostedLine.Void taken && unfit.computeIfPresent(taken.voids(), (_, was) -> voided(was, taken.line())) == null) {
                lines.add(new TransactionLine.Void(taken.line(), taken.voids()));
            }
        }
    }

    private static UnfitLine unfit(Goods goods, Misfit why) {
        boolean back = goods instanceof PostedLine.Return;
        return new UnfitLine(goods.line(), back ? "RETURN" : "SALE", goods.scanned().digits(), goods.measured().units(), goods.measured().grams(), goods.amount(),
                goods.currency(), goods instanceof PostedLine.Return it ? it.disposition() : null, goods instanceof PostedLine.Return it ? it.original() : null, reason(why), null);
    }

    private static String reason(Misfit misfit) {
        return misfit.field() + " " + misfit.sentence();
    }

    private static UnfitLine voided(UnfitLine posted, int by) {
        return new UnfitLine(posted.line(), posted.kind(), posted.item(), posted.units(), posted.grams(), posted.amount(), posted.currency(), posted.disposition(),
                posted.original(),
                posted.reason(), by);
    }
}
