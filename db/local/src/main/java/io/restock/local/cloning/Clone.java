package io.restock.local.cloning;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.restock.contracts.Gln;
import io.restock.contracts.Json;
import io.restock.contracts.Topics;
import io.restock.local.cloning.LogExport.Exported;
import io.restock.local.cloning.LogExport.Slice;
import io.restock.local.supervisor.Part;
import io.restock.local.supervisor.StartFailure;
import io.restock.local.verification.Operator;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/** An environment in a file: its stores and items, then its log, and at the end how much there should be. */
public final class Clone {
    private static final int PAGE = 1_000;
    private static final int LISTED_AT_ONCE = 10_000;

    /** @param records put on the log, @param stores and @param items listed before */
    public record Imported(long records, int stores, int items) {}

    private final Operator operator;
    private final Cluster kafka;

    public Clone(Operator operator, Cluster kafka) {
        this.operator = operator;
        this.kafka = kafka;
    }

    public Exported export(Slice slice, String key, Path file) throws IOException {
        var log = new LogExport(kafka, Topics.POS_TRANSACTIONS.topic(), key);
        try (Writer lines = new BufferedWriter(new OutputStreamWriter(new GZIPOutputStream(Files.newOutputStream(file)), StandardCharsets.UTF_8))) {
            int number = 0;
            for (JsonNode store : listed("stores", "gln")) {
                Gln gln = new Gln(store.path("gln").asText());
                if (slice.store() == null || slice.store().equals(gln)) {
                    ObjectNode nameless = Json.MAPPER.createObjectNode().put("gln", log.pseudonym(gln).digits()).put("name", "Store " + ++number);
                    nameless.set("zone", store.path("zone"));
                    nameless.set("closeOut", store.path("closeOut"));
                    write(lines, "store", nameless);
                }
            }
            for (JsonNode item : listed("items", "gtin")) {
                write(lines, "item", item);
            }
            Exported exported = log.write(slice, lines);
            write(lines, "end", Json.MAPPER.createObjectNode().put("records", exported.records()));
            return exported;
        }
    }

    private List<JsonNode> listed(String kind, String number) throws IOException {
        var all = new ArrayList<JsonNode>();
        String after = "";
        for (JsonNode next = null; next == null || !next.path("next").isNull() && !next.path("next").isMissingNode(); after = next.path("next").asText()) {
            next = operator.get(Part.LEDGER, "/v1/" + kind + "?limit=" + PAGE + "&after=" + after);
            next.path(kind).forEach(all::add);
        }
        return all;
    }

    private static void write(Writer lines, String kind, JsonNode value) throws IOException {
        ObjectNode line = Json.MAPPER.createObjectNode().put("type", kind);
        line.set("value", value);
        lines.append(Json.MAPPER.writeValueAsString(line)).append('\n');
    }

    /** @throws StartFailure if the environment is not empty, or the file is no export or not whole */
    public Imported load(Path file) throws IOException {
        long taken = operator.account(Part.LEDGER).counts().getOrDefault("recordsTaken", 0L);
        if (taken > 0) {
            throw new StartFailure("this environment has taken " + taken + " records already; import into an empty one: ./restock up --data NEW-DIRECTORY");
        }
        var stores = new ArrayList<String>();
        var items = new ArrayList<String>();
        long records = 0;
        JsonNode end = null;
        try (var reader = new BufferedReader(new InputStreamReader(new GZIPInputStream(Files.newInputStream(file)), StandardCharsets.UTF_8));
                var log = new LogImport(kafka, Topics.POS_TRANSACTIONS.topic())) {
            for (String text = reader.readLine(); text != null; text = reader.readLine()) {
                JsonNode line = Json.MAPPER.readTree(text);
                switch (line.path("type").asText()) {
                    case "store" -> stores.add(line.path("value").toString());
                    case "item" -> items.add(line.path("value").toString());
                    case "end" -> end = line.path("value");
                    default -> {
                        if (records++ == 0) {
                            list(stores, items);
                        }
                        log.send(line);
                    }
                }
            }
            if (records == 0) {
                list(stores, items);
            }
            log.finish();
        } catch (JsonProcessingException | EOFException | IllegalArgumentException e) {
            throw new StartFailure(file + " is no export, or damaged: " + e.getMessage(), e);
        }
        if (end == null || end.path("records").asLong() != records) {
            throw new StartFailure(file + " ends early, after " + records + " records; export it again, and import into an empty environment");
        }
        return new Imported(records, stores.size(), items.size());
    }

    private void list(List<String> stores, List<String> items) throws IOException {
        list("/v1/stores", stores);
        list("/v1/items", items);
    }

    private void list(String path, List<String> lines) throws IOException {
        for (int from = 0; from < lines.size(); from += LISTED_AT_ONCE) {
            JsonNode outcome = operator.putLines(Part.LEDGER, path, String.join("\n", lines.subList(from, Math.min(lines.size(), from + LISTED_AT_ONCE))));
            if (outcome.path("rejected").asLong() > 0) {
                throw new StartFailure("the ledger does not take " + outcome.path("rejected") + " lines on " + path + ": " + outcome.path("problems"));
            }
        }
    }
}
