package io.restock.ledger.intake;

import io.restock.contracts.Digest;
import io.restock.contracts.Gln;
import io.restock.contracts.Limits;
import io.restock.contracts.StoreItemId;
import io.restock.contracts.store.StoreRecord;
import io.restock.contracts.store.StoreRecord.ArrivalReversal;
import io.restock.contracts.store.StoreRecord.CenterCallOff;
import io.restock.contracts.store.StoreRecord.CenterReceipt;
import io.restock.contracts.store.StoreRecord.CenterReversal;
import io.restock.contracts.store.StoreRecord.CountedLine;
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
import io.restock.inventory.StoreItemCommand;
import io.restock.inventory.StoreItemCommand.CallOffTransfer;
import io.restock.inventory.StoreItemCommand.SendTransfer;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/**
 * What one store has to say to another: a record of its own in the other's order of things. A letter's identity is made of what it is about, so that it counts once however
 * often it comes.
 */
final class StoreLetters {
    private StoreLetters() {}

    /** @param asked what the record asks of its store-items */
    static List<StoreRecord> of(StoreRecord record, List<? extends StoreItemCommand> asked) {
        return switch (record) {
            case StockTransfer transfer when Boolean.TRUE.equals(transfer.toCenter()) -> List.of();
            case StockTransfer transfer when Boolean.TRUE.equals(transfer.travels()) -> List.of(notice(transfer, asked));
            case StockTransfer _ -> only(SendTransfer.class, asked).<StoreRecord>map(StoreLetters::arrival).toList();
            case TransferCancellation cancellation -> {
                String identity = identity(cancellation.store(), cancellation.transfer());
                yield List.of(new TransferCallOff(cancellation.to(), identity, Digest.of(identity), cancellation.cancelledAt(), cancellation.store(),
                        cancellation.transfer(), cancellation.lost()));
            }
            case TransferCallOff callOff when !callOff.lost() && !asked.isEmpty() -> List.of(comingBack(callOff, asked));
            case TransferCallOff _,TransferNotice _,TransferReceipt _,TransferReturn _,TransferArrival _,CenterReceipt _,CenterCallOff _,CenterReversal _,ArrivalReversal _,DespatchCallOff _ ->
                List.of();
            case RetailTransaction _,StockCount _,StockAdjustment _,DeliveryReceipt _,ReturnElsewhere _,DespatchNotice _,DespatchRedirection _,DespatchElsewhere _,ReportReversal _,ReservationRequest _,ReservationCollection _,ReservationCallOff _,ReservationLapse _ ->
                List.of();
        };
    }

    private static TransferNotice notice(StockTransfer transfer, List<? extends StoreItemCommand> asked) {
        String identity = identity(transfer.store(), transfer.identity());
        List<CountedLine> lines = only(SendTransfer.class, asked).map(sent -> new CountedLine(sent.storeItem().item(), sent.units())).toList();
        return new TransferNotice(transfer.to(), identity, Digest.of(identity), transfer.occurredInstant(), transfer.store(), transfer.identity(), lines);
    }

    /** A transfer sends an item once, so it arrives once. */
    private static TransferArrival arrival(SendTransfer sent) {
        StoreItemId from = sent.storeItem();
        String identity = from.store() + "/" + from.item() + "/" + sent.transfer();
        return new TransferArrival(sent.to(), identity, identity, sent.occurredAt(), from.store(), from.item(), sent.units());
    }

    private static TransferReturn comingBack(TransferCallOff callOff, List<? extends StoreItemCommand> asked) {
        String identity = identity(callOff.store(), callOff.transfer());
        Instant at = callOff.cancelledAt();
        List<CountedLine> lines = only(CallOffTransfer.class, asked).map(off -> new CountedLine(off.storeItem().item(), off.units())).toList();
        return new TransferReturn(callOff.from(), identity, Digest.of(identity), at, callOff.store(), callOff.transfer(), lines);
    }

    private static <T extends StoreItemCommand> Stream<T> only(Class<T> kind, List<? extends StoreItemCommand> asked) {
        return asked.stream().map(kind::cast);
    }

    /** A client's key may be as long as an identity may be. */
    private static String identity(Gln store, String transfer) {
        String identity = store + "/" + transfer;
        return identity.length() <= Limits.NAME ? identity : store + "/" + Digest.of(identity);
    }
}
