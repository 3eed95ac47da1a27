package io.restock.dashboard.floor;

import com.fasterxml.jackson.databind.JsonNode;
import io.restock.contracts.Gln;
import io.restock.contracts.Gtin;
import io.restock.contracts.Json;
import io.restock.dashboard.floor.AheadAnswers.WaveBounds;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What a wave would do, store by store. Of its lines, which may be a hundred thousand, those that one looks at: a store's, or those that would save most. */
public final class PreviewRows {
    static final int LINES_AT_MOST = 300;
    /** For lines of which nobody has said what their next pack is for. The purposes stand in the alphabet as they do by urgency, and this behind them. */
    private static final String UNSAID = "UNSAID";

    private PreviewRows() {}

    /**
     * @param cutOffAt up to which lines it takes, null for all that wait
     * @param missing of all stores, by what the next pack of each line would have been for, the most urgent first
     * @param lines of the one store that was asked for; else those that do not get all, the one whose next pack would save most first
     * @param moreLines how many of these are not listed
     */
    public record WavePreview(Instant at, @Schema(nullable = true) @Nullable Instant cutOffAt, WaveLoad load, List<Purpose> missing, List<PreviewStore> stores,
            List<PreviewLine> lines, int moreLines, Glossary names) {
        WavePreview with(Glossary found) {
            return new WavePreview(at, cutOffAt, load, missing, stores, lines, moreLines, found);
        }
    }

    /**
     * What the wave asks of its center.
     *
     * @param cases case packs
     * @param hands people whom it keeps busy, or null where nobody has said how many cases one picks
     * @param linesLeft lines of which something waits for the next wave because this one is full; {@code casesLeft} case packs of them
     */
    public record WaveLoad(long lines, long cases, @Schema(nullable = true) @Nullable Long hands, long linesLeft, long casesLeft, WaveBounds capacity) {}

    /** @param tier CUSTOMERS, PRESENTATION_MINIMUM, REORDER_LEVEL, TARGET, or UNSAID; @param lines that do not get all they wait for */
    public record Purpose(String tier, int lines) {}

    /** @param lines that wait; @param packs case packs that it gets; @param missing lines that do not get all, by what their next pack would have been for */
    public record PreviewStore(Gln store, int lines, long packs, Amount promised, Amount notSent, LostSales expectedLost, List<Purpose> missing) {}

    /** Units of what is counted and of what is weighed, which are never added. */
    public record Amount(long eaches, long grams) {}

    /** @param margin in the currency of the policies, null where no policy names one */
    public record LostSales(double eaches, double grams, @Schema(nullable = true) @Nullable Double margin) {}

    /**
     * @param promised units of those that wait; {@code packs} case packs
     * @param reason why it does not get all, in one word, and {@code why} in one sentence; null if it does
     * @param gain lost sales that each unit of its next pack would have saved
     */
    public record PreviewLine(String orderLine, Gln store, Gtin item, int waiting, int promised, int packs, Instant dueAt, @Schema(nullable = true) @Nullable String tier,
            @Schema(nullable = true) @Nullable String reason, @Schema(nullable = true) @Nullable String outcome, @Schema(nullable = true) @Nullable Double gain,
            @Schema(nullable = true) @Nullable String why) {}

    /** @param store whose lines are wanted, or null */
    static WavePreview of(JsonNode answer, @Nullable String store, Function<JsonNode, Glossary> glossary) {
        Map<String, JsonNode> shorts = new HashMap<>();
        answer.path("shorts").forEach(each -> shorts.put(each.path("orderLine").asText(), each));
        Map<String, Map<String, Integer>> byStore = new HashMap<>();
        Map<String, Integer> byTier = new TreeMap<>();
        shorts.values().forEach(each -> {
            byTier.merge(tier(each), 1, Integer::sum);
            byStore.computeIfAbsent(each.path("store").asText(), _ -> new TreeMap<>()).merge(tier(each), 1, Integer::sum);
        });
        var stores = new ArrayList<PreviewStore>();
        answer.path("stores").forEach(each -> stores.add(store(each, byStore.getOrDefault(each.path("store").asText(), Map.of()))));
        var wanted = new ArrayList<PreviewLine>();
        answer.path("lines").forEach(each -> {
            JsonNode missing = shorts.get(each.path("orderLine").asText());
            if (store == null ? missing != null : each.path("store").asText().equals(store)) {
                wanted.add(line(each, missing));
            }
        });
        wanted.sort(Comparator.comparingDouble((PreviewLine line) -> line.gain() == null ? -1 : line.gain()).reversed());
        var listed = wanted.subList(0, Math.min(LINES_AT_MOST, wanted.size()));
        var preview = new WavePreview(Instant.parse(answer.path("at").asText()), answer.hasNonNull("cutOffAt") ? Instant.parse(answer.path("cutOffAt").asText()) : null,
                Floor.read(answer.path("load"), WaveLoad.class), purposes(byTier), stores, List.copyOf(listed), wanted.size() - listed.size(), new Glossary(Map.of(), Map.of()));
        return preview.with(glossary.apply(Json.MAPPER.valueToTree(preview)));
    }

    private static PreviewStore store(JsonNode store, Map<String, Integer> missing) {
        return new PreviewStore(new Gln(store.path("store").asText()), store.path("lines").asInt(), store.path("packs").asLong(), Floor.read(store.path("promised"), Amount.class),
                Floor.read(store.path("missing"), Amount.class), Floor.read(store.path("expectedLost"), LostSales.class), purposes(missing));
    }

    private static PreviewLine line(JsonNode line, @Nullable JsonNode missing) {
        return new PreviewLine(line.path("orderLine").asText(), new Gln(line.path("store").asText()), new Gtin(line.path("item").asText()), line.path("waiting").asInt(),
                line.path("promised").asInt(), line.path("packs").asInt(), Instant.parse(line.path("dueAt").asText()), text(missing, "tier"), text(missing, "reason"),
                text(missing, "outcome"), missing == null || !missing.hasNonNull("gain") ? null : missing.path("gain").asDouble(), text(missing, "why"));
    }

    private static @Nullable String text(@Nullable JsonNode of, String field) {
        return of == null ? null : of.path(field).asText(null);
    }

    private static List<Purpose> purposes(Map<String, Integer> byTier) {
        return byTier.entrySet().stream().map(each -> new Purpose(each.getKey(), each.getValue())).toList();
    }

    private static String tier(JsonNode missing) {
        return missing.path("tier").asText(UNSAID);
    }
}
