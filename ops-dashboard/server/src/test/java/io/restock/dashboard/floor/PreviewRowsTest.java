package io.restock.dashboard.floor;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.restock.contracts.Json;
import io.restock.dashboard.floor.PreviewRows.PreviewLine;
import io.restock.dashboard.floor.PreviewRows.Purpose;
import io.restock.dashboard.floor.PreviewRows.WavePreview;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A wave before it is released")
class PreviewRowsTest {
    private static final String FIRST = "7080001000011";
    private static final String SECOND = "7080001000028";
    private static final Glossary NONE = new Glossary(Map.of(), Map.of());

    @Test
    void shows_of_all_stores_the_lines_whose_next_pack_would_save_most() throws Exception {
        var preview = of(preview(), null);
        assertThat(preview.lines()).extracting(PreviewLine::orderLine).containsExactly("R-2/1", "R-1/1", "R-2/2");
        assertThat(preview.lines().getFirst().why()).isEqualTo("It gets none of 6.");
        assertThat(preview.lines().getLast().gain()).isNull();
        assertThat(preview.moreLines()).isZero();
        assertThat(preview.load().capacity().lines()).isEqualTo(2);
    }

    @Test
    void shows_of_one_store_all_of_its_lines_and_of_the_others_none() throws Exception {
        var preview = of(preview(), FIRST);
        assertThat(preview.lines()).extracting(PreviewLine::orderLine).containsExactly("R-1/1", "R-1/2");
        assertThat(preview.lines()).extracting(PreviewLine::reason).containsExactly("NO_STOCK", null);
        assertThat(preview.stores()).hasSize(2);
    }

    @Test
    void says_by_store_and_in_all_what_the_missing_packs_were_for_the_most_urgent_first() throws Exception {
        var preview = of(preview(), null);
        assertThat(preview.missing()).containsExactly(new Purpose("CUSTOMERS", 1), new Purpose("TARGET", 1), new Purpose("UNSAID", 1));
        assertThat(preview.stores().getFirst().missing()).containsExactly(new Purpose("TARGET", 1));
        assertThat(preview.stores().getLast().missing()).containsExactly(new Purpose("CUSTOMERS", 1), new Purpose("UNSAID", 1));
        assertThat(preview.stores().getFirst().packs()).isEqualTo(3);
        assertThat(preview.stores().getFirst().expectedLost().margin()).isNull();
    }

    @Test
    void of_a_hundred_thousand_lines_shows_some_hundred_and_says_how_many_more_there_are() throws Exception {
        ObjectNode preview = (ObjectNode) preview();
        var lines = (ArrayNode) preview.path("lines");
        for (int i = 0; i < 1_000; i++) {
            lines.add(Json.MAPPER.readTree(line("R-9/" + i, FIRST, 6, 6)));
        }
        var shown = of(preview, FIRST);
        assertThat(shown.lines()).hasSize(PreviewRows.LINES_AT_MOST);
        assertThat(shown.moreLines()).isEqualTo(1_002 - PreviewRows.LINES_AT_MOST);
        assertThat(shown.lines().getFirst().orderLine()).isEqualTo("R-1/1");
    }

    private static WavePreview of(JsonNode preview, @Nullable String store) {
        return PreviewRows.of(preview, store, _ -> NONE);
    }

    private static JsonNode preview() throws JsonProcessingException {
        return Json.MAPPER.readTree("""
                {"dc": "7080002000010", "at": "2026-03-02T10:00:00Z", "lines": [%s, %s, %s, %s],
                 "stores": [
                  {"store": "%s", "lines": 2, "packs": 3, "promised": {"eaches": 18, "grams": 0}, "missing": {"eaches": 6, "grams": 0}, "expectedLost": {"eaches": 0.4, "grams": 0}},
                  {"store": "%s", "lines": 2, "packs": 0, "promised": {"eaches": 0, "grams": 0}, "missing": {"eaches": 12, "grams": 0},
                   "expectedLost": {"eaches": 2.5, "grams": 0, "margin": 6.25}}],
                 "shorts": [%s, %s, %s],
                 "load": {"lines": 2, "cases": 3, "linesLeft": 0, "casesLeft": 0, "capacity": {"lines": 2}}}""".formatted(
                line("R-1/1", FIRST, 12, 6), line("R-1/2", FIRST, 12, 12), line("R-2/1", SECOND, 6, 0), line("R-2/2", SECOND, 6, 0), FIRST, SECOND,
                missing("R-1/1", FIRST, ", \"tier\": \"TARGET\", \"gain\": 0.12, \"why\": \"It gets 6 of 12.\""),
                missing("R-2/1", SECOND, ", \"tier\": \"CUSTOMERS\", \"gain\": 0.9, \"why\": \"It gets none of 6.\""), missing("R-2/2", SECOND, "")));
    }

    private static String line(String id, String store, int waiting, int promised) {
        return "{\"orderLine\": \"%s\", \"store\": \"%s\", \"item\": \"07038010000010\", \"unit\": \"EACH\", \"waiting\": %d, \"promised\": %d, \"packs\": %d, \"dueAt\": \"2026-03-03T09:00:00Z\"}"
                .formatted(id, store, waiting, promised, promised / 6);
    }

    private static String missing(String id, String store, String more) {
        return "{\"orderLine\": \"%s\", \"store\": \"%s\", \"item\": \"07038010000010\", \"units\": 6, \"outcome\": \"BACK_ORDERED\", \"reason\": \"NO_STOCK\"%s}".formatted(id,
                store,
                more);
    }
}
