package io.restock.terminal.staff;

import com.fasterxml.jackson.databind.JsonNode;
import io.restock.terminal.figures.Act;
import io.restock.terminal.figures.Figures;
import io.restock.terminal.rest.Answer.Done;
import io.restock.terminal.rest.Service;
import io.restock.terminal.world.CenterFloor;
import io.restock.terminal.world.CenterFloor.Place;
import io.restock.terminal.world.World;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What pickers take in place of an item that is empty or broken: now and then, where it names another one and that really stands there. */
record Substitutes(World world, CenterFloor floor, Service distribution, Figures figures, Reporting reporting) {
    /** Of short picks for which there is something else. */
    private static final double TAKEN = 0.5;
    /** What is not found mostly lies one bay further, and comes with the next wave. */
    private static final Set<Object> REASONS = Set.of("EMPTY", "DAMAGED");

    /**
     * Reports a short pick by itself, with what goes in its place.
     *
     * @param line what the picker would say otherwise
     * @return false if nothing goes in its place, so that it is still to be reported
     */
    boolean isSent(String wave, JsonNode pick, Map<String, Object> line) throws InterruptedException {
        int item = world.item(pick.path("item").asText());
        if (!REASONS.contains(line.getOrDefault("reason", "")) || item < 0 || world.chain().articles().get(item).item().substitutes().isEmpty()
                || world.draws().of("substitute", pick.path("store").asText(), item, pick.path("dueAt").asText()).nextDouble() >= TAKEN) {
            return false;
        }
        if (!(distribution.get("/v1/waves/" + wave + "/substitutes") instanceof Done offered)) {
            return false;
        }
        for (JsonNode each : offered.body().path("picks")) {
            if (each.path("pick").asLong() == pick.path("pick").asLong()) {
                return isSent(wave, pick, line, each.path("offers").path(0));
            }
        }
        return false;
    }

    private boolean isSent(String wave, JsonNode pick, Map<String, Object> line, JsonNode offer) throws InterruptedException {
        int other = world.item(offer.path("item").asText());
        String location = offer.path("location").asText();
        if (other < 0 || !List.of("PICK_FACE", "RESERVE").contains(location)) {
            return false;
        }
        int missing = Math.min(offer.path("units").asInt(), pick.path("units").asInt() - ((Number) line.getOrDefault("units", 0)).intValue());
        int casePack = offer.path("casePack").asInt(1);
        int units = missing / casePack * casePack;
        var place = Place.valueOf(location);
        if (units == 0 || floor.at(place, other) < units) {
            return false;
        }
        var instead = new LinkedHashMap<>(line);
        instead.put("substitute", Map.of("item", offer.path("item").asText(), "units", units, "location", location));
        if (reporting
                .report("pick", () -> distribution.post("/v1/waves/" + wave + "/picks", Map.of("lines", List.of(instead)), "substitute-" + wave + "-" + pick.path("pick").asText()))
                .isEmpty()) {
            return false;
        }
        floor.pick(Long.parseLong(wave), pick.path("store").asText(), other, place, units, 0);
        figures.picks.increment();
        figures.shorts.increment();
        figures.did(Act.SUBSTITUTED, 1);
        return true;
    }
}
