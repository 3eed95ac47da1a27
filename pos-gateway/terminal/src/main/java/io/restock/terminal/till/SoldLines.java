package io.restock.terminal.till;

import io.restock.terminal.till.ReceiptLine.Original;
import io.restock.terminal.till.ReceiptLine.Sale;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/** Lines that a store sold and that a customer may bring back, each at most once. Remembers a bounded number; safe for all tills of the store. */
public final class SoldLines {
    private final List<SoldLine> lines = new ArrayList<>();
    private final int atMost;

    record SoldLine(Original original, Sale sale) {}

    public SoldLines(int atMost) {
        this.atMost = atMost;
    }

    /** Remembers one line of an accepted receipt; when full, in place of an arbitrary earlier one. */
    synchronized void remember(RandomGenerator random, Receipt receipt, Sale sale) {
        var sold = new SoldLine(new Original(receipt.businessDate(), receipt.till(), receipt.sequence(), sale.line()), sale);
        if (lines.size() < atMost) {
            lines.add(sold);
        } else {
            lines.set(random.nextInt(atMost), sold);
        }
    }

    /** @return a line that nobody has brought back yet, or null */
    synchronized SoldLine bringBack(RandomGenerator random) {
        if (lines.isEmpty()) {
            return null;
        }
        int i = random.nextInt(lines.size());
        var sold = lines.get(i);
        lines.set(i, lines.getLast());
        lines.removeLast();
        return sold;
    }
}
