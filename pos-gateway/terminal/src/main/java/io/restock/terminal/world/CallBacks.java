package io.restock.terminal.world;

import io.restock.terminal.world.StoreReports.Counted;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;

/** What one store does with goods that are called back: all that people find leaves the shelves. As often as not it is destroyed there; otherwise the center's next lorry takes it home. */
final class CallBacks {
    private static final double RETURNED = 0.5;

    private final Premises premises;

    CallBacks(Premises premises) {
        this.premises = premises;
    }

    void takeFromShelves(Instant at, CenterFloor center) throws InterruptedException {
        var floor = premises.floor();
        for (var recall : premises.reports().calledBack()) {
            if (premises.chance("called back", recall.recall()).nextDouble() < RETURNED) {
                var there = new TreeMap<Integer, Integer>();
                recall.items().forEach(item -> there.put(item, floor.free(item)));
                giveBack(at, recall, there, center);
            } else {
                premises.reports().destroyed(at, recall, recall.items().stream().map(item -> new Counted(item, floor.callBack(item))).toList());
            }
        }
    }

    private void giveBack(Instant at, StoreReports.CalledBack recall, Map<Integer, Integer> there, CenterFloor center) throws InterruptedException {
        var lines = there.entrySet().stream().map(line -> new Counted(line.getKey(), line.getValue())).toList();
        var transfer = premises.reports().returned(at, recall, lines);
        if (transfer.isPresent()) {
            there.forEach(premises.floor()::send);
            there.values().removeIf(units -> units == 0);
            center.expect(new Homebound(transfer.get(), premises.shop().store().gln(), at.plus(Duration.ofMinutes(premises.shop().lane().transitMinutes())), there));
        }
    }
}
