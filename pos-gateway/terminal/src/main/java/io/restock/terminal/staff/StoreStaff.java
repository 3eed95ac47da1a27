package io.restock.terminal.staff;

import com.fasterxml.jackson.databind.JsonNode;
import io.restock.contracts.Gln;
import io.restock.contracts.store.AdjustmentReason;
import io.restock.contracts.store.StoreRecord.Condition;
import io.restock.terminal.chain.Chain.Shop;
import io.restock.terminal.figures.Act;
import io.restock.terminal.figures.Figures;
import io.restock.terminal.rest.Answer;
import io.restock.terminal.rest.Lists;
import io.restock.terminal.rest.Patience;
import io.restock.terminal.rest.Services;
import io.restock.terminal.shift.Shift;
import io.restock.terminal.till.Till;
import io.restock.terminal.world.BeltLine;
import io.restock.terminal.world.Lorry;
import io.restock.terminal.world.ReceiptNumber;
import io.restock.terminal.world.StoreReports;
import io.restock.terminal.world.Van;
import io.restock.terminal.world.World;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/** The people of one store, as far as the services hear of them: cashiers ring up, others report to the ledger what came, what they counted and what broke. */
public final class StoreStaff implements StoreReports {
    private final World world;
    private final Shop shop;
    private final List<Till> tills;
    private final Services services;
    private final Figures figures;
    private final Shift selling;
    private final Reporting reporting;
    private final StoreQueue queue;

    /** @param selling while it lasts a cashier waits for room in the till's queue */
    public StoreStaff(World world, Shop shop, List<Till> tills, Services services, Figures figures, Shift selling, Shift working) {
        this.world = world;
        this.shop = shop;
        this.tills = tills;
        this.services = services;
        this.figures = figures;
        this.selling = selling;
        this.reporting = new Reporting(figures, working);
        this.queue = new StoreQueue(world, shop.store().gln(), new OpenExceptions(world, services.ledger(), figures, reporting));
    }

    @Override
    public ReceiptNumber rungUp(Instant at, int till, List<BeltLine> lines) throws InterruptedException {
        return tills.get(till - 1).ringUp(at, lines, selling);
    }

    @Override
    public Report received(Instant at, Lorry lorry, List<Unloaded> lines, boolean complete) throws InterruptedException {
        var bodies = new ArrayList<Map<String, Object>>(lines.size());
        for (var line : lines) {
            add(bodies, line.item(), line.good(), Condition.GOOD);
            add(bodies, line.item(), line.damaged(), Condition.DAMAGED);
        }
        var report = new Report(Report.Kind.RECEIPT, "receipt-" + lorry.sscc() + "-" + lorry.go());
        var body = Map.of("receivedAt", local(at), "despatch", lorry.sscc(), "lines", bodies, "complete", complete);
        if ((complete || !bodies.isEmpty()) && reporting.report("receipt", () -> services.ledger().post(path("/receipts"), body, report.key())).isPresent()) {
            figures.deliveries.add(complete ? 1 : 0);
            figures.did(Act.RECEIVED_IN_PARTS, complete ? 0 : 1);
            figures.did(Act.RECEIVED_DAMAGED, lines.stream().anyMatch(line -> line.damaged() > 0) ? 1 : 0);
            figures.did(Act.RECEIVED_SHORT, lines.stream().anyMatch(line -> line.missing() > 0) ? 1 : 0);
        }
        return report;
    }

    private void add(List<Map<String, Object>> bodies, int item, int units, Condition condition) {
        if (units > 0) {
            bodies.add(Map.of("item", gtin(item), "units", units, "condition", condition));
        }
    }

    @Override
    public Report counted(Instant at, List<Counted> lines) throws InterruptedException {
        var report = new Report(Report.Kind.COUNT, "count-" + at.getEpochSecond() + "-" + lines.getFirst().item());
        var body = Map.of("countedAt", local(at), "lines", lines.stream().map(line -> line(line.item(), line.units())).toList());
        if (reporting.report("count", () -> services.ledger().post(path("/counts"), body, report.key())).isPresent()) {
            figures.counts.increment();
        }
        return report;
    }

    @Override
    public void tookBack(Instant at, Report report) throws InterruptedException {
        var body = Map.of("of", report.key(), "kind", report.kind(), "reason", "a digit too many");
        if (reporting.report("reversal", () -> services.ledger().post(path("/reversals"), body, "typed-wrongly-" + report.key())).isPresent()) {
            figures.did(report.kind() == Report.Kind.COUNT ? Act.TOOK_COUNT_BACK : Act.TOOK_RECEIPT_BACK, 1);
        }
    }

    @Override
    public void wroteOff(Instant at, AdjustmentReason reason, List<Counted> lines) throws InterruptedException {
        var body = Map.of("occurredAt", local(at), "reason", reason, "lines", lines.stream().map(line -> line(line.item(), -line.units())).toList());
        if (reporting.report("adjustment", () -> services.ledger().post(path("/adjustments"), body, key(reason.word(), at))).isPresent()) {
            figures.adjustments.increment();
        }
    }

