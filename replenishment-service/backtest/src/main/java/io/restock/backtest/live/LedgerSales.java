package io.restock.backtest.live;

import static java.util.Objects.requireNonNull;

import io.restock.backtest.history.Chain;
import io.restock.backtest.history.SalesLog;
import io.restock.backtest.history.SalesLog.Sale;
import io.restock.backtest.history.UserError;
import io.restock.contracts.StoreItemId;
import io.restock.contracts.stock.StockEvent;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What was wanted, by store-item and business date, from the ledger's journal: what was sold and not taken back, on the date on which it was sold, as the
 * service learns it too. One pass over the journal, in one read-only transaction. Where old parts of the journal are moved away, it begins with the
 * first business date of which nothing can have been recorded in them.
 */
public final class LedgerSales {
    private static final int FETCHED_AT_ONCE = 10_000;
    private static final int MOST_STORE_ITEM_DAYS = 20_000_000;
    private static final int MOST_NAMED = 50;

    private LedgerSales() {}

    private record Item(String department, int casePack) {}

    private record Day(StoreItemId storeItem, LocalDate date) {}

    /**
     * @param department the one to read, or null for all
     * @throws UserError if the database cannot be read, or holds no sale of it
     */
    public static Chain read(Database database, @Nullable String department) {
        try (var connection = database.open(System.getenv())) {
            var items = items(connection, department);
            var sold = sold(connection, items, firstWholeDate(connection));
            var sales = sold.entrySet().stream().map(day -> new Sale(day.getKey().storeItem.store().digits(), day.getKey().storeItem.item().digits(),
                    requireNonNull(items.get(day.getKey().storeItem.item().digits())).department, day.getKey().date, day.getValue())).toList();
            var history = SalesLog.history(sales);
            return new Chain(history, history.series().stream().mapToInt(series -> requireNonNull(items.get(series.item())).casePack).toArray());
        } catch (SQLException e) {
            throw new UserError("cannot read the ledger's journal at " + database.jdbcUrl() + ": " + e.getMessage());
        } catch (IllegalArgumentException e) {
            throw new UserError("the ledger's journal at " + database.jdbcUrl() + ": " + e.getMessage());
        }
    }

    private static Map<String, Item> items(Connection connection, @Nullable String department) throws SQLException {
        var items = new HashMap<String, Item>();
        var departments = new TreeSet<String>();
        try (var select = connection.prepareStatement("select gtin, coalesce(department, '') as department, case_pack from ledger.item");
                var row = select.executeQuery()) {
            while (row.next()) {
                departments.add(row.getString("department"));
                if (department == null || department.equals(row.getString("department"))) {
                    items.put(row.getString("gtin"), new Item(row.getString("department"), row.getInt("case_pack")));
                }
            }
        }
        if (department != null && !departments.contains(department)) {
            throw new UserError("no item is of --department " + department + "; there are " + departments.stream().limit(MOST_NAMED).toList());
        }
        return items;
    }

    /** Two days after what is left begins in UTC, so that it holds in every zone. */
    private static LocalDate firstWholeDate(Connection connection) throws SQLException {
        try (var select = connection.prepareStatement("""
                select (max(oldest.recorded_at) at time zone 'UTC')::date + 2 as date
                from (select distinct on (partition) recorded_at from ledger.history
                      where ledger.journal_begins() > 1 and position >= ledger.journal_begins() order by partition, position) oldest""");
                var row = select.executeQuery()) {
            row.next();
            if (row.getObject("date") == null) {
                return LocalDate.MIN;
            }
            LocalDate date = row.getObject("date", LocalDate.class);
            System.err.println("older parts of the ledger's journal are moved away: its sales are read from " + date + " on");
            return date;
        }
    }

    private static Map<Day, Integer> sold(Connection connection, Map<String, Item> items, LocalDate from) throws SQLException {
        var sold = new HashMap<Day, Integer>();
        try (var select = connection.prepareStatement("select key, type, schema_version, occurred_at, payload from ledger.history")) {
            select.setFetchSize(FETCHED_AT_ONCE);
            try (var row = select.executeQuery()) {
                while (row.next()) {
                    var storeItem = StoreItemId.of(row.getString("key"));
                    if (items.containsKey(storeItem.item().digits())) {
                        event(row, storeItem).wanted().filter(wanted -> !wanted.businessDate().isBefore(from))
                                .ifPresent(wanted -> sold.merge(new Day(storeItem, wanted.businessDate()), wanted.units(), Integer::sum));
                    }
                    if (sold.size() > MOST_STORE_ITEM_DAYS) {
                        throw new UserError("the journal has sales on more than " + MOST_STORE_ITEM_DAYS + " days of store-items; choose a --department");
                    }
                }
            }
        }
        return sold;
    }

    private static StockEvent event(ResultSet row, StoreItemId storeItem) throws SQLException {
        return StockEvent.CODEC.read(row.getString("type"), row.getInt("schema_version"), row.getBytes("payload"), storeItem,
                row.getObject("occurred_at", OffsetDateTime.class).toInstant());
    }
}
