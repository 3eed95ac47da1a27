package io.restock.contracts.evolution;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.restock.contracts.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The schemas are kept, not generated: each version of each type has a file that others build on. A published file stays as it is, which
 * {@code published.sha256} remembers, and the next version may only add fields that may be absent.
 */
@DisplayName("The schemas of the topics")
class SchemaHistoryTest {
    static List<Published> published() {
        return Published.all();
    }

    @ParameterizedTest
    @MethodSource("published")
    void the_current_version_says_what_the_code_writes(Published type) {
        ObjectNode kept = Published.read(type.schema(type.version()));
        ObjectNode written = RecordSchema.of(type.type());
        assertThat(openWords(written)).as("words of %s that were published once", type).containsAll(openWords(kept));
        assertThat(withoutRequired(kept.path("properties"))).as("fields of %s; if a field was added, raise its @SchemaVersion and add a schema", type.schema(type.version()))
                .isEqualTo(withoutRequired(written.path("properties")));
        assertThat(names(kept.path("required"))).as("fields of %s that cannot be absent", type).containsAll(names(written.path("required")));
        type.versions().forEach(version -> type.golden(version)
                .forEach(golden -> assertThat(misfits(Published.read(type.schema(version)), Published.read(golden).path("value"), "")).as("%s by its schema", golden).isEmpty()));
    }

    @ParameterizedTest
    @MethodSource("published")
    void the_next_version_only_adds_what_old_readers_can_do_without(Published type) {
        type.versions().filter(version -> version > 1).forEach(version -> {
            ObjectNode before = Published.read(type.schema(version - 1));
            ObjectNode after = Published.read(type.schema(version));
            assertThat(breaks(before, after, "")).as("%s, version %d after %d", type, version, version - 1).isEmpty();
        });
    }

    @Test
    void what_was_published_stays_as_it_was() throws IOException {
        var remembered = Files.readAllLines(Published.SCHEMAS.resolve("published.sha256"));
        var now = new ArrayList<String>();
        for (Path file : Published.files(Published.SCHEMAS)) {
            if (file.toString().endsWith(".json")) {
                now.add(sha256(Files.readAllBytes(file)) + "  " + Published.SCHEMAS.relativize(file));
            }
        }
        assertThat(now).as("a published schema never changes: add a version, and its line").containsExactlyElementsOf(remembered);
    }

    @Test
    void a_field_that_is_renamed_dropped_retyped_or_demanded_breaks_old_readers() throws IOException {
        ObjectNode before = schema("{'sale': {'type': 'string'}, 'units': {'type': 'integer'}}", "['units']");
        assertThat(breaks(before, schema("{'sale': {'type': 'string'}, 'units': {'type': 'integer'}, 'mood': {'type': 'string'}}", "['units']"), "")).isEmpty();
        assertThat(breaks(before, schema("{'sale': {'type': 'string'}, 'pieces': {'type': 'integer'}}", "[]"), "")).hasSize(2);
        assertThat(breaks(before, schema("{'sale': {'type': 'integer'}, 'units': {'type': 'integer'}}", "['units']"), "")).containsExactly("/sale/type changed");
        assertThat(breaks(before, schema("{'sale': {'type': 'string'}, 'units': {'type': 'integer'}}", "['units', 'sale']"), "")).containsExactly("/ demands other fields");
    }

    @Test
    void only_a_list_of_words_that_readers_know_to_be_open_may_grow() throws IOException {
        ObjectNode closed = schema("{'reason': {'type': 'string', 'enum': ['DAMAGE', 'THEFT']}}", "[]");
        ObjectNode open = schema("{'reason': {'type': 'string', 'x-extensible-enum': ['DAMAGE', 'THEFT']}}", "[]");
        ObjectNode grown = schema("{'reason': {'type': 'string', 'x-extensible-enum': ['DAMAGE', 'THEFT', 'DONATION']}}", "[]");
        assertThat(breaks(closed, open, "")).isEmpty();
        assertThat(breaks(open, grown, "")).isEmpty();
        assertThat(breaks(closed, schema("{'reason': {'type': 'string', 'enum': ['DAMAGE', 'THEFT', 'DONATION']}}", "[]"), "")).containsExactly("/reason/enum changed");
        assertThat(breaks(grown, open, "")).containsExactly("/reason/x-extensible-enum changed");
        assertThat(breaks(open, closed, "")).containsExactly("/reason/x-extensible-enum changed");
    }

