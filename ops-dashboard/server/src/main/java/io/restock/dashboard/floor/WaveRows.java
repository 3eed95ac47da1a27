package io.restock.dashboard.floor;

import com.fasterxml.jackson.databind.JsonNode;
import io.restock.contracts.Gln;
import io.restock.dashboard.names.Names;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Waves without their picks, which may be a hundred thousand: how far each is. */
public final class WaveRows {
    private WaveRows() {}

    public record Waves(List<WaveRow> waves, @Schema(nullable = true) @Nullable Long next) {}

    /**
     * @param cutOffAt whose lines it took, null if it took all
     * @param status OPEN while something is to be picked, despatched or put back
     * @param picks that were asked for and not called off; {@code done} of them are answered, {@code fellShort} of those in part or not at all
     * @param unmet lines that found no stock when it was released
     * @param toPutBack picks whose goods are staged and were called off
     * @param staged stores for which goods stand ready to leave
     */
    public record WaveRow(long id, Instant releasedAt, @Schema(nullable = true) @Nullable Instant cutOffAt, boolean byClock, String status, int picks, int done, int fellShort,
            int unmet, int toPutBack, int calledOff, @Schema(nullable = true) @Nullable Instant dueAt, List<Staged> staged) {}

    /** @param open picks for this store that nobody has answered */
    public record Staged(Gln store, String storeName, int picks, int open) {}

    static Waves of(JsonNode answer, Names names) {
        var rows = new ArrayList<WaveRow>();
        answer.path("waves").forEach(wave -> rows.add(row(wave, names)));
        return new Waves(rows, answer.hasNonNull("next") ? answer.path("next").asLong() : null);
    }

    private static WaveRow row(JsonNode wave, Names names) {
        int picks = 0;
        int done = 0;
        int fellShort = 0;
        int toPutBack = 0;
        int calledOff = 0;
        Instant due = null;
        Map<String, int[]> byStore = new LinkedHashMap<>();
        for (JsonNode pick : wave.path("picks")) {
            if (pick.hasNonNull("calledOff")) {
                calledOff++;
                toPutBack += pick.hasNonNull("toPutBack") ? 1 : 0;
                continue;
            }
            picks++;
            int[] ofStore = byStore.computeIfAbsent(pick.path("store").asText(), _ -> new int[2]);
            if (!pick.hasNonNull("picked")) {
                ofStore[1]++;
                Instant dueAt = Instant.parse(pick.path("dueAt").asText());
                due = due == null || dueAt.isBefore(due) ? dueAt : due;
            } else {
                done++;
                int picked = pick.path("picked").asInt();
                fellShort += picked < pick.path("units").asInt() ? 1 : 0;
                ofStore[0] += picked > 0 && !pick.hasNonNull("despatch") ? 1 : 0;
            }
        }
        var staged = byStore.entrySet().stream().filter(store -> store.getValue()[0] > 0).map(store -> staged(store.getKey(), store.getValue(), names)).toList();
        return new WaveRow(wave.path("id").asLong(), Instant.parse(wave.path("releasedAt").asText()),
                wave.hasNonNull("cutOffAt") ? Instant.parse(wave.path("cutOffAt").asText()) : null, wave.path("byClock").asBoolean(), wave.path("status").asText(), picks, done,
                fellShort, wave.path("shorts").size(), toPutBack, calledOff, due, staged);
    }

    private static Staged staged(String gln, int[] picks, Names names) {
        var store = new Gln(gln);
        return new Staged(store, names.of(store), picks[0], picks[1]);
    }
}
