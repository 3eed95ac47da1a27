package io.restock.ledger.operations;

import static java.util.Objects.requireNonNull;

import io.restock.border.operations.Operations;
import io.restock.contracts.Topics;
import io.restock.contracts.catalog.Item.Unit;
import io.restock.contracts.operations.Account;
import io.restock.contracts.operations.Verification;
import io.restock.ledger.Progress;
import io.restock.ledger.totals.Total;
import io.restock.ledger.totals.UnitTotal;
import io.restock.sql.Database;
import io.restock.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Clock;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What the ledger has done since its data began. A handful of rows are read, however long that is. What moved is reported in eaches and in grams; an item
 * that nobody has listed counts as eaches, and {@code storeItemsUnlisted} says how many store-items that is.
 */
@ApplicationScoped
class LedgerOperations implements Operations {
    private static final String SERVICE = "ledger";
    private static final String SUMS = sums(Total.values(), Total::column);
    private static final String UNIT_SUMS = sums(UnitTotal.values(), UnitTotal::column);

    @Inject
    Database database;
    @Inject
    Progress progress;
    @Inject
    Clock clock;

    @Override
    public Account account() {
        Map<String, Long> counts = database.snapshot(LedgerOperations::counts);
        counts.put("eventsOnTopic", progress.recordsOn(Topics.STOCK_EVENTS));
        long waiting = progress.recordsOn(Topics.POS_TRANSACTIONS) - requireNonNull(counts.get("recordsTaken"));
        return new Account(SERVICE, clock.instant(), counts, Map.of(Topics.POS_TRANSACTIONS.topic(), Math.max(0, waiting)));
    }

    @Override
    public Verification verification() {
        return new Verification(SERVICE, database.snapshot(LedgerChecks::run));
    }

    private static Map<String, Long> counts(Sql sql) throws SQLException {
        var counts = new LinkedHashMap<String, Long>();
        counts.put("recordsTaken", sql.number("select coalesce(sum(kafka_offset), 0) from ledger.cursor where topic = ?", Topics.POS_TRANSACTIONS.topic()));
        sql.each("select " + SUMS + " from ledger.totals", row -> {
            for (Total total : Total.values()) {
                counts.put(nameOf(total), row.getLong(total.ordinal() + 1));
            }
        });
        putUnits(sql, counts, Unit.EACH, "eaches");
        putUnits(sql, counts, Unit.GRAM, "grams");
        counts.put("storeItemsUnlisted", sql.number("select coalesce(sum(store_items_unlisted), 0) from ledger.totals_by_unit"));
        counts.put("events", sql.number("select coalesce(sum(next_position - 1), 0) from ledger.journal_head"));
        counts.put("eventsRelayed", sql.number("select coalesce(sum(position), 0) from ledger.relay"));
        return counts;
    }

    private static void putUnits(Sql sql, Map<String, Long> counts, Unit unit, String units) throws SQLException {
        sql.each("select " + UNIT_SUMS + " from ledger.totals_by_unit where unit = ?", row -> {
            for (UnitTotal total : UnitTotal.values()) {
                counts.merge(nameOf(total, units), row.getLong(total.ordinal() + 1), Long::sum);
            }
        }, unit.name());
    }

    private static <T> String sums(T[] totals, Function<T, String> column) {
        return Arrays.stream(totals).map(total -> "coalesce(sum(" + column.apply(total) + "), 0)").collect(Collectors.joining(", "));
    }

    private static String nameOf(Total total) {
        return switch (total) {
            case TRANSACTIONS -> "transactionsApplied";
            case LINES -> "linesApplied";
            case OTHER_RECORDS -> "otherRecordsApplied";
            case DUPLICATES -> "duplicates";
            case CONFLICTS -> "conflicts";
            case QUARANTINED -> "quarantined";
        };
    }

    /** Such as eachesOnHand. Store-items are store-items, whatever they are counted in. */
    private static String nameOf(UnitTotal total, String units) {
        return total == UnitTotal.STORE_ITEMS ? "storeItems" : units + Arrays.stream(total.name().split("_"))
                .map(word -> word.charAt(0) + word.substring(1).toLowerCase(Locale.ROOT)).collect(Collectors.joining());
    }
}
