package io.restock.local.cloning;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.restock.contracts.BoundedLines;
import io.restock.contracts.Gln;
import io.restock.contracts.Json;
import io.restock.contracts.Topics;
import io.restock.local.cloning.LogExport.Exported;
import io.restock.local.cloning.LogExport.Slice;
import io.restock.local.supervisor.Part;
import io.restock.local.supervisor.StartFailure;
import io.restock.local.verification.Operator;
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
import java.util.concurrent.atomic.AtomicInteger;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/** An environment in a file: its stores and items, then its log, and at the end how much there should be. */
public final class Clone {
    private static final int PAGE = 1_000;
    /** Four times what a record of Kafka may hold. */
    private static final int LONGEST_LINE = 4_000_000;

    /** @param records put on the log, @param stores and @param items listed before */
    public record Imported(long records, long stores, long items) {}

    private final Operator operator;
    private final Cluster kafka;

    public Clone(Operator operator, Cluster kafka) {
        this.operator = operator;
        this.kafka = kafka;
    }

    public Exported export(Slice slice, String key, Path file) throws IOException {
        var log = new LogExport(kafka, Topics.POS_TRANSACTIONS.topic(), key);
        try (Writer lines = new BufferedWriter(new OutputStreamWriter(new GZIPOutputStream(Files.newOutputStream(file)), StandardCharsets.UTF_8))) {
            var number = new AtomicInteger();
            forEachListed("stores", store -> {
                Gln gln = new Gln(store.path("gln").asText());
                if (slice.store() == null || slice.store().equals(gln)) {
                    ObjectNode nameless = Json.MAPPER.createObjectNode().put("gln", log.pseudonym(gln).digits()).put("name", "Store " + number.incrementAndGet());
                    nameless.set("zone", store.path("zone"));
                    nameless.set("closeOut", store.path("closeOut"));
                    write(lines, "store", nameless);
                }
            });
            forEachListed("items", item -> write(lines, "item", item));
            Exported exported = log.write(slice, lines);
            write(lines, "end", Json.MAPPER.createObjectNode().put("records", exported.records()));
            return exported;
        }
    }

    @FunctionalInterface
    private interface Taker {
        void take(JsonNode value) throws IOException;
    }

    /** A page at a time: a chain's items may be more than fit into memory. */
    private void forEachListed(String kind, Taker taker) throws IOException {
        String after = "";
        for (JsonNode next = null; next == null || !next.path("next").isNull() && !next.path("next").isMissingNode(); after = next.path("next").asText()) {
            next = operator.get(Part.LEDGER, "/v1/" + kind + "?limit=" + PAGE + "&after=" + after);
            for (JsonNode value : next.path(kind)) {
                taker.take(value);
            }
        }
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
        var listing = new Listing(operator);
        long stores = 0;
        long items = 0;
        long records = 0;
        JsonNode end = null;
        var naming = new ArrayList<JsonNode>();
        try (var lines = new BoundedLines(new InputStreamReader(new GZIPInputStream(Files.newInputStream(file)), StandardCharsets.UTF_8), LONGEST_LINE);
                var log = new LogImport(kafka, Topics.POS_TRANSACTIONS.topic())) {
            for (String text = lines.next(); text != null; text = lines.next()) {
                JsonNode line = Json.MAPPER.readTree(text);
                switch (line.path("type").asText()) {
                    case "store" -> {
                        listing.add("/v1/stores", line.path("value"));
                        stores++;
                    }
                    case "item" -> {
                        listing.add("/v1/items", alone(line.path("value"), naming));
                        items++;
                    }
                    case "end" -> end = line.path("value");
                    default -> {
                        listAgain(listing, naming);
                        log.send(line);
                        records++;
                    }
                }
            }
            listAgain(listing, naming);
            log.finish();
        } catch (JsonProcessingException | EOFException | BoundedLines.TooLongException | IllegalArgumentException e) {
            throw new StartFailure(file + " is no export, or damaged: " + e.getMessage(), e);
        }
        if (end == null || end.path("records").asLong() != records) {
            throw new StartFailure(file + " ends early, after " + records + " records; export it again, and import into an empty environment");
        }
        return new Imported(records, stores, items);
    }

    /** An item may name others in its place only once they are listed. @param naming takes those that name some */
    private static JsonNode alone(JsonNode item, List<JsonNode> naming) {
        if (item.path("substitutes").isEmpty()) {
            return item;
        }
        naming.add(item);
        return item.<ObjectNode>deepCopy().without("substitutes");
    }

    private static void listAgain(Listing listing, List<JsonNode> naming) throws IOException {
        for (JsonNode item : naming) {
            listing.add("/v1/items", item);
        }
        naming.clear();
        listing.flush();
    }
}
