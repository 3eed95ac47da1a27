package io.restock.terminal.staff;

import com.fasterxml.jackson.databind.JsonNode;
import io.restock.contracts.store.AdjustmentReason;
import io.restock.contracts.store.StoreRecord.Condition;
import io.restock.terminal.chain.Chain.Shop;
import io.restock.terminal.figures.Figures;
import io.restock.terminal.rest.Lists;
import io.restock.terminal.rest.Services;
import io.restock.terminal.shift.Shift;
import io.restock.terminal.till.Till;
import io.restock.terminal.world.BeltLine;
import io.restock.terminal.world.Lorry;
import io.restock.terminal.world.ReceiptNumber;
import io.restock.terminal.world.StoreReports;
import io.restock.terminal.world.World;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The people of one store, as far as the services hear of them: cashiers ring up, others report to the ledger what came, what they counted and what broke. */
public final class StoreStaff implements StoreReports {
    private final World world;
    private final Shop shop;
    private final List<Till> tills;
    private final Services services;
    private final Figures figures;
    private final Shift selling;
    private final Reporting reporting;

    /** @param selling while it lasts a cashier waits for room in the till's queue */
    public StoreStaff(World world, Shop shop, List<Till> tills, Services services, Figures figures, Shift selling, Shift working) {
        this.world = world;
        this.shop = shop;
        this.tills = tills;
        this.services = services;
        this.figures = figures;
        this.selling = selling;
        this.reporting = new Reporting(figures, working);
    }

    @Override
    public ReceiptNumber rungUp(Instant at, int till, List<BeltLine> lines) throws InterruptedException {
        return tills.get(till - 1).ringUp(at, lines, selling);
    }

    @Override
    public void received(Instant at, Lorry lorry, List<Unloaded> lines) throws InterruptedException {
        var bodies = new ArrayList<Map<String, Object>>(lines.size());
        for (var line : lines) {
            add(bodies, line.item(), line.good(), Condition.GOOD);
            add(bodies, line.item(), line.damaged(), Condition.DAMAGED);
        }
        var body = Map.of("receivedAt", local(at), "despatch", lorry.sscc(), "lines", bodies, "complete", true);
        if (!bodies.isEmpty() && reporting.report("receipt", () -> services.ledger().post(path("/receipts"), body, "receipt-" + lorry.sscc())).isPresent()) {
            figures.deliveries.increment();
        }
    }

    private void add(List<Map<String, Object>> bodies, int item, int units, Condition condition) {
        if (units > 0) {
            bodies.add(Map.of("item", gtin(item), "units", units, "condition", condition));
        }
    }

    @Override
    public void counted(Instant at, List<Counted> lines) throws InterruptedException {
        var body = Map.of("countedAt", local(at), "lines", lines.stream().map(line -> line(line.item(), line.units())).toList());
        if (reporting.report("count", () -> services.ledger().post(path("/counts"), body, key("count", at))).isPresent()) {
            figures.counts.increment();
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
    public List<Integer> asked() throws InterruptedException {
        return Lists.in(services.replenishment().get(path("/questions"))).stream().map(this::item).filter(item -> item >= 0).toList();
    }

    private int item(JsonNode question) {
        return world.item(question.path("item").asText());
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
