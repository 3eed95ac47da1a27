package io.restock.terminal.staff;

import com.fasterxml.jackson.databind.JsonNode;
import io.restock.contracts.Gln;
import io.restock.terminal.rest.Lists;
import io.restock.terminal.rest.Service;
import io.restock.terminal.world.Homebound;
import io.restock.terminal.world.Lorry;
import io.restock.terminal.world.StoreLife;
import io.restock.terminal.world.Van;
import io.restock.terminal.world.World;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;

/** Lorries and vans that were under way before this run: the papers are all that is known of them, and are believed. */
public record OpenDespatches(World world, Service ledger) {
    private static final Duration TRANSFERS_DRIVE = Duration.ofHours(2);

    public void expectedBy(StoreLife life) throws InterruptedException {
        var open = ledger.get("/v1/stores/" + life.shop().store().gln() + "/despatches?status=OPEN&limit=500");
        for (var despatch : Lists.in(open)) {
            life.inherit(lorry(despatch, Duration.ofMinutes(life.shop().lane().transitMinutes())));
        }
        var store = life.shop().store().gln();
        for (var transfer : Lists.in(ledger.get("/v1/stores/" + store + "/transfers?open=true&limit=500"))) {
            var id = transfer.path("id").asText();
            var from = new Gln(transfer.path("from").asText());
            var arrival = Instant.parse(transfer.path("sentAt").asText()).plus(TRANSFERS_DRIVE);
            if (transfer.path("toCenter").asBoolean()) {
                life.inherit(new Homebound(id, from, arrival, underWay(transfer)));
            } else if (store.digits().equals(transfer.path("to").asText())) {
                life.inherit(new Van(id, from, arrival, underWay(transfer)));
            }
        }
    }

    private Map<Integer, Integer> underWay(JsonNode transfer) {
        var units = new TreeMap<Integer, Integer>();
        transfer.path("lines").forEach(line -> units.merge(world.item(line.path("item").asText()), line.path("open").asInt(), Integer::sum));
        units.remove(-1);
        return units;
    }

    private Lorry lorry(JsonNode despatch, Duration transit) {
        var units = new TreeMap<Integer, Integer>();
        despatch.path("lines").forEach(line -> units.merge(world.item(line.path("item").asText()), line.path("units").asInt(), Integer::sum));
        units.remove(-1);
        return new Lorry(despatch.path("sscc").asText(), Instant.parse(despatch.path("despatchedAt").asText()).plus(transit), units);
    }
}
