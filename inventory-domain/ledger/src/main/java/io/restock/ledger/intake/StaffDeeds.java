package io.restock.ledger.intake;

import io.restock.contracts.access.Author;
import io.restock.contracts.access.Deed;
import io.restock.contracts.access.DeedKind;
import io.restock.contracts.store.StoreRecord;
import io.restock.contracts.store.StoreRecord.DeliveryReceipt;
import io.restock.contracts.store.StoreRecord.DespatchNotice;
import io.restock.contracts.store.StoreRecord.RetailTransaction;
import io.restock.contracts.store.StoreRecord.ReturnElsewhere;
import io.restock.contracts.store.StoreRecord.StockAdjustment;
import io.restock.contracts.store.StoreRecord.StockCount;
import io.restock.contracts.store.StoreRecord.StockTransfer;
import io.restock.contracts.store.StoreRecord.TransferArrival;
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
            case StockTransfer _ -> Optional.of(DeedKind.TRANSFERRED);
            case RetailTransaction _,TransferArrival _,ReturnElsewhere _,DespatchNotice _ -> Optional.empty();
        };
    }
}
