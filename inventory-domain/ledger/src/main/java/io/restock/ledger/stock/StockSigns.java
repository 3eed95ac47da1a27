package io.restock.ledger.stock;

import static java.util.Objects.requireNonNull;

import io.restock.contracts.Gln;
import io.restock.contracts.Gtin;
import io.restock.contracts.StoreItemId;
import io.restock.contracts.exceptions.ExceptionKind;
import io.restock.contracts.exceptions.Stake;
import io.restock.contracts.store.StoreRecord.RetailTransaction;
import io.restock.inventory.StoreItemCommand;
import io.restock.inventory.StoreItemCommand.RecordReturn;
import io.restock.inventory.StoreItemCommand.RecordSale;
import io.restock.inventory.StoreItemCommand.VoidReturn;
import io.restock.inventory.StoreItemCommand.VoidSale;
import io.restock.ledger.exceptions.ExceptionBook;
import io.restock.ledger.exceptions.NegativeOnHand;
import io.restock.ledger.records.TillTime.State;
import io.restock.ledger.records.TillTime;
import io.restock.sql.Sql;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import io.restock.ledger.reservation.OpenPromise;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Notices what nobody is stopped for: shelves below zero, items that nobody listed, tills with a wrong clock. */
public final class StockSigns {
    /** @param units that it sold, less those that came back */
    private record Doubted(StoreItemId storeItem, String till, TillTime time, long units) {
        Doubted and(Doubted later) {
            return new Doubted(later.storeItem, later.till, later.time, units + later.units);
        }
    }

    private final ExceptionBook exceptions;
    private final Map<String, StockRow> newItems = new TreeMap<>();
    private final Map<String, StockRow> shorts = new TreeMap<>();
    private final Set<StoreItemId> fell = new HashSet<>();
    private final Map<String, Doubted> doubted = new TreeMap<>();

    public StockSigns(ExceptionBook exceptions) {
        this.exceptions = exceptions;
    }

    /** A wrong clock is flagged once a till and day. Of what a clock in doubt sold, the store is asked where a count lies between. */
    public void checkClock(RetailTransaction sold, TillTime time, List<? extends StoreItemCommand> asked) {
        if (time.state() == State.RIGHT) {
            return;
        }
        LocalDate day = time.state() == State.AHEAD ? sold.businessDate() : LocalDate.ofInstant(time.receivedAt(), ZoneOffset.UTC);
        exceptions.raise(ExceptionKind.CLOCK_WRONG, sold.store(), sold.store() + "/" + sold.till() + "/" + day, "the clock of till " + sold.till() + " " + time.sentence(),
                time.receivedAt());
        if (time.state() == State.IN_DOUBT) {
            asked.forEach(command -> doubted.merge(command.storeItem().toString(), new Doubted(command.storeItem(), sold.till(), time, units(command)), Doubted::and));
        }
    }

    private static int units(StoreItemCommand command) {
        return switch (command) {
            case RecordSale sale -> sale.units();
            case VoidSale off -> -off.units();
            case RecordReturn back -> -back.units();
            case VoidReturn off -> off.units();
            default -> 0;
        };
    }

    /** A count that lies between what a till reported and when we received it may or may not have seen the sale: only the shelf knows. */
    public void askAboutDoubts(Sql sql) throws SQLException {
        if (doubted.isEmpty()) {
            return;
        }
        List<Doubted> asked = List.copyOf(doubted.values());
        List<String> keys = List.copyOf(doubted.keySet());
        sql.list("""
                select asked.at from unnest(?::text[], ?::bigint[], ?::bigint[]) with ordinality as asked (key, told, received, at)
                join ledger.stock s on s.key = asked.key and s.last_counted_at > to_timestamp(asked.told / 1000.0)
                    and s.last_counted_at <= to_timestamp(asked.received / 1000.0)""",
                row -> raiseDoubt(asked.get(row.getInt(1) - 1)), keys, asked.stream().mapToLong(each -> each.time().occurredAt().toEpochMilli()).toArray(),
                asked.stream().mapToLong(each -> each.time().receivedAt().toEpochMilli()).toArray());
    }

