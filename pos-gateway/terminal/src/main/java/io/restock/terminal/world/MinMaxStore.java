package io.restock.terminal.world;

import io.restock.contracts.Gln;
import io.restock.contracts.store.AdjustmentReason;
import io.restock.terminal.chain.Chain.Article;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** A store that is replenished as many are: once a night, what has fallen to its minimum is ordered up to its maximum, both fixed for a year or a quarter. */
final class MinMaxStore implements StoreReports {
    private static final double MINIMUM_DAYS = 2;
    private static final double MAXIMUM_DAYS = 5;

    private final List<Article> articles;
    private final double[] perDay;
    private final int[] onHand;
    private final int[] onOrder;
    private final Map<String, Runnable> takesBack = new HashMap<>();
    private long receipts;

    /** @param perDay units that the store sold of each item on an average day of the year or quarter before */
    MinMaxStore(List<Article> articles, double[] perDay) {
        this.articles = articles;
        this.perDay = perDay;
        this.onHand = new int[perDay.length];
        this.onOrder = new int[perDay.length];
    }

    void open(int item, int units) {
        onHand[item] = units;
    }

    /** Tonight's order, in whole cases. */
    Map<Integer, Integer> order() {
        var order = new TreeMap<Integer, Integer>();
        for (int item = 0; item < perDay.length; item++) {
            int position = Math.max(0, onHand[item]) + onOrder[item];
            if (position <= perDay[item] * MINIMUM_DAYS) {
                int casePack = articles.get(item).item().casePack();
                int units = (int) Math.max(1, Math.ceil((perDay[item] * MAXIMUM_DAYS - position) / casePack)) * casePack;
                onOrder[item] += units;
                order.put(item, units);
            }
        }
        return order;
    }

    @Override
    public ReceiptNumber rungUp(Instant at, int till, List<BeltLine> lines) {
        lines.forEach(line -> {
            switch (line) {
                case BeltLine.Sale sale -> onHand[sale.item()] -= sale.struckOut() ? 0 : sale.units();
                case BeltLine.Return returned -> onHand[returned.sold().item()] += switch (returned.disposition()) {
                    case SELLABLE -> returned.sold().units();
                    case DAMAGED, TO_VENDOR -> 0;
                };
            }
        });
        return new ReceiptNumber(LocalDate.EPOCH, String.valueOf(till), ++receipts);
    }

    @Override
    public Report received(Instant at, Lorry lorry, List<Unloaded> lines, boolean complete) {
        lorry.units().forEach((item, units) -> onOrder[item] -= units);
        lines.forEach(line -> onHand[line.item()] += line.good());
        takesBack.put(lorry.sscc(), () -> {
            lorry.units().forEach((item, units) -> onOrder[item] += units);
            lines.forEach(line -> onHand[line.item()] -= line.good());
        });
        return new Report(Report.Kind.RECEIPT, lorry.sscc());
    }

    @Override
    public Report counted(Instant at, List<Counted> lines) {
        lines.forEach(line -> onHand[line.item()] = line.units());
        return new Report(Report.Kind.COUNT, at.toString());
    }

    /** What was counted is counted again at once. */
    @Override
    public void tookBack(Instant at, Report report) {
        takesBack.getOrDefault(report.key(), () -> {}).run();
    }

    @Override
    public void wroteOff(Instant at, AdjustmentReason reason, List<Counted> lines) {
        lines.forEach(line -> onHand[line.item()] -= line.units());
    }

    @Override
    public boolean sent(Instant at, Gln to, String transfer, Map<Integer, Integer> units, String reason) {
        return false;
    }

    @Override
    public void arrived(Instant at, Van van, List<Unloaded> lines) {}

    @Override
    public boolean reserved(Instant at, String reference, Instant until, int item, int units) {
        return true;
    }

    @Override
    public boolean collected(Instant at, String reference) {
        return true;
    }

    @Override
    public void notCollected(String reference) {}

    @Override
    public void destroyed(Instant at, CalledBack recall, List<Counted> lines) {}

    @Override
    public Optional<String> returned(Instant at, CalledBack recall, List<Counted> lines) {
        return Optional.empty();
    }

    @Override
    public List<Integer> asked() {
        return List.of();
    }

    @Override
    public List<CalledBack> calledBack() {
        return List.of();
    }
}
