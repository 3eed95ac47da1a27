package io.restock.terminal.replay;

import static java.util.Objects.requireNonNull;

import io.restock.contracts.Gtin;
import io.restock.contracts.catalog.Item;
import io.restock.contracts.catalog.Item.Unit;
import io.restock.contracts.catalog.Store;
import io.restock.terminal.chain.Numbers;
import io.restock.terminal.till.ReceiptLine.Sale;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The Complete Journey 2.0: till lines of some 300 stores in 2017. A product's number is made of its id alone, a store's of its store id, and a
 * receipt's sequence of its basket id. Fuel is recorded in thousandths of a unit; it is listed by the gram, so that its large amounts fit.
 * Everything else is by the piece, and what the gateway finds too many or too few, it says.
 */
public final class CompleteJourney implements Recording {
    private static final int IN_HOUSE_BLOCK = 9;
    private static final String STORE_BLOCK = "7091";
    private static final int STORE_DIGITS = 8;
    private static final int PRODUCT_DIGITS = 9;
    private static final int BASKET_DIGITS = 15;
    private static final String TILL = "1";
    private static final String CURRENCY = "USD";
    private static final ZoneId ZONE = ZoneId.of("America/New_York");
    private static final LocalTime CLOSE_OUT = LocalTime.of(4, 0);
    private static final List<String> COLUMNS = List.of("store_id", "basket_id", "product_id", "quantity", "sales_value", "transaction_timestamp");
    private static final String PRODUCTS = "cj_products.csv";

    private final List<Path> files;
    private final Map<Long, Item> items = new LinkedHashMap<>();
    private final Map<Long, Store> stores = new LinkedHashMap<>();
    private long rows;

    private CompleteJourney(List<Path> files) {
        this.files = files;
    }

    /** Looks through the files for stores and products. Names come from {@code cj_products.csv[.gz]} beside the first file, if it is there. */
    public static CompleteJourney of(List<Path> files) {
        var journey = new CompleteJourney(files);
        var catalog = products(files.getFirst());
        for (var file : files) {
            try (var csv = Csv.open(file, COLUMNS)) {
                for (var row = csv.next(); row != null; row = csv.next()) {
                    journey.rows++;
                    long product = Rows.number(row.get("product_id"), PRODUCT_DIGITS);
                    if (product >= 0) {
                        journey.items.computeIfAbsent(product, id -> catalog.getOrDefault(id, unnamed(id)));
                    }
                    long store = Rows.number(row.get("store_id"), STORE_DIGITS);
                    if (store >= 0) {
                        journey.stores.computeIfAbsent(store, CompleteJourney::store);
                    }
                }
            }
        }
        return journey;
    }

    @Override
    public Listing listing() {
        return new Listing(List.copyOf(stores.values()), List.copyOf(items.values()), rows);
    }

    @Override
    public void read(Taker taker) throws InterruptedException {
        var receipts = new OpenReceipts(taker);
        Rows.read(files, COLUMNS, taker, CompleteJourney::mistake, row -> add(receipts, row));
        receipts.closeAll();
    }

    private void add(OpenReceipts receipts, Csv.Row row) throws InterruptedException {
        var item = requireNonNull(items.get(Rows.number(row.get("product_id"), PRODUCT_DIGITS)));
        int quantity = new BigDecimal(row.get("quantity")).intValueExact();
        var amount = new BigDecimal(row.get("sales_value"));
        boolean weighed = item.unit() == Unit.GRAM;
        long basket = Rows.number(row.get("basket_id"), BASKET_DIGITS);
        var store = requireNonNull(stores.get(Rows.number(row.get("store_id"), STORE_DIGITS)));
        receipts.add(basket + "@" + store.gln(), store, TILL, basket, LocalDateTime.parse(row.get("transaction_timestamp")),
                line -> new Sale(line, item.gtin().digits(), weighed ? null : quantity, weighed ? quantity : null, amount, CURRENCY));
    }

    /** What keeps a row from being a till's line at all, or null. */
    private static @Nullable String mistake(Csv.Row row) {
        if (Rows.number(row.get("store_id"), STORE_DIGITS) < 0 || Rows.number(row.get("product_id"), PRODUCT_DIGITS) < 0
                || Rows.number(row.get("basket_id"), BASKET_DIGITS) < 0) {
            return "store_id, product_id and basket_id must be whole numbers";
        }
        return Rows.mistake(row, "quantity", "sales_value", "transaction_timestamp");
    }

    private static Store store(long id) {
        return new Store(Numbers.store(STORE_BLOCK, id), "Journey store " + id, ZONE, CLOSE_OUT, null, "Complete Journey");
    }

    private static Map<Long, Item> products(Path beside) {
        var items = new HashMap<Long, Item>();
        for (var name : List.of(PRODUCTS, PRODUCTS + ".gz")) {
            var file = beside.toAbsolutePath().resolveSibling(name);
            if (Files.exists(file)) {
                try (var csv = Csv.open(file, List.of("product_id", "department", "product_category", "product_type"))) {
                    for (var row = csv.next(); row != null; row = csv.next()) {
                        long id = Rows.number(row.get("product_id"), PRODUCT_DIGITS);
                        if (id >= 0) {
                            items.put(id, named(id, row));
                        }
                    }
                }
            }
        }
        return items;
    }

    private static Item named(long id, Csv.Row row) {
        var type = row.get("product_type").isEmpty() ? "Product " + id : row.get("product_type") + " " + row.get("package_size");
        boolean fuel = row.get("department").equals("FUEL") || row.get("product_type").startsWith("GASOLINE");
        return new Item(gtin(id), type.strip(), Rows.or(row.get("brand"), "Unbranded"), Rows.or(row.get("department"), "OTHER"),
                Rows.or(row.get("product_category"), "OTHER"), fuel ? Unit.GRAM : Unit.EACH, 1, List.of());
    }

    private static Item unnamed(long id) {
        return new Item(gtin(id), "Product " + id, "Unbranded", "OTHER", "OTHER", Unit.EACH, 1, List.of());
    }

    private static Gtin gtin(long id) {
        return Numbers.inHouse(IN_HOUSE_BLOCK, id);
    }
}
