package io.restock.terminal.replay;

import com.fasterxml.jackson.databind.JsonNode;
import io.restock.contracts.Gtin;
import io.restock.contracts.Limits;
import io.restock.terminal.TestServer;
import io.restock.terminal.TestServer.Reply;
import io.restock.terminal.TestServer.Request;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A gateway and ledger for tests: takes catalogs, and judges bulk posts by a few of the real rules. Now and then it cannot take something. */
final class BulkGateway implements AutoCloseable {
    static final String UNKNOWN_STORE = "7099999999993";

    final TestServer server = new TestServer(this::answer);
    /** Content by identity. */
    final Map<String, JsonNode> recorded = new TreeMap<>();
    int changes;
    private int asked;

    private synchronized Reply answer(Request request) {
        if (request.method().equals("PUT")) {
            return Reply.ok(Map.of("problems", List.of()));
        }
        if (++asked % 3 == 2) {
            return Reply.busy(null);
        }
        var results = new ArrayList<Map<String, Object>>();
        request.body().forEach(transaction -> results.add(result(transaction)));
        return Reply.ok(Map.of("results", results));
    }

    private Map<String, Object> result(JsonNode transaction) {
        if (transaction.path("store").asText().equals(UNKNOWN_STORE)) {
            return rejected(404, "Not known here", List.of());
        }
        var errors = errors(transaction.path("lines"));
        if (!errors.isEmpty()) {
            return rejected(422, "Some fields are wrong", errors);
        }
        if (asked % 5 == 4 && transaction.path("sequence").asLong() % 2 == 0) {
            return new HashMap<>(Map.of("status", "RETRY", "problem", Map.of("status", 503, "title", "Too busy right now")));
        }
        var identity = transaction.path("store").asText() + "/" + transaction.path("till").asText() + "/" + transaction.path("businessDate").asText()
                + "/" + transaction.path("sequence").asText();
        var known = recorded.putIfAbsent(identity, transaction);
        if (known == null) {
            changes++;
        }
        return known == null || known.equals(transaction) ? Map.of("status", "RECORDED") : rejected(409, "Something else is there already", List.of());
    }

    private static List<String> errors(JsonNode lines) {
        var errors = new ArrayList<String>();
        if (lines.isEmpty()) {
            return List.of("lines must be a list of at least one line");
        }
        for (int i = 0; i < lines.size(); i++) {
            var line = lines.get(i);
            Gtin.scanned(line.path("item").asText());
            boolean sale = line.path("kind").asText().equals("SALE");
            if (line.has("units") && line.path("units").asInt() < 1) {
                errors.add("lines[" + i + "].units must be greater than 0");
            } else if (line.path("units").asInt() > Limits.UNITS) {
                errors.add("lines[" + i + "].units must be at most " + Limits.UNITS);
            }
            if (sale && line.path("amount").asText().startsWith("-")) {
                errors.add("lines[" + i + "].amount must be at least 0 on a sale; goods that come back are a RETURN");
            }
        }
        return errors;
    }

    private static Map<String, Object> rejected(int status, String title, List<String> errors) {
        return Map.of("status", "REJECTED", "problem", Map.of("status", status, "title", title, "errors", errors));
    }

    /** All recorded lines, each with its identity. */
    Map<String, JsonNode> lines() {
        var lines = new TreeMap<String, JsonNode>();
        recorded.forEach((identity, transaction) -> transaction.path("lines")
                .forEach(line -> lines.put(identity + "/" + line.path("line").asText(), line)));
        return lines;
    }

    @Override
    public void close() {
        server.close();
    }
}
