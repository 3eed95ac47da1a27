package io.restock.local.cloning;

import io.restock.contracts.Digest;
import io.restock.contracts.Gln;
import io.restock.contracts.store.LineId;
import io.restock.contracts.store.StoreRecord.CenterCallOff;
import io.restock.contracts.store.StoreRecord.CenterReceipt;
import io.restock.contracts.store.StoreRecord.DeliveryReceipt;
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
import io.restock.contracts.store.StoreRecord;
import io.restock.contracts.store.StoreRecord.ArrivalReversal;
import io.restock.contracts.store.StoreRecord.CenterReversal;
import io.restock.contracts.store.StoreRecord.DespatchCallOff;
import io.restock.contracts.store.TransactionLine.OriginalSale;
import io.restock.contracts.store.TransactionLine.Return;
import io.restock.contracts.store.TransactionLine;
import io.restock.contracts.store.UnfitLine;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A store's record under pseudonyms: items, units, amounts and times stay, stores, tills and everything that people or systems named do not.
 * Despatch advices are left out, and receipts no longer cite them: the clone's distribution center has sent nothing, so what arrived is goods
 * that nobody advised. The stock on hand is the same.
 */
record Anonymous(Pseudonyms names) {
    Optional<StoreRecord> of(StoreRecord record) {
        Gln store = names.of(record.store());
        String identity = names.text(record.identity());
        String digest = names.text(record.digest());
        return Optional.ofNullable(switch (record) {
            case RetailTransaction sold -> new RetailTransaction(store, names.till(sold.store(), sold.till()), sold.businessDate(), sold.sequence(),
                    sold.occurredAt(), sold.acceptedAt(), digest, sold.lines().stream().map(line -> of(sold.store(), line)).toList(),
                    sold.clockAhead(), sold.recording(), unfit(sold));
            case StockCount count -> new StockCount(store, identity, digest, count.countedAt(), count.lines());
            case StockAdjustment adjusted -> new StockAdjustment(store, identity, digest, adjusted.occurredAt(), adjusted.reason(), adjusted.lines());
            case StockTransfer sent -> new StockTransfer(store, identity, digest, sent.occurredAt(), names.of(sent.to()), sent.lines(), sent.travels(),
                    sent.toCenter(), sent.reason() == null ? null : names.text(sent.reason()));
            case DeliveryReceipt goods -> new DeliveryReceipt(store, identity, digest, goods.receivedAt(), null, goods.lines(), goods.complete(), goods.more());
            case ReportReversal wrong -> new ReportReversal(store, identity, digest, wrong.reversedAt(), names.text(wrong.of()), wrong.kind(), names.text(wrong.reason()));
            case ArrivalReversal wrong -> new ArrivalReversal(store, identity, digest, wrong.reversedAt(), names.text(wrong.of()), names.text(wrong.reason()));
            case TransferArrival arrived -> arrival(store, arrived);
            case TransferReceipt came -> new TransferReceipt(store, identity, digest, came.arrivedAt(), names.of(came.from()), names.text(came.transfer()), came.lines(),
                    came.complete());
            case TransferCancellation off -> new TransferCancellation(store, identity, digest, off.cancelledAt(), names.text(off.transfer()), names.of(off.to()),
                    names.text(off.reason()), off.lost());
            case TransferNotice sent -> {
                String letter = letter(sent.from(), sent.transfer());
                yield new TransferNotice(store, letter, Digest.of(letter), sent.sentAt(), names.of(sent.from()), names.text(sent.transfer()), sent.lines());
            }
            case TransferCallOff off -> {
                String letter = letter(off.from(), off.transfer());
                yield new TransferCallOff(store, letter, Digest.of(letter), off.cancelledAt(), names.of(off.from()), names.text(off.transfer()), off.lost());
            }
            case TransferReturn back -> {
                String letter = letter(back.to(), back.transfer());
                yield new TransferReturn(store, letter, Digest.of(letter), back.cancelledAt(), names.of(back.to()), names.text(back.transfer()), back.lines());
            }
            case CenterReceipt came -> {
                String word = word(came.dc(), came.transfer(), came.identity());
                yield new CenterReceipt(store, word, Digest.of(word), came.arrivedAt(), names.of(came.dc()), names.text(came.transfer()), came.lines(), came.complete());
            }
            case CenterCallOff off -> {
                String word = word(off.dc(), off.transfer(), off.identity());
                yield new CenterCallOff(store, word, Digest.of(word), off.cancelledAt(), names.of(off.dc()), names.text(off.transfer()), names.text(off.reason()), off.lines());
            }
            case CenterReversal wrong -> {
                String word = word(wrong.dc(), wrong.transfer(), wrong.identity());
                yield new CenterReversal(store, word, Digest.of(word), wrong.reversedAt(), names.of(wrong.dc()), names.text(wrong.transfer()), wrong.lines(), wrong.complete());
            }
            case ReturnElsewhere back -> returned(store, back);
            case ReservationRequest asked -> new ReservationRequest(store, identity, digest, asked.askedAt(), names.text(asked.reference()), asked.until(), asked.lines());
            case ReservationCollection came -> new ReservationCollection(store, identity, digest, came.collectedAt(), names.text(came.reservation()), came.lines());
            case ReservationCallOff off -> new ReservationCallOff(store, identity, digest, off.cancelledAt(), names.text(off.reservation()), names.text(off.reason()));
            case ReservationLapse over -> new ReservationLapse(store, identity, Digest.of(identity), over.until());
            case DespatchNotice _,DespatchCallOff _,DespatchRedirection _,DespatchElsewhere _ -> null;
        });
    }

