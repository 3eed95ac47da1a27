package io.restock.terminal.staff;

import io.restock.contracts.BusinessClock;
import io.restock.contracts.catalog.Item.State;
import io.restock.contracts.exceptions.ExceptionKind;
import io.restock.contracts.time.Backlog;
import io.restock.terminal.figures.Act;
import io.restock.terminal.figures.Figures;
import io.restock.terminal.rest.Answer.Done;
import io.restock.terminal.rest.Catalog;
import io.restock.terminal.rest.Lists;
import io.restock.terminal.rest.Patience;
import io.restock.terminal.rest.Service;
import io.restock.terminal.shift.Shift;
import io.restock.terminal.world.World;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;

/**
 * Those who answer for the quality of what the chain sells. Once a week they hold an item for some hours, until a laboratory has answered, and once a week they call
 * one back, until the maker's next lot is there, every store and center has answered, and nothing of it is on the road: what nobody has taken away would be sold. Both end at the end of trade at the latest.
 */
public record QualityDesk(World world, Service ledger, Figures figures, BusinessClock clock, Shift working) {
    private static final int A_WEEK = 7;
    /** Days after the first of the week. */
    private static final int HOLDING = 1;
    private static final int CALLING_BACK = 2;
    private static final LocalTime BEGINS = LocalTime.of(10, 0);
    private static final Duration LABORATORY = Duration.ofHours(5);
    private static final Duration NEXT_LOT = Duration.ofHours(24);
    private static final Duration BETWEEN_LOOKS = Duration.ofHours(1);
    private static final Duration LONGEST = Duration.ofHours(72);

    public void pass(Instant from) throws InterruptedException {
        var backlog = clock.backlog("quality desk");
        var zone = world.chain().centers().getFirst().zone();
        var reporting = new Reporting(figures, working);
        for (var week = from.atZone(zone).toLocalDate();; week = week.plusDays(A_WEEK)) {
            var holding = week.plusDays(HOLDING).atTime(BEGINS).atZone(zone).toInstant();
            var callingBack = week.plusDays(CALLING_BACK).atTime(BEGINS).atZone(zone).toInstant();
            backlog.waitsSince(holding);
            if (working.endsBefore(holding, clock)) {
                break;
            }
            int item = drawn("held", holding);
            hold(reporting, item, State.HELD);
            backlog.waitsSince(holding.plus(LABORATORY));
            working.endsBefore(holding.plus(LABORATORY), clock);
            hold(reporting, item, State.ACTIVE);
            figures.did(Act.HELD_ITEM, 1);
            backlog.waitsSince(callingBack);
            if (working.endsBefore(callingBack, clock)) {
                break;
            }
            callBack(reporting, backlog, callingBack);
        }
        backlog.isEmpty();
    }

    /** One that sells no more than the average: a best seller's would be the whole story of a small chain. */
    private int drawn(String purpose, Instant at) {
        var random = world.draws().of(purpose, at.getEpochSecond());
        var articles = world.chain().articles();
        int item = random.nextInt(articles.size());
        while (articles.get(item).share() * articles.size() > 1) {
            item = (item + 1) % articles.size();
        }
        return item;
    }

    private void hold(Reporting reporting, int item, State state) throws InterruptedException {
        var held = world.chain().articles().get(item).item();
        reporting.report("hold", () -> ledger.put("/v1/items/" + held.gtin(), Catalog.body(held, state)));
    }

    private boolean isStillLookedFor(String recall) throws InterruptedException {
        for (var kind : List.of(ExceptionKind.RECALL, ExceptionKind.DC_RECALL)) {
            var open = Lists.in(ledger.get("/v1/exceptions?open=true&limit=1000&kind=" + kind));
            if (open.stream().anyMatch(one -> one.path("subject").asText().contains(recall))) {
                return true;
            }
        }
        return Patience.STEADY.ask(() -> ledger.get("/v1/recalls/" + recall)) instanceof Done done && !done.body().path("onTheRoad").isEmpty();
    }

    private void callBack(Reporting reporting, Backlog backlog, Instant at) throws InterruptedException {
        var item = world.chain().articles().get(drawn("called back", at)).item().gtin();
        var id = "recall-" + at.getEpochSecond();
        var begun = reporting.report("recall", () -> ledger.post("/v1/recalls", Map.of("reason", "glass in the jar", "items", List.of(item)), id));
        var look = at.plus(NEXT_LOT);
        backlog.waitsSince(look);
        while (!working.endsBefore(look, clock) && isStillLookedFor(id) && look.isBefore(at.plus(LONGEST))) {
            look = look.plus(BETWEEN_LOOKS);
            backlog.waitsSince(look);
        }
        if (begun.isPresent()) {
            reporting.report("release", () -> ledger.post("/v1/recalls/" + id + "/releases", Map.of("reason", "the next lot is sound"), id + "-released"));
            figures.did(Act.CALLED_BACK, 1);
        }
    }
}
