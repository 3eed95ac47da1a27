package io.restock.terminal.staff;

import io.restock.contracts.BusinessClock;
import io.restock.contracts.exceptions.ExceptionKind;
import io.restock.contracts.store.AdjustmentReason;
import io.restock.terminal.chain.Chain.Center;
import io.restock.terminal.figures.Act;
import io.restock.terminal.figures.Figures;
import io.restock.terminal.rest.Service;
import io.restock.terminal.staff.OpenExceptions.Open;
import io.restock.terminal.world.CenterFloor;
import io.restock.terminal.world.CenterFloor.Place;
import io.restock.terminal.world.World;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The stock keeper of one distribution center: takes in what stores send back, and settles what stands in the queue of exceptions. */
final class CenterDesk {
    private final World world;
    private final Center center;
    private final CenterFloor floor;
    private final Service distribution;
    private final OpenExceptions queue;
    private final Figures figures;
    private final BusinessClock clock;
    private final Reporting reporting;

    CenterDesk(World world, Center center, Service distribution, OpenExceptions queue, Figures figures, BusinessClock clock, Reporting reporting) {
        this.world = world;
        this.center = center;
        this.floor = world.floor(center);
        this.distribution = distribution;
        this.queue = queue;
        this.figures = figures;
        this.clock = clock;
        this.reporting = reporting;
    }

    void settle(Instant at) throws InterruptedException {
        while (floor.isBackBy(at)) {
            takeBack();
        }
        var questioned = new ArrayList<Map<String, Object>>();
        for (var one : queue.of("dc=" + center.gln())) {
            if (one.kind() == ExceptionKind.DC_STOCK_QUESTIONED) {
                look(one, questioned);
            } else if (one.kind() == ExceptionKind.DC_RECALL) {
                destroy(one);
            } else if (one.kind() == ExceptionKind.RECEIPT_DIFFERS) {
                queue.close(one);
            }
        }
        if (!questioned.isEmpty()) {
            var now = clock.instant();
            var body = Map.of("countedAt", now, "lines", questioned);
            if (reporting.report("count at a center", () -> distribution.post(path("/counts"), body, "questioned-" + now.toEpochMilli())).isPresent()) {
                figures.did(Act.COUNTED_LOCATION, questioned.size());
            }
        }
    }

    private void takeBack() throws InterruptedException {
        var lorry = floor.takeBack(Place.RESERVE);
        var lines = lorry.units().entrySet().stream().map(line -> Map.of("item", gtin(line.getKey()), "units", line.getValue())).toList();
        var body = Map.of("arrivedAt", clock.instant(), "lines", lines, "complete", true, "location", Place.RESERVE);
        var path = path("/returns/" + lorry.from() + "/" + lorry.transfer() + "/arrivals");
        if (reporting.report("arrival at a center", () -> distribution.post(path, body, "back-" + lorry.from() + "-" + lorry.transfer())).isPresent()) {
            figures.did(Act.TAKEN_BACK_AT_CENTER, 1);
        }
    }

    private void look(Open one, List<Map<String, Object>> lines) {
        int item = world.item(one.parts().getOrDefault("item", ""));
        if (item >= 0) {
            var place = Place.valueOf(one.parts().getOrDefault("location", ""));
            lines.add(Map.of("item", gtin(item), "location", place, "units", floor.at(place, item)));
        }
    }

    /** All of it is taken from the locations, and then a person says so. */
    private void destroy(Open one) throws InterruptedException {
        var now = clock.instant();
        var recall = one.parts().getOrDefault("recall", "");
        var lines = new ArrayList<Map<String, Object>>();
        for (int item : queue.items(recall)) {
            for (var place : Place.values()) {
                int units = floor.at(place, item);
                if (units > 0) {
                    floor.lose(item, place, units);
                    lines.add(Map.of("item", gtin(item), "location", place, "units", -units));
                }
            }
        }
        var body = Map.of("occurredAt", now, "reason", AdjustmentReason.RECALL, "lines", lines);
        boolean isGone =
                lines.isEmpty() || reporting.report("destruction", () -> distribution.post(path("/adjustments"), body, "recall-" + recall + "-" + now.toEpochMilli())).isPresent();
        var closing = Map.of("kind", one.kind(), "subject", one.subject());
        if (isGone && reporting.report("closing at a center", () -> distribution.post(path("/exceptions/closings"), closing, "closed-" + recall)).isPresent()) {
            figures.did(Act.DESTROYED_AT_CENTER, 1);
        }
    }

    private String gtin(int item) {
        return world.chain().articles().get(item).item().gtin().digits();
    }

    private String path(String rest) {
        return "/v1/dcs/" + center.gln() + rest;
    }
}