    /** What stores write to each other the clone's ledger writes again: under the same identity, so that it counts once. */
    private TransferArrival arrival(Gln store, TransferArrival arrived) {
        String transfer = arrived.identity().split("/", 3)[2];
        String identity = names.of(arrived.from()) + "/" + arrived.item() + "/" + names.text(transfer);
        return new TransferArrival(store, identity, identity, arrived.occurredAt(), names.of(arrived.from()), arrived.item(), arrived.units());
    }

    private String letter(Gln other, String transfer) {
        return names.of(other) + "/" + names.text(transfer);
    }

    /** A center numbers what it says of a transfer. */
    private String word(Gln dc, String transfer, String identity) {
        return letter(dc, transfer) + identity.substring(identity.lastIndexOf('/'));
    }

    private ReturnElsewhere returned(Gln store, ReturnElsewhere back) {
        LineId by = of(back.at(), back.by());
        boolean ofKit = back.identity().endsWith("/" + back.item());
        String identity = names.of(back.at()) + "/" + by + (ofKit ? "/" + back.item() : "");
        return new ReturnElsewhere(store, identity, identity, back.occurredAt(), names.of(back.at()), by, of(back.store(), back.sale()), back.item(), back.units());
    }

    private @Nullable List<UnfitLine> unfit(RetailTransaction sold) {
        return sold.unfit() == null ? null : sold.unfit().stream().map(line -> line.original() == null ? line
                : new UnfitLine(line.line(), line.kind(), line.item(), line.units(), line.grams(), line.amount(), line.currency(), line.disposition(),
                        of(sold.store(), line.original()), line.reason(), line.voidedBy()))
                .toList();
    }

    private TransactionLine of(Gln store, TransactionLine line) {
        return switch (line) {
            case Return back when back.original() != null -> new Return(back.line(), back.item(), back.units(), back.amount(), back.currency(),
                    back.scanned(), back.disposition(), of(store, back.original()), back.parts());
            case Return _,TransactionLine.Sale _,TransactionLine.Void _ -> line;
        };
    }

    private OriginalSale of(Gln store, OriginalSale original) {
        Gln soldAt = original.store() == null ? store : original.store();
        return new OriginalSale(names.of(soldAt), of(soldAt, original.line()));
    }

    private LineId of(Gln store, LineId line) {
        return new LineId(line.businessDate(), names.till(store, line.till()), line.sequence(), line.line());
    }
}
