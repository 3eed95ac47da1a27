package io.restock.ledger.intake;

import io.restock.contracts.Gtin;
import io.restock.contracts.StoreItemId;
import io.restock.contracts.store.StoreRecord.ReturnElsewhere;
import io.restock.contracts.store.StoreRecord.StockAdjustment;
import io.restock.contracts.store.StoreRecord.StockTransfer;
import io.restock.contracts.store.StoreRecord.TransferArrival;
import io.restock.contracts.store.StoreRecord.TransferReturn;
import io.restock.inventory.StoreItemCommand;
import io.restock.inventory.StoreItemCommand.AdjustStock;
import io.restock.inventory.StoreItemCommand.ArriveTransfer;
import io.restock.inventory.StoreItemCommand.NoteReturnElsewhere;
import io.restock.inventory.StoreItemCommand.SendTransfer;
import io.restock.inventory.StoreItemCommand.TakeBackTransfer;
import io.restock.ledger.quarantine.Unappliable;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.TreeMap;

/** What adjustments, transfers and the letters between stores ask of their store-items. */
final class StaffCommands {
    private StaffCommands() {}

    static List<StoreItemCommand> of(StockAdjustment adjustment) {
        Instant at = adjustment.occurredInstant().truncatedTo(ChronoUnit.MICROS);
        return adjustment.lines().stream()
                .<StoreItemCommand>map(line -> new AdjustStock(new StoreItemId(adjustment.store(), line.item()), at, adjustment.identity(), adjustment.reason(), line.units()))
                .toList();
    }

    /** One command an item: a transfer sends an item once. */
    static List<SendTransfer> of(StockTransfer transfer) {
        Instant at = transfer.occurredInstant().truncatedTo(ChronoUnit.MICROS);
        var units = new TreeMap<Gtin, Integer>();
        transfer.lines().forEach(line -> units.merge(line.item(), line.units(), Unappliable::sum));
        return units.entrySet().stream()
                .map(sent -> new SendTransfer(new StoreItemId(transfer.store(), sent.getKey()), at, transfer.identity(), transfer.to(), sent.getValue(),
                        transfer.toCenter(), transfer.reason()))
                .toList();
    }

    static List<StoreItemCommand> of(TransferArrival arrival) {
        Instant at = arrival.occurredAt().truncatedTo(ChronoUnit.MICROS);
        return List.of(new ArriveTransfer(new StoreItemId(arrival.store(), arrival.item()), at, arrival.identity(), arrival.from(), arrival.units()));
    }

    static List<StoreItemCommand> of(TransferReturn back) {
        Instant at = back.cancelledAt().truncatedTo(ChronoUnit.MICROS);
        return back.lines().stream()
                .<StoreItemCommand>map(line -> new TakeBackTransfer(new StoreItemId(back.store(), line.item()), at, back.transfer(), back.to(), line.units()))
                .toList();
    }

    static List<StoreItemCommand> of(ReturnElsewhere back) {
        Instant at = back.occurredAt().truncatedTo(ChronoUnit.MICROS);
        return List.of(new NoteReturnElsewhere(new StoreItemId(back.store(), back.item()), at, back.sale(), back.at(), back.by(), back.units()));
    }
}
