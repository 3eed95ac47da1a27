package io.restock.terminal.rest;

import com.fasterxml.jackson.databind.JsonNode;
import io.restock.contracts.catalog.Item;
import io.restock.contracts.catalog.Store;
import io.restock.contracts.despatch.Lane;
import io.restock.terminal.rest.Answer.Done;
import io.restock.terminal.rest.Answer.NotNow;
import io.restock.terminal.rest.Answer.Refused;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Registers stores, items and prices with the ledger, a few hundred a request. Doing the same again changes nothing. */
public final class Catalog {
    private static final int LINES_PER_REQUEST = 500;
    private static final Patience PATIENCE = new Patience(30);

    private final Service ledger;

    public Catalog(Service ledger) {
        this.ledger = ledger;
    }

    /** @throws NotTaken if the ledger refuses a store */
    public void stores(List<Store> stores) throws InterruptedException {
        put("/v1/stores", stores.stream().map(Catalog::body).toList());
    }

    /** @throws NotTaken if the ledger refuses an item */
    public void items(List<Item> items) throws InterruptedException {
        put("/v1/items", items.stream().map(Catalog::body).toList());
    }

    /** @throws NotTaken if the ledger refuses a price */
    public void prices(List<Map<String, Object>> prices) throws InterruptedException {
        put("/v1/prices", prices);
    }

    private void put(String path, List<?> bodies) throws InterruptedException {
        for (int from = 0; from < bodies.size(); from += LINES_PER_REQUEST) {
            var chunk = new ArrayList<Object>(bodies.subList(from, Math.min(bodies.size(), from + LINES_PER_REQUEST)));
            switch (PATIENCE.ask(() -> ledger.putLines(path, chunk))) {
                case Done done -> mustHaveNoProblems(path, done.body());
                case Refused refused -> throw new NotTaken("the ledger refuses PUT " + path + ": " + refused.reason());
                case NotNow notNow -> throw new NotTaken("the ledger does not answer PUT " + path + ": " + notNow.reason() + "; is it running?");
            }
        }
    }

    private static void mustHaveNoProblems(String path, JsonNode answer) {
        var problems = answer.path("problems");
        if (problems.isArray() && !problems.isEmpty()) {
            throw new NotTaken("the ledger refuses a line of PUT " + path + ": " + problems.get(0));
        }
    }

    private static Map<String, Object> body(Store store) {
        var body = new LinkedHashMap<String, Object>();
        body.put("gln", store.gln());
        body.put("name", store.name());
        body.put("zone", store.zone());
        body.put("closeOut", store.closeOut().toString());
        if (store.dc() != null) {
            body.put("dc", store.dc());
        }
        body.put("region", store.region());
        body.put("closedOn", store.closedOn().stream().map(Object::toString).toList());
        return body;
    }

    /** What the chain of the simulation knows of an item. Of state, kits and dates it says nothing, so that they stay as they are. */
    private static Map<String, @Nullable Object> body(Item item) {
        var body = new LinkedHashMap<String, @Nullable Object>();
        body.put("gtin", item.gtin());
        body.put("name", item.name());
        body.put("brand", item.brand());
        body.put("department", item.department());
        body.put("category", item.category());
        body.put("unit", item.unit());
        body.put("casePack", item.casePack());
        body.put("packs", item.packs());
        if (!item.substitutes().isEmpty()) {
            body.put("substitutes", item.substitutes());
        }
        return body;
    }

    /** The same, and the state that it has from now on. */
    public static Map<String, @Nullable Object> body(Item item, Item.State state) {
        var body = body(item);
        body.put("state", state);
        return body;
    }

    /** Where a lane is planned. */
    public static String path(Lane lane) {
        return "/v1/dcs/" + lane.dc() + "/lanes/" + lane.store();
    }

    public static Map<String, Object> body(Lane lane) {
        return Map.of("cutOffs", lane.cutOffs().stream().map(Object::toString).toList(), "handlingMinutes", lane.handlingMinutes(), "transitMinutes", lane.transitMinutes(),
                "holidays", lane.holidays().stream().map(Object::toString).toList());
    }

    /** A service did not take what the work cannot begin without. */
    public static final class NotTaken extends RuntimeException {
        private static final long serialVersionUID = 1;

        public NotTaken(String sentence) {
            super(sentence);
        }
    }
}
