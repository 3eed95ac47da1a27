package io.restock.terminal.chain;

import io.restock.contracts.catalog.Item.Unit;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.IntStream;

/** What a grocer sells: the categories of {@code assortment.tsv} with their brands, products and sizes. */
record Assortment(List<Category> categories) {
    private static final List<String> VARIANTS = List.of("", "organic", "classic", "extra", "mild", "original", "selected", "seasonal", "limited", "family");

    /** One row of the table. Prices are whole kroner, for one each or 1,000 grams. */
    record Category(String department, String name, Unit unit, int leastPrice, int mostPrice, List<String> brands, List<String> products,
            List<String> sizes) {
        /** How many different names {@link #article} can make. */
        int breadth() {
            return brands.size() * products.size() * sizes.size() * VARIANTS.size();
        }

        /** The n-th name: plain ones first, variants when these run out, numbers when those do. */
        Named article(int n) {
            int plain = brands.size() * products.size() * sizes.size();
            int variety = Math.floorMod(n, breadth());
            int walked = (int) ((long) (variety % plain) * stride(plain) % plain);
            var product = products.get(walked % products.size());
            var brand = brands.get(walked / products.size() % brands.size());
            var size = sizes.get(walked / products.size() / brands.size());
            var variant = VARIANTS.get(variety / plain);
            var name = brand + " " + product + (variant.isEmpty() ? "" : " " + variant) + " " + size;
            return new Named(brand, n < breadth() ? name : name + " no. " + (n / breadth() + 1));
        }

        /** A step that visits every combination once and jumps between products, brands and sizes. */
        private static int stride(int plain) {
            return IntStream.iterate(plain * 5 / 8, step -> step + 1).filter(step -> greatestCommonDivisor(step, plain) == 1).findFirst().orElseThrow();
        }

        private static int greatestCommonDivisor(int a, int b) {
            return b == 0 ? a : greatestCommonDivisor(b, a % b);
        }
    }

    record Named(String brand, String name) {}

    static Assortment read() {
        return new Assortment(rows("assortment.tsv").stream()
                .map(row -> new Category(row[0], row[1], Unit.valueOf(row[2]), Integer.parseInt(row[3]), Integer.parseInt(row[4]),
                        parts(row[5]), parts(row[6]), parts(row[7])))
                .toList());
    }

    /** The rows of a table that ships with the program, without its head. */
    static List<String[]> rows(String table) {
        try (var in = Assortment.class.getResourceAsStream(table)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().skip(1).map(line -> line.split("\t")).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> parts(String cell) {
        return List.of(cell.split("\\|"));
    }
}