    @Override
    public boolean sent(Instant at, Gln to, String transfer, Map<Integer, Integer> units, String reason) throws InterruptedException {
        var lines = units.entrySet().stream().map(line -> line(line.getKey(), line.getValue())).toList();
        var body = Map.of("occurredAt", local(at), "to", to, "reason", reason, "lines", lines);
        boolean isSent = reporting.report("transfer", () -> services.ledger().post(path("/transfers"), body, transfer)).isPresent();
        figures.did(to.equals(shop.store().dc()) ? Act.SENT_BACK_TO_CENTER : Act.SENT_TO_STORE, isSent ? 1 : 0);
        return isSent;
    }

    @Override
    public void arrived(Instant at, Van van, List<Unloaded> lines) throws InterruptedException {
        var bodies = lines.stream().map(line -> Map.of("item", gtin(line.item()), "units", line.good(), "damaged", line.damaged())).toList();
        var body = Map.of("arrivedAt", local(at), "lines", bodies, "complete", true);
        var path = path("/transfers/" + van.transfer() + "/arrivals?from=" + van.from());
        if (reporting.report("arrival", () -> services.ledger().post(path, body, "arrival-" + van.transfer())).isPresent()) {
            figures.did(Act.COUNTED_IN, 1);
        }
    }

    @Override
    public boolean reserved(Instant at, String reference, Instant until, int item, int units) throws InterruptedException {
        var body = Map.of("reference", reference, "until", local(until), "lines", List.of(line(item, units)));
        var answer = Patience.STEADY.ask(() -> services.ledger().post(path("/reservations"), body, reference));
        boolean held = answer instanceof Answer.Done;
        figures.did(held ? Act.RESERVED : Act.NOT_RESERVED, 1);
        return held;
    }

    @Override
    public boolean collected(Instant at, String reference) throws InterruptedException {
        var body = Map.of("collectedAt", local(at));
        boolean isHeld =
                reporting.report("collection", () -> services.ledger().post(path("/reservations/" + reference + "/collections"), body, "collected-" + reference)).isPresent();
        figures.did(Act.COLLECTED, isHeld ? 1 : 0);
        return isHeld;
    }

    @Override
    public void notCollected(String reference) {
        figures.did(Act.NOT_COLLECTED, 1);
    }

    @Override
    public void destroyed(Instant at, CalledBack recall, List<Counted> lines) throws InterruptedException {
        answered(at, recall, lines, "DESTROYED");
    }

    @Override
    public Optional<String> returned(Instant at, CalledBack recall, List<Counted> lines) throws InterruptedException {
        var transfers = answered(at, recall, lines, "RETURNED");
        boolean isSent = !transfers.isEmpty() && lines.stream().anyMatch(line -> line.units() > 0); // the last may be of an earlier answer
        figures.did(Act.RETURNED_RECALLED, isSent ? 1 : 0);
        return isSent ? Optional.of(transfers.getLast()) : Optional.empty();
    }

    /** @return transfers by which the store returns what it found, the latest last */
    private List<String> answered(Instant at, CalledBack recall, List<Counted> lines, String outcome) throws InterruptedException {
        var found = lines.stream().map(line -> Map.of("item", gtin(line.item()), "units", line.units(), "outcome", outcome)).toList();
        var body = Map.of("answeredAt", local(at), "lines", found);
        var path = "/v1/recalls/" + recall.recall() + "/stores/" + shop.store().gln() + "/answers";
        var done = reporting.report("answer to a recall", () -> services.ledger().post(path, body, key("recall-" + recall.recall(), at)));
        figures.did(Act.ANSWERED_RECALL, done.isPresent() ? 1 : 0);
        return done.stream().flatMap(answer -> answer.body().path("asked").valueStream()).filter(place -> place.path("store").asText().equals(shop.store().gln().digits()))
                .flatMap(place -> place.path("transfers").valueStream()).map(JsonNode::asText).toList();
    }

    /** What planning asks, and what stands in the queue of exceptions and is settled by a count. What only a person can close is closed. */
    @Override
    public List<Integer> asked() throws InterruptedException {
        var items = new TreeSet<Integer>();
        Lists.in(services.replenishment().get(path("/questions"))).forEach(question -> items.add(world.item(question.path("item").asText())));
        items.addAll(queue.itemsToCount());
        items.remove(-1);
        return List.copyOf(items);
    }

    @Override
    public List<CalledBack> calledBack() throws InterruptedException {
        return queue.calledBack();
    }

    private Map<String, Object> line(int item, int units) {
        return Map.of("item", gtin(item), "units", units);
    }

    private String gtin(int item) {
        return world.chain().articles().get(item).item().gtin().digits();
    }

    private OffsetDateTime local(Instant at) {
        return at.atZone(shop.store().zone()).toOffsetDateTime();
    }

    /** The same store reports the same thing at most once at an instant. */
    private static String key(String what, Instant at) {
        return what + "-" + at.getEpochSecond();
    }

    private String path(String rest) {
        return "/v1/stores/" + shop.store().gln() + rest;
    }
}
