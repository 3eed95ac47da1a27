package io.restock.dashboard.floor;

import com.fasterxml.jackson.databind.JsonNode;
import io.restock.contracts.Gln;
import io.restock.contracts.Gtin;
import io.restock.contracts.catalog.Item;
import io.restock.dashboard.names.Names;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What the numbers in an answer are called.
 *
 * @param places names of stores by GLN; of a place that is no store none
 * @param items by GTIN
 */
public record Glossary(Map<String, String> places, Map<String, Named> items) {
    private static final Pattern GLN = Pattern.compile("\\d{13}");
    private static final Pattern GTIN = Pattern.compile("\\d{14}");

    /**
     * @param unit {@code EACH} or {@code GRAM}
     * @param casePack units in the smallest pack that a center ships, null where packs were not asked for
     * @param packs other numbers of it, and how many units each holds
     */
    public record Named(String name, String unit, @Schema(nullable = true) @Nullable Integer casePack, List<Item.Pack> packs) {}

    /** Of all numbers that stand somewhere in an answer. @param withPacks whether items come with their other numbers, so that they can be found by a scan */
    static Glossary of(JsonNode answer, Names names, boolean withPacks) {
        var numbers = new TreeSet<String>();
        collect(answer, numbers);
        Map<String, String> places = numbers.stream().filter(number -> GLN.matcher(number).matches()).flatMap(number -> names.store(new Gln(number)).stream())
                .collect(Collectors.toMap(store -> store.gln().digits(), store -> store.name()));
        var items = new LinkedHashMap<String, Named>();
        numbers.stream().filter(number -> GTIN.matcher(number).matches()).forEach(number -> items.put(number, named(new Gtin(number), names, withPacks)));
        return new Glossary(places, items);
    }

    private static Named named(Gtin item, Names names, boolean withPacks) {
        var named = names.of(item);
        if (!withPacks) {
            return new Named(named.name(), named.unit().name(), null, List.of());
        }
        var packing = names.packingOf(item);
        return new Named(named.name(), named.unit().name(), packing.casePack(), packing.packs());
    }

    private static void collect(JsonNode answer, TreeSet<String> numbers) {
        if (answer.isTextual()) {
            numbers.add(answer.asText());
        } else {
            answer.forEach(part -> collect(part, numbers));
        }
    }
}
