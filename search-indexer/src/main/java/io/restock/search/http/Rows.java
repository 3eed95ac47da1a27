package io.restock.search.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.SequenceWriter;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import io.restock.contracts.Json;
import io.restock.search.stock.Cursor;
import io.restock.search.stock.Order;
import io.restock.search.stock.StockDocument;
import io.restock.search.stock.StockIndex;
import io.restock.search.stock.StockQuery;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.regex.Pattern;

/**
 * All hits of a search as comma-separated rows, page by page as they are written: as many as there are, whatever memory there is. A table read while stock moves has each row as it is when its page is
 * read; a row whose place in the order changes meanwhile may be missed or come twice, unless the order is that of names or prices.
 */
final class Rows {
    /** What a row may hold, by the names of a hit. */
    static final List<String> COLUMNS = List.of("store", "storeName", "region", "dc", "item", "name", "brand", "department", "category", "seller", "price", "currency", "onHand",
            "inTransit", "allocated", "available", "onOrder", "cover", "reorderLevel", "state", "range", "changedAt", "recordedAt");
    private static final int AT_ONCE = 1_000;
    /** A spreadsheet takes what begins so for a formula, and figures are no text. */
    private static final Pattern FORMULA = Pattern.compile("[=+@\\t\\r-].*", Pattern.DOTALL);
    private static final CsvMapper MAPPER = CsvMapper.builder().build();

    private final StockIndex index;
    private final StockQuery query;
    private final List<String> columns;

    /** @param query the order of relevance ends after some thousands, and is taken as that of names */
    Rows(StockIndex index, StockQuery query, List<String> columns) {
        boolean byRelevance = query.order() == Order.RELEVANCE;
        this.index = index;
        this.query = query.page(byRelevance ? Order.NAME : query.order(), !byRelevance && query.descending(), null, AT_ONCE);
        this.columns = columns;
    }

    void write(OutputStream to) throws IOException {
        var schema = CsvSchema.builder();
        columns.forEach(schema::addColumn);
        try (SequenceWriter rows = MAPPER.writer(schema.setUseHeader(true).build()).writeValues(to)) {
            rows.init(true);
            StockQuery page = query;
            while (page != null) {
                List<StockDocument> hits = index.list(page);
                for (StockDocument hit : hits) {
                    rows.write(row(hit));
                }
                rows.flush();
                page = hits.size() < AT_ONCE ? null : behind(hits.getLast());
            }
        }
    }

    private StockQuery behind(StockDocument last) {
        return query.page(query.order(), query.descending(), new Cursor(query.sort(), query.order().valueOf(last), last.id().toString(), 0), AT_ONCE);
    }

    private ArrayNode row(StockDocument document) {
        JsonNode hit = Json.MAPPER.valueToTree(Hit.of(document, Because.NOTHING));
        ArrayNode row = JsonNodeFactory.instance.arrayNode();
        for (String column : columns) {
            JsonNode value = hit.path(column);
            row.add(value.isMissingNode() ? "" : value.isTextual() && FORMULA.matcher(value.textValue()).matches() ? "'" + value.textValue() : value.asText());
        }
        return row;
    }
}