    private static ObjectNode schema(String properties, String required) throws IOException {
        return Json.MAPPER.readValue("{'type': 'object', 'properties': %s, 'required': %s}".formatted(properties, required).replace('\'', '"'), ObjectNode.class);
    }

    /** What a reader of the version before could not stand. */
    private static List<String> breaks(JsonNode before, JsonNode after, String at) {
        var breaks = new ArrayList<String>();
        before.properties().forEach(each -> {
            String name = each.getKey();
            switch (name) {
                case "title", "$schema" -> {}
                case "required" -> {
                    if (!names(each.getValue()).equals(names(after.path("required")))) {
                        breaks.add(at + "/ demands other fields");
                    }
                }
                case "properties" -> each.getValue().properties().forEach(field -> {
                    JsonNode still = after.path("properties").path(field.getKey());
                    breaks.addAll(still.isMissingNode() ? List.of(at + "/" + field.getKey() + " is gone") : breaks(field.getValue(), still, at + "/" + field.getKey()));
                });
                case "items" -> breaks.addAll(breaks(each.getValue(), after.path("items"), at + "[]"));
                case "oneOf" -> breaks.addAll(breaksOfKinds(each.getValue(), after.path("oneOf"), at));
                case "enum", RecordSchema.OPEN -> {
                    boolean opened = names(after.path(RecordSchema.OPEN)).containsAll(names(each.getValue()));
                    if (!opened && !each.getValue().equals(after.path(name))) {
                        breaks.add(at + "/" + name + " changed");
                    }
                }
                default -> {
                    if (!each.getValue().equals(after.path(name))) {
                        breaks.add(at + "/" + name + " changed");
                    }
                }
            }
        });
        return breaks;
    }

    /** Each kind may gain fields as a record may; a kind that is new nobody could read. */
    private static List<String> breaksOfKinds(JsonNode before, JsonNode after, String at) {
        var breaks = new ArrayList<String>();
        if (before.size() != after.size()) {
            breaks.add(at + "/oneOf changed");
        }
        for (int i = 0; i < before.size(); i++) {
            breaks.addAll(breaks(before.path(i), after.path(i), at + "/" + before.path(i).path("properties").path("kind").path("const").asText()));
        }
        return breaks;
    }

    /** Fields of a value that its schema does not know, and required ones that it lacks. */
    private static List<String> misfits(JsonNode schema, JsonNode value, String at) {
        var misfits = new ArrayList<String>();
        if (schema.has("oneOf")) {
            schema.path("oneOf").forEach(one -> {
                if (one.path("properties").path("kind").path("const").equals(value.path("kind"))) {
                    misfits.addAll(misfits(one, value, at));
                }
            });
        } else if (value.isArray()) {
            value.forEach(element -> misfits.addAll(misfits(schema.path("items"), element, at + "[]")));
        } else if (value.isObject()) {
            names(schema.path("required")).stream().filter(name -> !value.has(name)).forEach(name -> misfits.add(at + "/" + name + " is missing"));
            value.properties().forEach(field -> {
                JsonNode known = schema.path("properties").path(field.getKey());
                misfits.addAll(known.isMissingNode() ? List.of(at + "/" + field.getKey() + " is unknown") : misfits(known, field.getValue(), at + "/" + field.getKey()));
            });
        } else if (schema.has("enum") && !names(schema.path("enum")).contains(value.asText())) {
            misfits.add(at + " is none of " + schema.path("enum"));
        }
        return misfits;
    }

    private static JsonNode withoutRequired(JsonNode node) {
        JsonNode copy = node.deepCopy();
        copy.findParents("required").forEach(parent -> ((ObjectNode) parent).remove("required"));
        copy.findParents(RecordSchema.OPEN).forEach(parent -> ((ObjectNode) parent).putArray(RecordSchema.OPEN));
        return copy;
    }

    private static Set<String> openWords(JsonNode schema) {
        return schema.findValues(RecordSchema.OPEN).stream().flatMap(words -> names(words).stream()).collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> names(JsonNode texts) {
        var names = new TreeSet<String>();
        texts.forEach(text -> names.add(text.asText()));
        return names;
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
