package io.restock.distribution;

import io.restock.contracts.Gln;
import io.restock.contracts.Gtin;
import io.restock.contracts.orders.Constraints;
import io.restock.contracts.orders.Explanation;
import io.restock.contracts.orders.OrderEvent.LinePlaced;
import io.restock.contracts.orders.Trigger;
import io.restock.contracts.orders.Wanted;
import java.time.Instant;

/** Order lines that say what their packs are for. */
public final class Needs {
    private Needs() {}

    /** Of an item of which five are expected to sell until more can come. */
    public static LinePlaced line(World world, Gln store, Gtin item, int units, int casePack, int position, int promised, int minimum, int level) {
        var why = new Explanation(Trigger.of("ItemSold 0/1"), world.now, world.now, position + promised, 0, promised, position, 5, 10, 48, 0.98, casePack, level, units / casePack,
                Constraints.NONE, new Explanation.Aim(new Wanted.Profit(2.5, 0.01), 2, 4, null), null, null, null, null, minimum);
        LinePlaced line = world.line(store, item, units, casePack);
        return new LinePlaced(line.line(), store, line.dc(), item, line.occurredAt(), units, casePack, line.cutOffAt(), line.dueAt(), why);
    }

    /** The same line with another cut-off. */
    public static LinePlaced leaving(LinePlaced line, Instant cutOffAt, Instant dueAt) {
        return new LinePlaced(line.line(), line.store(), line.dc(), line.item(), line.occurredAt(), line.units(), line.casePack(), cutOffAt, dueAt, line.explanation());
    }
}
