package io.restock.gateway.answer;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.restock.contracts.Gln;
import java.io.IOException;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/**
 * Adds to each line of an applied transaction the item's inventory position, its open order that is due next, and when. They are left out, and that is
 * said, where replenishment is away or the transaction has more items than we ask for.
 */
final class OrderNotes {
    private static final int ITEMS_AT_MOST = 50;

    private final Neighbour replenishment;

    OrderNotes(Neighbour replenishment) {
        this.replenishment = replenishment;
    }

    void addTo(ObjectNode applied, Gln store, @Nullable String authorization) {
        Map<String, Optional<ObjectNode>> byItem = new HashMap<>();
        for (JsonNode line : applied.path("lines")) {
            String item = line.path("item").asText("");
            if (!(line instanceof ObjectNode fields) || item.isEmpty()) {
                continue;
            }
            if (!byItem.containsKey(item)) {
                if (byItem.size() == ITEMS_AT_MOST) {
                    applied.put("note", "position and open orders are given for the first " + ITEMS_AT_MOST + " items only");
                    return;
                }
                try {
                    byItem.put(item, Optional.ofNullable(replenishment.get("/v1/stores/" + store + "/positions/" + item, authorization)));
                } catch (IOException e) {
                    applied.put("note", "replenishment does not answer just now, so position and open orders are left out");
                    return;
                }
            }
            byItem.get(item).ifPresent(position -> add(fields, position));
        }
    }

    private static void add(ObjectNode line, ObjectNode position) {
        line.set("position", position.get("position"));
        nextDue(position).ifPresent(order -> {
            line.set("openOrder", order);
            line.set("dueAt", order.get("dueAt"));
        });
    }

    private static Optional<JsonNode> nextDue(ObjectNode position) {
        return StreamSupport.stream(position.path("openLines").spliterator(), false)
                .filter(order -> order.hasNonNull("dueAt"))
                .min(Comparator.comparing(order -> order.get("dueAt").asText()));
    }
}
