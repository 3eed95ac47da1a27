package io.restock.terminal.staff;

import com.fasterxml.jackson.databind.JsonNode;
import io.restock.contracts.BusinessClock;
import io.restock.contracts.Gtin;
import io.restock.terminal.chain.Chain.Center;
import io.restock.terminal.figures.Figures;
import io.restock.terminal.rest.Answer.Done;
import io.restock.terminal.rest.Lists;
import io.restock.terminal.rest.Patience;
import io.restock.terminal.rest.Service;
import io.restock.terminal.rest.Services;
import io.restock.terminal.shift.Shift;
import io.restock.terminal.world.Buyer;
import io.restock.terminal.world.CenterFloor.Place;
import io.restock.terminal.world.SupplierOrder;
import io.restock.terminal.world.Suppliers;
import io.restock.terminal.world.World;
import java.time.Instant;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Queue;

/**
 * The buyer of one distribution center and those who take in what suppliers bring. The buyer hears the center's live demand three times a day, for as long as
 * it is kept, and orders at noon and after the shops have closed. At the same times the stock keeper settles what is questioned.
 */
public final class CenterOffice {
    /** Six hours each: what live demand keeps. The last one ends the day. */
    private static final List<LocalTime> LISTENING = List.of(LocalTime.of(11, 0), LocalTime.of(17, 0), LocalTime.of(23, 0));
    private static final List<LocalTime> ORDERING = List.of(LocalTime.of(11, 0), LocalTime.of(23, 0));
    private static final String DEMAND = "/demand?windowMinutes=360&limit=1000";

    private final World world;
    private final Center center;
    private final Service distribution;
    private final Figures figures;
    private final Reporting reporting;
    private final Buyer buyer;
    private final Queue<SupplierOrder> underWay = new PriorityQueue<>(Comparator.comparing(SupplierOrder::arrival));
    private final boolean suppliers;
    private final CenterDesk desk;
    private Instant listening;
    private Instant opens = Instant.MIN;

    /** @param suppliers whether there are any; @param missing share of their lines that do not come, 0 to 1 */
    public CenterOffice(World world, Center center, Services services, Figures figures, BusinessClock clock, Shift working, boolean suppliers, double missing) {
        this.world = world;
        this.center = center;
        this.distribution = services.distribution();
        this.figures = figures;
        this.suppliers = suppliers;
        this.reporting = new Reporting(figures, working);
        this.desk = new CenterDesk(world, center, distribution, new OpenExceptions(world, services.ledger(), figures, reporting), figures, clock, reporting);
        var now = clock.instant();
        var chain = world.chain();
        var tomorrow = now.atZone(center.zone()).toLocalDate().plusDays(1);
        double[] perDay = new double[chain.articles().size()];
        chain.shopsOf(center).forEach(shop -> {
            for (int item = 0; item < perDay.length; item++) {
                perDay[item] += world.customers().average(shop, item, tomorrow, 1);
            }
        });
        this.buyer = new Buyer(new Suppliers(world.draws(), center, chain.articles(), missing), chain.articles(), center.zone(), perDay);
        this.listening = next(now);
    }

    /** When there is something to do. */
    public Instant due() {
        var lorry = underWay.peek();
        return lorry != null && lorry.arrival().isBefore(listening) ? unloading(lorry) : listening;
    }

    /** What suppliers bring waits in the yard while nobody is there, and what stores sell is not heard. */
    public void closeUntil(Instant work) {
        opens = work;
        while (listening.isBefore(work)) {
            listening = next(listening);
        }
    }

    private Instant unloading(SupplierOrder lorry) {
        return lorry.arrival().isBefore(opens) ? opens : lorry.arrival();
    }

    /** Does what is due first. */
    public void work() throws InterruptedException {
        var lorry = underWay.peek();
        if (lorry != null && lorry.arrival().isBefore(listening)) {
            takeIn(underWay.remove());
            return;
        }
        var local = listening.atZone(center.zone());
        listen();
        if (local.toLocalTime().equals(LISTENING.getLast())) {
            buyer.dayIsOver(local.toLocalDate());
        }
        if (suppliers && ORDERING.contains(local.toLocalTime())) {
            order(listening);
        }
        desk.settle(listening);
        listening = next(listening);
    }

    private Instant next(Instant after) {
        var day = after.atZone(center.zone()).toLocalDate();
        return LISTENING.stream().map(time -> day.atTime(time).atZone(center.zone()).toInstant()).filter(time -> time.isAfter(after)).findFirst()
                .orElseGet(() -> day.plusDays(1).atTime(LISTENING.getFirst()).atZone(center.zone()).toInstant());
    }

    private void listen() throws InterruptedException {
        if (Patience.STEADY.ask(() -> distribution.get(path(DEMAND))) instanceof Done done) {
            done.body().path("items").forEach(line -> {
                int item = item(line);
                if (item >= 0) {
                    buyer.hear(item, line.path("units").asLong());
                }
            });
        }
    }

    private void order(Instant at) throws InterruptedException {
        var rows = Lists.all(distribution, path("/stock?limit=1000"), Patience.STEADY);
        if (rows.isPresent()) {
            int[] available = new int[world.chain().articles().size()];
            rows.get().forEach(row -> {
                int item = item(row);
                if (item >= 0) {
                    available[item] = row.path("available").asInt();
                }
            });
            for (SupplierOrder order : buyer.order(at, available)) {
                place(order);
                underWay.add(order);
            }
        }
    }

    /** So that the center's system knows what is to come. */
    private void place(SupplierOrder order) throws InterruptedException {
        var lines = new ArrayList<Map<String, Object>>(order.ordered().size());
        order.ordered().forEach((item, units) -> lines.add(Map.of("item", gtin(item), "units", units)));
        var body = Map.of("supplier", "Supplier " + (order.supplier() + 1), "expectedAt", order.expected(), "lines", lines);
        reporting.report("supplier order", () -> distribution.put(path("/supplier-orders/" + number(order)), body));
    }

    private String number(SupplierOrder order) {
        return "PO-%s-%d-%d".formatted(center.gln(), order.placed().getEpochSecond(), order.supplier() + 1);
    }

    private Gtin gtin(int item) {
        return world.chain().articles().get(item).item().gtin();
    }

    private void takeIn(SupplierOrder order) throws InterruptedException {
        buyer.arrived(order);
        var lines = new ArrayList<Map<String, Object>>(order.units().size());
        order.units().forEach((item, units) -> {
            if (units > 0) {
                lines.add(Map.of("item", gtin(item), "units", units));
            }
        });
        if (lines.isEmpty()) {
            return;
        }
        String key = number(order);
        var body = Map.of("receivedAt", unloading(order), "reference", key, "lines", lines);
        reporting.report("inbound", () -> distribution.post(path("/inbound"), body, key)).ifPresent(done -> {
            figures.inbound.increment();
            putAway(done.body());
        });
    }

    /** To where the center's system says. */
    private void putAway(JsonNode answer) {
        answer.path("lines").forEach(line -> world.floor(center).putAway(item(line), Place.valueOf(line.path("location").asText()), line.path("units").asInt()));
    }

    private int item(JsonNode line) {
        return world.item(line.path("item").asText());
    }

    private String path(String rest) {
        return "/v1/dcs/" + center.gln() + rest;
    }
}
