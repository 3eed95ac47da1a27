package io.restock.dashboard.page;

import com.fasterxml.jackson.databind.JsonNode;
import io.restock.contracts.Gln;
import io.restock.contracts.Gtin;
import io.restock.dashboard.names.Names;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The search service's answer, read for the page. */
record SearchAnswer(JsonNode answer, Names names) {
    Found found() {
        var hits = new ArrayList<Found.Hit>();
        answer.path("hits").forEach(hit -> hits.add(hit(hit)));
        Map<String, List<Found.Facet>> facets = new TreeMap<>();
        answer.path("facets").properties().forEach(facet -> facets.put(facet.getKey(), facet(facet.getKey(), facet.getValue())));
        return new Found(answer.path("total").asLong(), hits, facets, longOrNull(answer.path("freshness").path("behindMillis")),
                textOrNull(answer.path("next")), textOrNull(answer.path("didYouMean")));
    }

    private Found.Hit hit(JsonNode hit) {
        var store = new Gln(hit.path("store").asText());
        var item = new Gtin(hit.path("item").asText());
        return new Found.Hit(store, names.of(store), item, hit.path("name").asText(), names.of(item).unit().name(),
                textOrNull(hit.path("brand")), textOrNull(hit.path("category")), hit.path("state").asText(), intOrNull(hit.path("onHand")), intOrNull(hit.path("inTransit")),
                hit.path("onOrder").asInt(), intOrNull(hit.path("available")),
                textOrNull(hit.path("price")), textOrNull(hit.path("currency")),
                instantOrNull(hit.path("changedAt")), highlights(hit), textOrNull(hit.path("department")), textOrNull(hit.path("seller")), textOrNull(hit.path("region")),
                hit.path("cover").isNumber() ? Double.valueOf(hit.path("cover").asDouble()) : null, intOrNull(hit.path("reorderLevel")), textOrNull(hit.path("range")),
                instantOrNull(hit.path("recordedAt")));
    }

    private static @Nullable Instant instantOrNull(JsonNode node) {
        String text = textOrNull(node);
        return text == null ? null : Instant.parse(text);
    }

    private static List<String> highlights(JsonNode hit) {
        var words = new ArrayList<String>();
        hit.path("highlights").forEach(word -> words.add(word.asText()));
        return words;
    }

    private List<Found.Facet> facet(String name, JsonNode values) {
        var facets = new ArrayList<Found.Facet>();
        values.forEach(value -> {
            String text = value.path("value").asText();
            facets.add(new Found.Facet(text, name.equals("store") || name.equals("dc") ? names.of(new Gln(text)) : text, value.path("count").asLong()));
        });
        return facets;
    }

    private static @Nullable String textOrNull(JsonNode node) {
        return node.isMissingNode() || node.isNull() ? null : node.asText();
    }

    private static @Nullable Integer intOrNull(JsonNode node) {
        return node.isNumber() ? node.asInt() : null;
    }

    private static @Nullable Long longOrNull(JsonNode node) {
        return node.isNumber() ? node.asLong() : null;
    }
}
