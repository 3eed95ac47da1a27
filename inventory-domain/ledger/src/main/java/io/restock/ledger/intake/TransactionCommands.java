package io.restock.ledger.intake;

import io.restock.contracts.Gln;
import io.restock.contracts.StoreItemId;
import io.restock.contracts.store.StoreRecord.RetailTransaction;
import io.restock.contracts.store.TransactionId;
import io.restock.contracts.store.TransactionLine;
import io.restock.inventory.StoreItemCommand.RecordReturn;
import io.restock.inventory.StoreItemCommand.RecordSale;
import io.restock.inventory.StoreItemCommand.VoidReturn;
import io.restock.inventory.StoreItemCommand.VoidSale;
import io.restock.inventory.StoreItemCommand;
import io.restock.inventory.TillClock;
import io.restock.ledger.quarantine.Unappliable;
import io.restock.ledger.records.TillTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a retail transaction asks of its store-items, line by line. */
final class TransactionCommands {
    private final Gln store;
    private final TransactionId id;
    private final Instant occurredAt;
    private final @Nullable TillClock clock;
    private final Map<Integer, TransactionLine> earlier = new HashMap<>();
    private final Set<Integer> voided = new HashSet<>();

    private TransactionCommands(RetailTransaction transaction, TillTime time) {
        store = transaction.store();
        id = transaction.id();
        occurredAt = time.occurredAt();
        clock = time.clock();
    }

    /** @throws Unappliable if a line number comes twice, or a line voids what cannot be voided */
    static List<StoreItemCommand> of(RetailTransaction transaction, TillTime time) {
        var commands = new TransactionCommands(transaction, time);
        var all = new ArrayList<StoreItemCommand>(transaction.lines().size());
        for (TransactionLine line : transaction.lines()) {
            all.addAll(commands.of(line));
            if (commands.earlier.put(line.line(), line) != null) {
                throw new Unappliable("line " + line.line() + " is there twice");
            }
        }
        return all;
    }

    /** One, or for a kit one for each of its parts. */
    private List<? extends StoreItemCommand> of(TransactionLine line) {
        return switch (line) {
            case TransactionLine.Sale sale -> sale.moved().stream()
                    .map(part -> new RecordSale(new StoreItemId(store, part.item()), occurredAt, id.line(sale.line()), part.units(), clock)).toList();
            case TransactionLine.Return back -> back.moved().stream()
                    .map(part -> new RecordReturn(new StoreItemId(store, part.item()), occurredAt, id.line(back.line()), part.units(), back.disposition(), back.original(), clock))
                    .toList();
            case TransactionLine.Void taken -> voiding(taken);
        };
    }

    private List<? extends StoreItemCommand> voiding(TransactionLine.Void line) {
        if (!voided.add(line.voids())) {
            throw new Unappliable("line " + line.line() + " voids line " + line.voids() + ", which is void already");
        }
        return switch (earlier.get(line.voids())) {
            case TransactionLine.Sale sale -> sale.moved().stream()
                    .map(part -> new VoidSale(new StoreItemId(store, part.item()), occurredAt, id.line(line.line()), id.line(sale.line()), part.units(), clock)).toList();
            case TransactionLine.Return back -> back.moved().stream()
                    .map(part -> new VoidReturn(new StoreItemId(store, part.item()), occurredAt, id.line(line.line()), id.line(back.line()), part.units(), back.disposition(),
                            clock))
                    .toList();
            case TransactionLine.Void _ -> throw new Unappliable("line " + line.line() + " voids line " + line.voids() + ", which is a void itself");
            case null -> throw new Unappliable("line " + line.line() + " voids line " + line.voids() + ", which does not come before it");
        };
    }
}
