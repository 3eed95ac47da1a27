package io.restock.ledger.listing;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.RuntimeJsonMappingException;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvParser;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import io.restock.border.http.ProblemException;
import io.restock.ledger.listing.ListingBody.PackSaid;
import io.restock.ledger.listing.ListingBody.PriceSaid;
import io.restock.ledger.listing.gates.Wording;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads articles from a table (CSV) whose first line names the columns, parted by commas, semicolons or tabs as that line shows. */
final class ListingTable {
    private static final CsvMapper MAPPER = CsvMapper.builder().enable(CsvParser.Feature.WRAP_AS_ARRAY).enable(CsvParser.Feature.SKIP_EMPTY_LINES).build();
    private static final char[] BETWEEN = {';', '\t', ','};
    /** One more than may be, so that the reader of rows says that they are too many. */
    private static final int ROWS_READ = ListingReader.ROWS_AT_MOST + 1;

    /** What a column can hold, and under which names it comes, without case, spaces and signs. */
    private enum Column {
        GTIN("gtin", "ean", "upc", "barcode"), NAME("name", "productname"), BRAND("brand"), DEPARTMENT("department"), CATEGORY("category"), UNIT("unit"),
        CASE_PACK("casepack"), PACKS("packs"), AMOUNT("amount", "price", "priceamount"), CURRENCY("currency", "pricecurrency"), PRICE_FROM("pricefrom"), PRICE_UNTIL("priceuntil"),
        AVAILABLE_FROM("availablefrom"), AVAILABLE_UNTIL("availableuntil"), SELLER("seller");

        private final List<String> names;

        Column(String... names) {
            this.names = List.of(names);
        }
    }

    private final List<Column> columns;

    private ListingTable(List<Column> columns) {
        this.columns = columns;
    }

    /** @throws ProblemException 422 if the first line does not name the columns */
    static List<ListingRow> read(String text) {
        String head = text.lines().findFirst().orElse("");
        var schema = CsvSchema.emptySchema().withColumnSeparator(separator(head));
        var rows = new ArrayList<ListingRow>();
        try (MappingIterator<String[]> lines = MAPPER.readerFor(String[].class).with(schema).readValues(text)) {
            var table = new ListingTable(columns(lines.next()));
            boolean more = true;
            while (more && rows.size() < ROWS_READ) {
                more = table.next(lines, rows);
            }
        } catch (IOException | RuntimeJsonMappingException e) {
            throw ProblemException.unreadable("the first line, which names the columns, cannot be read; close its quotes, and part the names by commas or semicolons");
        }
        if (rows.isEmpty()) {
            throw ProblemException.invalid(List.of("body must have a line for each article after the one that names the columns"));
        }
        return rows;
    }

    private boolean next(MappingIterator<String[]> lines, List<ListingRow> rows) throws IOException {
        int number = rows.size() + 1;
        try {
            if (!lines.hasNextValue()) {
                return false;
            }
            String[] cells = lines.nextValue();
            rows.add(cells.length == columns.size() ? row(number, cells) : ListingRow.unreadable(number, "row", "has " + cells.length + " columns, and the first line names "
                    + columns.size() + "; put what holds the separator in quotes"));
            return true;
        } catch (JsonProcessingException | RuntimeJsonMappingException e) {
            rows.add(ListingRow.unreadable(number, "row", "cannot be read, nor can what follows it; close its quotes, and send it and the rest again"));
            return false;
        }
    }

    /** Of those that could be meant the one that stands there most often. */
    private static char separator(String head) {
        char most = ',';
        long times = 0;
        for (char between : BETWEEN) {
            long here = head.chars().filter(each -> each == between).count();
            if (here > times) {
                most = between;
                times = here;
            }
        }
        return most;
    }

    private static List<Column> columns(String[] names) {
        var errors = new ArrayList<String>();
        var columns = new ArrayList<Column>();
        for (String name : names) {
            String plain = name.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]", "");
            var column = Arrays.stream(Column.values()).filter(each -> each.names.contains(plain)).findFirst();
            if (column.isEmpty()) {
                errors.add(
                        "column \"" + name.strip() + "\" is none of " + Arrays.stream(Column.values()).map(each -> each.names.getFirst()).toList() + "; rename it or leave it out");
            } else if (columns.contains(column.get())) {
                errors.add("column \"" + name.strip() + "\" is there twice; leave one out");
            }
            column.ifPresent(columns::add);
        }
        for (Column needed : List.of(Column.GTIN, Column.NAME)) {
            if (errors.isEmpty() && !columns.contains(needed)) {
                errors.add("column \"" + needed.names.getFirst() + "\" is missing; the first line must name the columns");
            }
        }
        if (!errors.isEmpty()) {
            throw ProblemException.invalid(errors);
        }
        return columns;
    }

    private ListingRow row(int number, String[] cells) {
        var said = new EnumMap<Column, String>(Column.class);
        for (int i = 0; i < cells.length; i++) {
            String text = Wording.textOrNull(cells[i]);
            if (text != null) {
                said.put(columns.get(i), text);
            }
        }
        try {
            Integer casePack = said.containsKey(Column.CASE_PACK) ? Integer.valueOf(said.get(Column.CASE_PACK)) : null;
            return ListingRow.of(number, new ListingBody(said.get(Column.SELLER), said.get(Column.GTIN), said.get(Column.NAME), said.get(Column.BRAND), said.get(Column.DEPARTMENT),
                    said.get(Column.CATEGORY), said.get(Column.UNIT), casePack, packs(said.get(Column.PACKS)), price(said), said.get(Column.AVAILABLE_FROM),
                    said.get(Column.AVAILABLE_UNTIL)));
        } catch (NumberFormatException e) {
            return ListingRow.unreadable(number, said.containsKey(Column.PACKS) ? "casePack or packs" : "casePack", "must be whole numbers, packs such as 17038010000017:24");
        }
    }

    private static @Nullable PriceSaid price(Map<Column, String> said) {
        String amount = said.get(Column.AMOUNT);
        return amount == null && !said.containsKey(Column.PRICE_FROM) && !said.containsKey(Column.PRICE_UNTIL) ? null
                : new PriceSaid(amount, said.get(Column.CURRENCY), said.get(Column.PRICE_FROM), said.get(Column.PRICE_UNTIL));
    }

    /** {@code 17038010000017:24 27038010000014:96}. @throws NumberFormatException if one has no number of units */
    private static @Nullable List<PackSaid> packs(@Nullable String said) {
        return said == null ? null : Arrays.stream(said.split("[ |]+")).map(pack -> {
            int colon = pack.indexOf(':');
            return new PackSaid(colon < 0 ? pack : pack.substring(0, colon), Integer.valueOf(pack.substring(colon + 1)));
        }).toList();
    }
}