    private boolean raiseDoubt(Doubted each) {
        exceptions.raise(ExceptionKind.SOLD_AT_UNKNOWN_TIME, each.storeItem().store(), each.storeItem().toString(), "till " + each.till() + " says that it sold "
                + each.storeItem().item() + " at " + each.time().told() + ", before the last count, and we heard of it at " + each.time().receivedAt()
                + "; on hand counts it as sold since. Count the shelf", each.time().receivedAt(), Stake.of(each.storeItem().item(), each.units()));
        return true;
    }

    /** Only the crossing of zero is noted, and only an item's first event at a store asks whether it is listed: nothing of this costs a sale anything. */
    public void check(Collection<StockRow> rows) {
        for (StockRow row : rows) {
            if (row.onHand < 0 && row.onHandBefore >= 0) {
                NegativeOnHand.raise(exceptions, row.storeItem, row.onHand, row.occurredAt);
                fell.add(row.storeItem);
            } else if (row.onHand >= 0 && row.onHandBefore < 0) {
                exceptions.close(ExceptionKind.NEGATIVE_ON_HAND, row.storeItem.toString(), row.occurredAt);
            }
            if (row.isShort() && (!row.wasShort() || row.allocatedMoved != 0 || shorts.containsKey(row.storeItem.toString()))) {
                shorts.put(row.storeItem.toString(), row);
            } else if (!row.isShort() && (row.wasShort() || shorts.containsKey(row.storeItem.toString()))) {
                shorts.remove(row.storeItem.toString());
                exceptions.close(ExceptionKind.RESERVATION_SHORT, row.storeItem.toString(), row.occurredAt);
            }
            if (row.isNew) {
                newItems.putIfAbsent(row.storeItem.item().digits(), row);
            }
        }
    }

    /** Nobody is asked about the shelf of what is not stocked, or is sold off. */
    public void leaveOutUnasked(Sql sql) throws SQLException {
        if (fell.isEmpty()) {
            return;
        }
        var unasked = Set.copyOf(sql.list("select gtin from ledger.item where gtin = any(?) and (not stocked or state = 'DELISTED')", row -> row.getString(1),
                fell.stream().map(id -> id.item().digits()).distinct().toList()));
        fell.stream().filter(id -> unasked.contains(id.item().digits())).forEach(id -> exceptions.forget(ExceptionKind.NEGATIVE_ON_HAND, id.toString()));
    }

    public void checkNewItems(Sql sql) throws SQLException {
        if (newItems.isEmpty()) {
            return;
        }
        sql.list("select gtin from unnest(?::text[]) as asked (gtin) where not exists (select from ledger.item i where i.gtin = asked.gtin)",
                row -> raiseUnknown(requireNonNull(newItems.get(row.getString(1)))), newItems.keySet());
    }

    /** Who came first is served first: the promises that were made last stand short, and are named. */
    public void nameShortReservations(Sql sql) throws SQLException {
        if (shorts.isEmpty()) {
            return;
        }
        Map<String, List<OpenPromise>> promises = OpenPromise.latestFirst(sql, shorts.keySet());
        shorts.forEach((key, row) -> exceptions.raise(ExceptionKind.RESERVATION_SHORT, row.storeItem.store(), key, row.allocated + " of " + row.storeItem.item()
                + " are promised to customers, and " + row.onHand + " are there: "
                + OpenPromise.named(promises.getOrDefault(key, List.of()), row.allocated - Math.max(0, row.onHand))
                + ". Find them, or let the customer know and cancel", row.occurredAt, Stake.of(row.storeItem.item(), row.allocated - Math.max(0L, row.onHand))));
    }

    private boolean raiseUnknown(StockRow row) {
        Gln store = row.storeItem.store();
        Gtin item = row.storeItem.item();
        exceptions.raise(ExceptionKind.UNKNOWN_ITEM, store, item.digits(),
                "store " + store + " has " + item + ", which is not listed; PUT /v1/items/" + item, row.occurredAt, Stake.of(item, row.onHand));
        return true;
    }
}
