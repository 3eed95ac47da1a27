package io.restock.terminal.replay;

import static java.util.Objects.requireNonNull;

import io.restock.contracts.Gtin;
import io.restock.contracts.catalog.Item;
import io.restock.contracts.catalog.Item.Unit;
import io.restock.contracts.catalog.Store;
import io.restock.contracts.store.TransactionLine.Disposition;
import io.restock.terminal.chain.Numbers;
import io.restock.terminal.till.ReceiptLine;
import io.restock.terminal.till.ReceiptLine.Original;
import io.restock.terminal.till.ReceiptLine.Return;
import io.restock.terminal.till.ReceiptLine.Sale;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * UCI Online Retail: all invoices of a web shop. It has no stores: each customer belongs to one of twenty. An invoice's number is its sequence;
 * a cancellation (C) is a receipt of returns at a till of its own, which cite the customer's last sale of the item if it is still remembered.
 * Negative units elsewhere are corrections of stock at no price, which no till makes: they are rejected here. All else is for the gateway to judge.
 */
public final class OnlineRetail implements Recording {
    private static final String STORE_BLOCK = "7092";
    private static final int STORES = 20;
    private static final int TILLS = 4;
    private static final String CURRENCY = "GBP";
    private static final ZoneId ZONE = ZoneId.of("Europe/London");
    private static final LocalTime CLOSE_OUT = LocalTime.of(4, 0);
    private static final int SALES_REMEMBERED = 300_000;
    private static final List<String> COLUMNS = List.of("InvoiceNo", "StockCode", "Description", "Quantity", "InvoiceDate", "UnitPrice", "CustomerID");
    private static final String INVOICE = "[A-Z]?\\d{1,9}";

    private final List<Path> files;
    private final List<Store> stores = IntStream.range(0, STORES).mapToObj(OnlineRetail::store).toList();
    private final Map<String, Item> items = new LinkedHashMap<>();
    private long rows;

    /** A sale that may still be returned, in part or in whole. */
    private record Remembered(Original original, int units) {}

    private OnlineRetail(List<Path> files) {
        this.files = files;
    }

    /**
     * Looks through the files for items.
     *
     * @throws IllegalArgumentException if two stock codes would get one number
     */
    public static OnlineRetail of(List<Path> files) {
        var retail = new OnlineRetail(files);
        var numbers = new StockCodes();
        for (var file : files) {
            try (var csv = Csv.open(file, COLUMNS)) {
                for (var row = csv.next(); row != null; row = csv.next()) {
                    retail.rows++;
                    var code = StockCodes.normal(row.get("StockCode"));
                    if (!code.isEmpty()) {
                        var known = retail.items.get(code);
                        if (known == null || known.name().equals(code)) {
                            retail.items.put(code, item(code, numbers.gtin(code), row.get("Description")));
                        }
                    }
                }
            }
        }
        return retail;
    }

    @Override
    public Listing listing() {
        return new Listing(stores, List.copyOf(items.values()), rows);
    }

    @Override
    public void read(Taker taker) throws InterruptedException {
        var receipts = new OpenReceipts(taker);
        var sold = new LinkedHashMap<String, Remembered>() {
            private static final long serialVersionUID = 1;

            @Override
            protected boolean removeEldestEntry(Map.Entry<String, Remembered> eldest) {
                return size() > SALES_REMEMBERED;
            }
        };
        Rows.read(files, COLUMNS, taker, OnlineRetail::mistake, row -> add(receipts, row, sold));
        receipts.closeAll();
    }

    private void add(OpenReceipts receipts, Csv.Row row, Map<String, Remembered> sold) throws InterruptedException {
        var invoice = row.get("InvoiceNo");
        boolean cancellation = invoice.startsWith("C");
        long number = Long.parseLong(invoice.replaceAll("\\D", ""));
        var till = Character.isDigit(invoice.charAt(0)) ? String.valueOf(1 + number % TILLS) : invoice.substring(0, 1);
        var customer = Rows.or(row.get("CustomerID"), invoice);
        var gtin = requireNonNull(items.get(StockCodes.normal(row.get("StockCode")))).gtin().digits();
        int quantity = new BigDecimal(row.get("Quantity")).intValueExact();
        var amount = new BigDecimal(row.get("UnitPrice")).multiply(BigDecimal.valueOf(quantity)).setScale(2, RoundingMode.HALF_UP);
        var key = customer + "|" + gtin;
        var cited = cancellation ? cite(sold, key, -quantity) : null;
        var place = receipts.add(invoice, stores.get(Math.floorMod(customer.hashCode(), STORES)), till, number,
                LocalDateTime.parse(row.get("InvoiceDate")), line -> line(line, cancellation, gtin, quantity, amount, cited));
        if (!cancellation) {
            sold.remove(key);
            sold.put(key, new Remembered(place, quantity));
        }
    }

    private static ReceiptLine line(int line, boolean cancellation, String gtin, int quantity, BigDecimal amount, @Nullable Original cited) {
        return cancellation
                ? new Return(line, gtin, -quantity, null, amount, CURRENCY, Disposition.SELLABLE, cited)
                : new Sale(line, gtin, quantity, null, amount, CURRENCY);
    }

    /** @return the customer's last sale of the item if so many units of it have not come back yet, or null */
    private static @Nullable Original cite(Map<String, Remembered> sold, String key, int units) {
        var last = sold.get(key);
        if (last == null || last.units() < units) {
            return null;
        }
        sold.put(key, new Remembered(last.original(), last.units() - units));
        return last.original();
    }

    private static @Nullable String mistake(Csv.Row row) {
        if (!row.get("InvoiceNo").matches(INVOICE)) {
            return "InvoiceNo must be a number, with a letter before it at most";
        }
        if (StockCodes.normal(row.get("StockCode")).isEmpty()) {
            return "StockCode must be given";
        }
        var mistake = Rows.mistake(row, "Quantity", "UnitPrice", "InvoiceDate");
        if (mistake != null) {
            return mistake;
        }
        boolean negative = row.get("Quantity").startsWith("-");
        return negative && !row.get("InvoiceNo").startsWith("C")
                ? "a negative Quantity outside a cancellation is a correction of stock, not a till's line" : null;
    }

    private static Store store(int n) {
        return new Store(Numbers.store(STORE_BLOCK, n + 1L), "Online retail " + (n + 1), ZONE, CLOSE_OUT, null, "Online Retail");
    }

    /** Named by its code until a row describes it. */
    private static Item item(String code, Gtin gtin, String description) {
        boolean goods = Character.isDigit(code.charAt(0));
        return new Item(gtin, Rows.or(description.strip(), code), "Online Retail", goods ? "GIFTS" : "SERVICES",
                goods ? "GIFTS" : code, Unit.EACH, 1, List.of());
    }
}
