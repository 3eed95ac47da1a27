package io.restock.ledger.rules;

import io.restock.contracts.Gln;
import io.restock.contracts.Gtin;
import io.restock.contracts.catalog.Item.Unit;
import io.restock.contracts.catalog.Price;
import io.restock.contracts.stock.StockEvent.StockAdjusted;
import io.restock.contracts.store.StoreRecord.CountedLine;
import io.restock.contracts.store.StoreRecord.ReportReversal;
import io.restock.contracts.store.StoreRecord.StockAdjustment;
import io.restock.ledger.rules.Worth.Priced;
import io.restock.sql.Database;
import jakarta.inject.Singleton;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/** The rules by which a request to the ledger waits for a second person; each answers the sentence that says why, and none is on unless it is configured. */
@Singleton
public class LedgerRules {
    private record Cost(BigDecimal amount, String currency) {}

    private final Database database;
    private final @Nullable ValueLimit adjustments;
    private final boolean repair;
    private final boolean priceBelowCost;

    LedgerRules(Database database, @ConfigProperty(name = "restock.approval.adjustment-value") Optional<String> adjustmentValue,
            @ConfigProperty(name = "restock.approval.repair", defaultValue = "false") boolean repair,
            @ConfigProperty(name = "restock.approval.price-below-cost", defaultValue = "false") boolean priceBelowCost) {
        this.database = database;
        this.adjustments = adjustmentValue.map(ValueLimit::of).orElse(null);
        this.repair = repair;
        this.priceBelowCost = priceBelowCost;
    }

    /** By the prices that were valid at the store when it happened. */
    public Optional<String> adjustment(StockAdjustment adjustment) {
        return tooMuch(adjustment.lines(), adjustment.store(), adjustment.occurredInstant());
    }

    /** An adjustment is taken back by as many as were needed to make it: by the lines, the prices and the instant of the adjustment itself. @param adjusted what it led to */
    public Optional<String> reversal(ReportReversal reversal, Supplier<List<StockAdjusted>> adjusted) {
        return switch (reversal.kind()) {
            case ADJUSTMENT -> adjustments == null ? Optional.empty() : tooMuch(adjusted.get(), reversal.store());
            case RECEIPT, COUNT -> Optional.empty(); // as they are reported without one
        };
    }

    private Optional<String> tooMuch(List<StockAdjusted> events, Gln store) {
        List<CountedLine> lines = events.stream().map(event -> new CountedLine(event.storeItem().item(), event.units())).toList();
        return lines.isEmpty() ? Optional.empty() : tooMuch(lines, store, events.getFirst().occurredAt());
    }

    private Optional<String> tooMuch(List<CountedLine> lines, Gln store, Instant at) {
        return adjustments == null ? Optional.empty() : adjustments.exceeded(Worth.of(lines, prices(lines, store.digits(), at)));
    }

    /** A store's own price goes before the chain's, and of two the one that began later. */
    private Map<Gtin, Priced> prices(List<CountedLine> lines, String store, Instant at) {
        var prices = new HashMap<Gtin, Priced>();
        List<String> items = lines.stream().map(CountedLine::item).map(Gtin::digits).distinct().toList();
        database.read(sql -> sql.list("""
                select distinct on (p.item) p.item, p.amount, p.currency, i.unit from ledger.price p join ledger.item i on i.gtin = p.item
                where p.item = any(?) and (p.store = ? or p.store is null) and p.valid_from <= ? and (p.valid_until is null or p.valid_until > ?)
                order by p.item, p.store nulls last, p.valid_from desc""",
                row -> prices.put(new Gtin(row.getString(1)), new Priced(row.getBigDecimal(2), row.getString(3), Unit.valueOf(row.getString(4)))), items, store, at, at));
        return prices;
    }

    /** Whether a repair swaps rows that differ only when two people want it. */
    public Optional<String> repair() {
        return repair ? Optional.of("it puts other stock in the place of what stands there, and restock.approval.repair is on") : Optional.empty();
    }

    /** What stands already changes nothing, and nobody has to look at it again. */
    public Optional<String> price(Price price, Instant now) {
        return priceBelowCost ? cost(price.item()).flatMap(cost -> below(price, cost)).filter(_ -> !stands(price, now)) : Optional.empty();
    }

    private static Optional<String> below(Price price, Cost cost) {
        String costs = "its cost of " + cost.amount().stripTrailingZeros().toPlainString() + " " + cost.currency();
        String given = price.amount().stripTrailingZeros().toPlainString() + " " + price.currency();
        if (!price.currency().equals(cost.currency())) {
            return Optional.of(given + " cannot be compared with " + costs);
        }
        return price.amount().compareTo(cost.amount()) < 0 ? Optional.of(given + " is below " + costs) : Optional.empty();
    }

    private Optional<Cost> cost(Gtin item) {
        return database.read(sql -> sql.first("select amount, currency from ledger.cost where item = ?", row -> new Cost(row.getBigDecimal(1), row.getString(2)), item.digits()));
    }

    private boolean stands(Price price, Instant now) {
        Instant from = price.from() == null ? now : price.from();
        return database.read(sql -> sql.first("""
                select amount, currency from ledger.price where item = ? and store is not distinct from ? and valid_from <= ? and valid_until is not distinct from ?
                order by valid_from desc limit 1""", row -> row.getBigDecimal(1).compareTo(price.amount()) == 0 && row.getString(2).equals(price.currency()),
                price.item().digits(), price.store() == null ? null : price.store().digits(), from, price.until())).orElse(false);
    }
}
