package io.restock.ledger.intake;

import io.restock.contracts.StoreItemId;
import io.restock.contracts.store.StoreRecord.ReturnElsewhere;
import io.restock.contracts.store.StoreRecord.StockAdjustment;
import io.restock.contracts.store.StoreRecord.StockTransfer;
import io.restock.contracts.store.StoreRecord.TransferArrival;
import io.restock.inventory.StoreItemCommand;
import io.restock.inventory.StoreItemCommand.AdjustStock;
import io.restock.inventory.StoreItemCommand.ArriveTransfer;
import io.restock.inventory.StoreItemCommand.NoteReturnElsewhere;
import io.restock.inventory.StoreItemCommand.SendTransfer;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

/** What adjustments, transfers and the letters between stores ask of their store-items. */
final class StaffCommands {
    private StaffCommands() {}

    static List<StoreItemCommand> of(StockAdjustment adjustment) {
        Instant at = adjustment.occurredInstant().truncatedTo(ChronoUnit.MICROS);
        return adjustment.lines().stream().<StoreItemCommand>map(line ->
                new AdjustStock(new StoreItemId(adjustment.store(), line.item()), at, adjustment.identity(), adjustment.reason(), line.units())).toList();
    }

    static List<StoreItemCommand> of(StockTransfer transfer) {
        Instant at = transfer.occurredInstant().truncatedTo(ChronoUnit.MICROS);
        return transfer.lines().stream().<StoreItemCommand>map(line ->
                new SendTransfer(new StoreItemId(transfer.store(), line.item()), at, transfer.identity(), transfer.to(), line.units())).toList();
    }

    static List<StoreItemCommand> of(TransferArrival arrival) {
        Instant at = arrival.occurredAt().truncatedTo(ChronoUnit.MICROS);
        return List.of(new ArriveTransfer(new StoreItemId(arrival.store(), arrival.item()), at, arrival.identity(), arrival.from(), arrival.units()));
    }

    static List<StoreItemCommand> of(ReturnElsewhere back) {
        Instant at = back.occurredAt().truncatedTo(ChronoUnit.MICROS);
        return List.of(new NoteReturnElsewhere(new StoreItemId(back.store(), back.item()), at, back.sale(), back.at(), back.by(), back.units()));
    }
}
