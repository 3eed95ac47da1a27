package io.restock.terminal.staff;

import io.restock.contracts.BusinessClock;
import io.restock.contracts.despatch.Lane;
import io.restock.terminal.chain.Chain.Shop;
import io.restock.terminal.figures.Figures;
import io.restock.terminal.figures.StoppedCenter;
import io.restock.terminal.rest.Catalog;
import io.restock.terminal.rest.Lists;
import io.restock.terminal.rest.Patience;
import io.restock.terminal.rest.Service;
import io.restock.terminal.shift.Shift;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * The operator who lets one distribution center stand in for another on the day on which that cannot work, and ends it; at the end of trade at the latest. Before that the roads are
 * planned: the same cut-offs, and a longer drive. Otherwise two waves a day would have to do.
 *
 * @param shops of the center that stops
 */
public record FailOverDesk(StoppedDay day, List<Shop> shops, Service distribution, Figures figures, BusinessClock clock, Shift working) {
    /** How much farther it is to a store of another center. */
    static final Duration DETOUR = Duration.ofHours(1);

    public void pass() throws InterruptedException {
        var backlog = clock.backlog("fail-over");
        backlog.waitsSince(day.from());
        boolean isOver = working.endsBefore(day.from(), clock);
        if (!isOver) {
            var reporting = new Reporting(figures, working);
            for (var shop : shops) {
                var lane = roadOfStandIn(shop.lane());
                reporting.report("lane", () -> distribution.put(Catalog.path(lane), Catalog.body(lane)));
            }
            var path = "/v1/dcs/" + day.center().gln() + "/fail-overs";
            var key = "day-" + day.from().getEpochSecond();
            var begun = reporting.report("fail-over", () -> distribution.post(path, Map.of("to", day.standIn().gln(), "reason", "nobody came to work"), key));
            backlog.waitsSince(day.until());
            working.endsBefore(day.until(), clock);
            if (begun.isPresent()) {
                var one = path + "/" + begun.get().body().path("id").asText();
                reporting.report("end of fail-over", () -> distribution.post(one + "/ends", Map.of("reason", "all are at work again"), key + "-end"));
                account(one);
            }
        }
        backlog.isEmpty();
    }

    private Lane roadOfStandIn(Lane own) {
        return new Lane(day.standIn().gln(), own.store(), day.standIn().zone(), own.cutOffs(), own.handlingMinutes(), own.transitMinutes() + (int) DETOUR.toMinutes(),
                own.restDays(), own.holidays());
    }

    private void account(String one) throws InterruptedException {
        var lines = Lists.all(distribution, one + "/lines?limit=1000", Patience.STEADY);
        if (lines.isPresent()) {
            long there = lines.get().stream().filter(line -> line.path("to").asText().equals(day.standIn().gln().digits())).count();
            figures.stopped(new StoppedCenter(day.center().name(), day.standIn().name(), day.day(), there, lines.get().size() - there));
        }
    }
}
