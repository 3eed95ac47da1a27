package io.restock.contracts.evolution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.restock.contracts.Codec;
import io.restock.contracts.Json;
import io.restock.contracts.StoreItemId;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** One file for each type and version that was ever written, as it was written. They are never changed; a new version adds its own. */
@DisplayName("What was ever written stays readable")
class GoldenFilesTest {
    static List<Published> published() {
        return Published.all();
    }

    @ParameterizedTest
    @MethodSource("published")
    void every_version_of_every_type_has_its_golden_file(Published type) {
        type.versions().forEach(version -> assertThat(type.golden(version))
                .as("golden file of %s, version %d: add %s/%s/%s.v%d.json", type, version, Published.GOLDEN, type.topic(), type.name(), version).isNotEmpty());
    }

    @ParameterizedTest
    @MethodSource("published")
    void the_current_version_is_written_as_its_golden_file_says(Published type) throws IOException {
        for (Path file : type.golden(type.version())) {
            ObjectNode golden = Published.read(file);
            byte[] written = write(type.codec(), read(type, type.version(), golden));
            assertThat(Json.MAPPER.readTree(written)).as("%s, read and written again", file).isEqualTo(golden.path("value"));
        }
    }

    @ParameterizedTest
    @MethodSource("published")
    void an_old_version_reads_as_if_it_had_been_written_today(Published type) {
        type.versions().filter(version -> version < type.version()).forEach(version -> type.golden(version).forEach(old -> {
            Path current = old.resolveSibling(old.getFileName().toString().replace(".v" + version, ".v" + type.version()));
            assertThat(read(type, version, Published.read(old))).as("%s against %s", old, current)
                    .isEqualTo(read(type, type.version(), Published.read(current)));
        }));
    }

    @Test
    void no_golden_file_is_of_a_type_that_nobody_reads() {
        var known = Published.all().stream().flatMap(type -> type.versions().boxed().flatMap(version -> type.golden(version).stream()))
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(Published.files(Published.GOLDEN)).containsExactlyElementsOf(known);
    }

    /** A reader of the last version meets the next one: a field that it has never heard of, anywhere. */
    @ParameterizedTest
    @MethodSource("published")
    void a_reader_passes_over_fields_that_are_newer_than_it_is(Published type) {
        for (Path file : type.golden(type.version())) {
            ObjectNode golden = Published.read(file);
            Object today = read(type, type.version(), golden);
            grow(golden.path("value"));
            assertThat(read(type, type.version() + 1, golden)).as("%s with fields of tomorrow", file).isEqualTo(today);
        }
    }

    /** A reader of today meets a word of tomorrow: it keeps the word where the list was published as open, and says so where it cannot go on. */
    @Test
    void a_reader_keeps_a_word_that_is_newer_than_it_is_or_refuses_the_record() throws IOException {
        var kept = new TreeSet<String>();
        for (Published type : Published.all()) {
            for (var field : Published.read(type.schema(type.version())).path("properties").properties()) {
                boolean open = field.getValue().has(RecordSchema.OPEN);
                if (open || field.getValue().has("enum")) {
                    ObjectNode tomorrow = Published.read(type.golden(type.version()).getFirst());
                    ((ObjectNode) tomorrow.path("value")).put(field.getKey(), "DONATION");
                    if (open) {
                        byte[] handedOn = write(type.codec(), read(type, type.version(), tomorrow));
                        assertThat(Json.MAPPER.readTree(handedOn)).isEqualTo(tomorrow.path("value"));
                        kept.add(type.name() + "." + field.getKey());
                    } else {
                        assertThatThrownBy(() -> read(type, type.version(), tomorrow)).isInstanceOf(IllegalArgumentException.class).hasMessageContaining("DONATION");
                    }
                }
            }
        }
        assertThat(kept).containsExactly("AdjustmentReversed.reason", "StockAdjusted.reason", "StockAdjustment.reason");
    }

    private static void grow(JsonNode node) {
        node.forEach(GoldenFilesTest::grow);
        if (node instanceof ObjectNode fields) {
            fields.putObject("addedTomorrow").put("by", "a newer writer");
        }
    }

    private static Object read(Published type, int version, ObjectNode golden) {
        StoreItemId key = golden.has("key") ? StoreItemId.of(golden.path("key").asText()) : null;
        Instant occurredAt = golden.has("occurredAt") ? Instant.parse(golden.path("occurredAt").asText()) : null;
        return type.codec().read(type.name(), version, bytes(golden.path("value")), key, occurredAt);
    }

    private static byte[] bytes(JsonNode value) {
        try {
            return Json.MAPPER.writeValueAsBytes(value);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @SuppressWarnings("unchecked")
    private static <T> byte[] write(Codec<T> codec, Object value) {
        return codec.write((T) value);
    }
}
