package io.restock.ledger.listing;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.restock.border.http.ProblemException;
import io.restock.border.http.ProblemMapper;
import io.restock.contracts.BoundedLines;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads what sellers submit: one article or a list of them in JSON, one a line in JSON, or a table. What of it cannot be read is a row by itself, and spoils no other. */
@ApplicationScoped
public class ListingReader {
    static final int ROWS_AT_MOST = 1_000;
    /** Ten thousand characters an article. */
    private static final int BYTES_AT_MOST = 10_000_000;
    private static final int LONGEST_LINE = 100_000;
    private static final String MARK = "\ufeff";
    private static final String EXAMPLE = "{\"gtin\": \"7038010000010\", \"name\": \"Lettmelk 1 l\", \"price\": {\"amount\": \"19.90\", \"currency\": \"NOK\"}}";

    @Inject
    ObjectMapper json;

    /** @param seller as the body names it, or null */
    record Read(@Nullable String seller, List<ListingRow> rows) {}

    /** Without the mark that some programs put at the head of a text. @throws ProblemException 413 if it is too long, 400 if it is no UTF-8 or empty */
    String text(InputStream body) {
        try {
            byte[] bytes = body.readNBytes(BYTES_AT_MOST + 1);
            if (bytes.length > BYTES_AT_MOST) {
                throw ProblemException.of(413, "Too much at once", "the body has more than the " + BYTES_AT_MOST + " bytes that are taken; send fewer articles at a time");
            }
            String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
            String content = text.startsWith(MARK) ? text.substring(MARK.length()) : text;
            if (content.isBlank()) {
                throw ProblemException.unreadable("the body is empty; send an article such as " + EXAMPLE);
            }
            return content;
        } catch (CharacterCodingException e) {
            throw ProblemException.unreadable("the body is not in UTF-8; save the file as UTF-8, with or without a byte order mark, and send it again");
        } catch (IOException e) {
            throw ProblemException.unreadable("the body ended early; nothing of it is recorded, send all again");
        }
    }

    /** One article, or {@code {"seller", "listings": […]}}. */
    Read json(String text) {
        JsonNode body = node(text);
        if (!body.isObject()) {
            throw ProblemException.unreadable("the body must be an article such as " + EXAMPLE + ", or {\"listings\": […]} with several");
        }
        JsonNode several = body.get("listings");
        if (several == null) {
            var row = row(1, body);
            return new Read(row.body() == null ? textOf(body, "seller") : row.body().seller(), List.of(row));
        }
        for (Map.Entry<String, JsonNode> field : body.properties()) {
            if (!field.getKey().equals("listings") && !field.getKey().equals("seller")) {
                throw ProblemException.invalid(List.of(field.getKey() + " is not known beside listings; send it with each of them"));
            }
        }
        if (!several.isArray() || several.isEmpty()) {
            throw ProblemException.invalid(List.of("listings must be a list of 1 to " + ROWS_AT_MOST + " articles"));
        }
        mustFit(several.size());
        var rows = new ArrayList<ListingRow>();
        several.forEach(each -> rows.add(row(rows.size() + 1, each)));
        return new Read(textOf(body, "seller"), rows);
    }

    private static @Nullable String textOf(JsonNode body, String field) {
        JsonNode value = body.get(field);
        return value == null || value.isNull() ? null : value.asText();
    }

    Read lines(String text) {
        var rows = new ArrayList<ListingRow>();
        try (var lines = new BoundedLines(new StringReader(text), LONGEST_LINE)) {
            for (String line = lines.next(); line != null; line = lines.next()) {
                if (!line.isBlank()) {
                    mustFit(rows.size() + 1);
                    rows.add(line((int) lines.number(), line));
                }
            }
        } catch (BoundedLines.TooLongException e) {
            throw ProblemException.unreadable(e.getMessage() + ", which no article needs; nothing is recorded, send all again");
        } catch (IOException e) {
            throw new IllegalStateException("a text in memory is always read", e);
        }
        return new Read(null, rows);
    }

    private ListingRow line(int number, String line) {
        try {
            return row(number, json.readTree(line));
        } catch (JsonProcessingException e) {
            return ListingRow.unreadable(number, "line", ProblemMapper.unreadable(e).detail());
        }
    }

    Read table(String text) {
        var rows = ListingTable.read(text);
        mustFit(rows.size());
        return new Read(null, rows);
    }

    private ListingRow row(int number, JsonNode node) {
        if (!node.isObject()) {
            return ListingRow.unreadable(number, "listing", "must be an object such as " + EXAMPLE);
        }
        try {
            return ListingRow.of(number, json.treeToValue(node, ListingBody.class));
        } catch (JsonProcessingException e) {
            return ListingRow.unreadable(number, "listing", ProblemMapper.unreadable(e).detail());
        }
    }

    private JsonNode node(String text) {
        try {
            return json.readTree(text);
        } catch (JsonProcessingException e) {
            throw ProblemException.unreadable(ProblemMapper.unreadable(e).detail());
        }
    }

    private static void mustFit(int rows) {
        if (rows > ROWS_AT_MOST) {
            throw ProblemException.of(413, "Too much at once",
                    "the body has more than the " + ROWS_AT_MOST + " articles that are taken at once; nothing is recorded, send them in several requests");
        }
    }
}
