package io.restock.benchmarks.search;

import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import io.restock.contracts.Gtin;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;

/**
 * An article as it is called.
 *
 * @param brand null where nobody said it, as category
 */
public record Named(Gtin item, String name, @Nullable String brand, @Nullable String category) {
    /** Before a number that the list gives by itself: it gets a GTIN of the tests. */
    private static final String OWN = "own ";

    /** Those of a folder, or made-up ones where none is named. @throws IllegalStateException if the folder has none */
    static List<Named> all(@Nullable Path data) throws IOException {
        List<Named> names = data == null ? MadeUp.names() : read(data);
        if (names.isEmpty()) {
            throw new IllegalStateException("there are no names in " + data + "; say by --data where off_gtin_names_us.csv.gz is");
        }
        return names;
    }

    /** From {@code off_gtin_names_us}, {@code off_products_1000} and {@code cj_products}, as far as they are in the folder; of a number, the first. */
    public static List<Named> read(Path data) throws IOException {
        var names = new ArrayList<Named>();
        for (var row : rows(data.resolve("off_products_1000.csv.gz"))) {
            add(names, row.get("code"), row.get("product_name") + " " + row.getOrDefault("quantity", ""), row.get("brands"), row.get("main_category_en"));
        }
        for (var row : rows(data.resolve("off_gtin_names_us.csv.gz"))) {
            add(names, row.get("gtin13"), row.get("name"), null, null);
        }
        for (var row : rows(data.resolve("cj_products.csv.gz"))) {
            add(names, OWN + row.get("product_id"), row.get("product_type") + " " + row.get("package_size"), row.get("brand"), row.get("product_category"));
        }
        var seen = new HashSet<Gtin>();
        return names.stream().filter(named -> seen.add(named.item())).toList();
    }

    private static void add(List<Named> names, @Nullable String number, @Nullable String name, @Nullable String brand, @Nullable String category) {
        Gtin item = number == null || name == null ? null : number.startsWith(OWN) ? own(number.substring(OWN.length())) : number(number);
        if (item != null && name != null && !name.isBlank()) {
            names.add(new Named(item, name.strip(), brand == null || brand.isBlank() ? null : brand, category == null || category.isBlank() ? null : category));
        }
    }

    private static @Nullable Gtin own(String number) {
        return number.matches("\\d{1,9}") ? Gtin.of("0703" + "0".repeat(9 - number.length()) + number) : null;
    }

    private static @Nullable Gtin number(String digits) {
        try {
            return new Gtin("0".repeat(Math.max(0, 14 - digits.length())) + digits);
        } catch (IllegalArgumentException e) {
            return null; // a wrong check digit: it would never have been listed
        }
    }

    private static List<Map<String, String>> rows(Path file) throws IOException {
        if (!Files.exists(file)) {
            return List.of();
        }
        try (var in = new GZIPInputStream(Files.newInputStream(file));
                var rows = new CsvMapper().readerForMapOf(String.class).with(CsvSchema.emptySchema().withHeader()).<Map<String, String>>readValues(in)) {
            return rows.readAll();
        }
    }
}
