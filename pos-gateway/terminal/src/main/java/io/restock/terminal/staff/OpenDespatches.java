package io.restock.terminal.staff;

import com.fasterxml.jackson.databind.JsonNode;
import io.restock.terminal.rest.Lists;
import io.restock.terminal.rest.Service;
import io.restock.terminal.world.Lorry;
import io.restock.terminal.world.StoreLife;
import io.restock.terminal.world.World;
import java.time.Duration;
import java.time.Instant;
import java.util.TreeMap;

/** Lorries that were under way before this run: the papers are all that is known of them, and are believed. */
public record OpenDespatches(World world, Service ledger) {
    public void expectedBy(StoreLife life) throws InterruptedException {
        var open = ledger.get("/v1/stores/" + life.shop().store().gln() + "/despatches?status=OPEN&limit=500");
        for (var despatch : Lists.in(open)) {
            life.inherit(lorry(despatch, Duration.ofMinutes(life.shop().lane().transitMinutes())));
        }
    }

    private Lorry lorry(JsonNode despatch, Duration transit) {
        var units = new TreeMap<Integer, Integer>();
        despatch.path("lines").forEach(line -> units.merge(world.item(line.path("item").asText()), line.path("units").asInt(), Integer::sum));
        units.remove(-1);
        return new Lorry(despatch.path("sscc").asText(), Instant.parse(despatch.path("despatchedAt").asText()).plus(transit), units);
    }
}
