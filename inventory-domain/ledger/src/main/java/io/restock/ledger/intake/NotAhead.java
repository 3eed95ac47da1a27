package io.restock.ledger.intake;

import io.restock.contracts.store.StoreRecord;
import io.restock.contracts.store.StoreRecord.ArrivalReversal;
import io.restock.contracts.store.StoreRecord.CenterCallOff;
import io.restock.contracts.store.StoreRecord.CenterReceipt;
import io.restock.contracts.store.StoreRecord.CenterReversal;
import io.restock.contracts.store.StoreRecord.DeliveryReceipt;
import io.restock.contracts.store.StoreRecord.DespatchCallOff;
import io.restock.contracts.store.StoreRecord.DespatchElsewhere;
import io.restock.contracts.store.StoreRecord.DespatchNotice;
import io.restock.contracts.store.StoreRecord.DespatchRedirection;
import io.restock.contracts.store.StoreRecord.ReportReversal;
import io.restock.contracts.store.StoreRecord.ReservationCollection;
import io.restock.contracts.store.StoreRecord.ReturnElsewhere;
import io.restock.contracts.store.StoreRecord.StockAdjustment;
import io.restock.contracts.store.StoreRecord.StockCount;
import io.restock.contracts.store.StoreRecord.StockTransfer;
import io.restock.contracts.store.StoreRecord.TransferArrival;
import io.restock.contracts.store.StoreRecord.TransferCallOff;
import io.restock.contracts.store.StoreRecord.TransferCancellation;
import io.restock.contracts.store.StoreRecord.TransferNotice;
import io.restock.contracts.store.StoreRecord.TransferReceipt;
import io.restock.contracts.store.StoreRecord.TransferReturn;
import java.time.Instant;
import java.time.OffsetDateTime;

/**
 * What a person reports has happened by the time we take it, though the clock of the device may be minutes ahead: a count of the future would swallow what is
 * sold until then. A till's transaction says itself when it was received, see {@link TillTime}.
 */
final class NotAhead {
    private NotAhead() {}

    static StoreRecord of(StoreRecord record, Instant now) {
        if (!record.occurredInstant().isAfter(now)) {
            return record;
        }
        return switch (record) {
            case StockCount count -> new StockCount(count.store(), count.identity(), count.digest(), at(count.countedAt(), now), count.lines());
            case StockAdjustment each -> new StockAdjustment(each.store(), each.identity(), each.digest(), at(each.occurredAt(), now), each.reason(), each.lines());
            case DeliveryReceipt each ->
                new DeliveryReceipt(each.store(), each.identity(), each.digest(), at(each.receivedAt(), now), each.despatch(), each.lines(), each.complete(),
                        each.more());
            case StockTransfer each -> new StockTransfer(each.store(), each.identity(), each.digest(), at(each.occurredAt(), now), each.to(), each.lines(), each.travels(),
                    each.toCenter(), each.reason());
            case TransferReceipt each -> new TransferReceipt(each.store(), each.identity(), each.digest(), at(each.arrivedAt(), now), each.from(), each.transfer(), each.lines(),
                    each.complete());
            case ReturnElsewhere each -> new ReturnElsewhere(each.store(), each.identity(), each.digest(), now, each.at(), each.by(), each.sale(), each.item(), each.units());
            case ReportReversal each -> new ReportReversal(each.store(), each.identity(), each.digest(), now, each.of(), each.kind(), each.reason());
            case ArrivalReversal each -> new ArrivalReversal(each.store(), each.identity(), each.digest(), now, each.of(), each.reason());
            case DespatchRedirection each -> new DespatchRedirection(each.store(), each.identity(), each.digest(), now, each.despatch(), each.dc(), each.to());
            case DespatchElsewhere each -> new DespatchElsewhere(each.store(), each.identity(), each.digest(), now, each.despatch(), each.at(), each.lines(), each.complete());
            case ReservationCollection each ->
                new ReservationCollection(each.store(), each.identity(), each.digest(), at(each.collectedAt(), now), each.reservation(), each.lines());
            case StoreRecord.ReservationRequest _,StoreRecord.ReservationCallOff _,StoreRecord.ReservationLapse _ -> record;
            case StoreRecord.RetailTransaction _,TransferArrival _,TransferNotice _,TransferCancellation _,TransferCallOff _,TransferReturn _,CenterReceipt _,CenterCallOff _,CenterReversal _,DespatchNotice _,DespatchCallOff _ ->
                record;
        };
    }

    private static OffsetDateTime at(OffsetDateTime said, Instant now) {
        return now.atOffset(said.getOffset());
    }
}
