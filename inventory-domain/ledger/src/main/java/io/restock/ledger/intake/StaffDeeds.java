package io.restock.ledger.intake;

import io.restock.contracts.access.Author;
import io.restock.contracts.access.Deed;
import io.restock.contracts.access.DeedKind;
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
import io.restock.contracts.store.StoreRecord.ReservationCallOff;
import io.restock.contracts.store.StoreRecord.ReservationCollection;
import io.restock.contracts.store.StoreRecord.ReservationLapse;
import io.restock.contracts.store.StoreRecord.ReservationRequest;
import io.restock.contracts.store.StoreRecord.RetailTransaction;
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
import java.util.Optional;

/** What of a store's records the audit keeps: what its staff reported. A sale stands in the journal with its author, and what another record brings about is no deed. */
final class StaffDeeds {
    private StaffDeeds() {}

    static Optional<Deed> of(StoreRecord record, Author by, Instant recordedAt) {
        return kind(record).map(kind -> Deed.of(recordedAt, by, kind, record.store(), record));
    }

    private static Optional<DeedKind> kind(StoreRecord record) {
        return switch (record) {
            case StockCount _ -> Optional.of(DeedKind.COUNTED);
            case StockAdjustment _ -> Optional.of(DeedKind.ADJUSTED);
            case DeliveryReceipt _ -> Optional.of(DeedKind.RECEIVED);
            case ReportReversal _,ArrivalReversal _ -> Optional.of(DeedKind.REVERSED);
            case DespatchRedirection _ -> Optional.of(DeedKind.REDIRECTED);
            case StockTransfer _ -> Optional.of(DeedKind.TRANSFERRED);
            case TransferReceipt _ -> Optional.of(DeedKind.TRANSFER_RECEIVED);
            case TransferCancellation _ -> Optional.of(DeedKind.TRANSFER_CANCELLED);
            case ReservationRequest _ -> Optional.of(DeedKind.RESERVED);
            case ReservationCollection _ -> Optional.of(DeedKind.RESERVATION_COLLECTED);
            case ReservationCallOff _ -> Optional.of(DeedKind.RESERVATION_CANCELLED);
            case ReservationLapse _,RetailTransaction _,TransferArrival _,TransferNotice _,TransferCallOff _,TransferReturn _,CenterReceipt _,CenterCallOff _,CenterReversal _,DespatchCallOff _,ReturnElsewhere _,DespatchNotice _,DespatchElsewhere _ ->
                Optional.empty();
        };
    }
}
