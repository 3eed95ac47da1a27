package io.restock.ledger.despatch;

import io.restock.contracts.Gtin;
import io.restock.contracts.StoreItemId;
import io.restock.contracts.store.StoreRecord.DeliveryReceipt;
import io.restock.contracts.store.StoreRecord.DespatchedLine;
import io.restock.contracts.store.StoreRecord.ReceivedLine;
import io.restock.inventory.StoreItemCommand;
import io.restock.inventory.StoreItemCommand.ReceiveDelivery;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Lays what arrived against what was sent. Every despatched line ends with one command; an item's units fill its lines in their order, and
 * what is too many goes to its last line. Items that nobody sent come after, with nothing in transit to close.
 */
final class ReceiptMatching {
    private static final class Arrived {
        int good;
        int damaged;
        int sent;
        int linesLeft;
    }

    private final DeliveryReceipt receipt;
    private final List<DespatchedLine> sent;
    private final TreeMap<Gtin, Arrived> arrived = new TreeMap<>();

    ReceiptMatching(DeliveryReceipt receipt, List<DespatchedLine> sent) {
        this.receipt = receipt;
        this.sent = sent;
        for (ReceivedLine line : receipt.lines()) {
            Arrived item = of(line.item());
            switch (line.condition()) {
                case GOOD -> item.good = Math.addExact(item.good, line.units());
                case DAMAGED -> item.damaged = Math.addExact(item.damaged, line.units());
            }
        }
        for (DespatchedLine line : sent) {
            Arrived item = of(line.item());
            item.sent = Math.addExact(item.sent, line.units());
            item.linesLeft++;
        }
    }

    private Arrived of(Gtin item) {
        return arrived.computeIfAbsent(item, _ -> new Arrived());
    }

    /** A sentence an item that is not as sent. */
    List<String> differences() {
        var differences = new ArrayList<String>();
        arrived.forEach((item, is) -> {
            if (is.good != is.sent || is.damaged != 0) {
                differences.add(item + ": " + is.sent + " sent, " + is.good + " good and " + is.damaged + " damaged arrived");
            }
        });
        return differences;
    }

    /** To be called once: it uses up what arrived. */
    List<StoreItemCommand> commands(Instant at) {
        var commands = new ArrayList<StoreItemCommand>();
        for (DespatchedLine line : sent) {
            Arrived item = of(line.item());
            boolean last = --item.linesLeft == 0;
            int good = last ? item.good : Math.min(item.good, line.units());
            int damaged = last ? item.damaged : Math.min(item.damaged, line.units() - good);
            item.good -= good;
            item.damaged -= damaged;
            commands.add(received(at, line.item(), line.orderLine(), line.units(), good, damaged));
        }
        arrived.forEach((item, left) -> {
            if (left.sent == 0) {
                commands.add(received(at, item, null, 0, left.good, left.damaged));
            }
        });
        return commands;
    }

    private ReceiveDelivery received(Instant at, Gtin item, @Nullable String orderLine, int despatched, int good, int damaged) {
        return new ReceiveDelivery(new StoreItemId(receipt.store(), item), at, receipt.despatch(), orderLine, despatched, good, damaged);
    }
}
