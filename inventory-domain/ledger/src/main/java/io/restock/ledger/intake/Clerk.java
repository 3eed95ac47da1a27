package io.restock.ledger.intake;

import io.restock.contracts.StoreItemId;
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
import io.restock.contracts.store.StoreRecord.CenterCallOff;
import io.restock.contracts.store.StoreRecord.CenterReceipt;
import io.restock.contracts.store.StoreRecord.CenterReversal;
import io.restock.contracts.store.StoreRecord.DespatchCallOff;
import io.restock.inventory.StoreItemCommand;
import io.restock.ledger.despatch.DespatchBook;
import io.restock.ledger.despatch.Despatches;
import io.restock.ledger.exceptions.ExceptionBook;
import io.restock.ledger.journal.MovedSince;
import io.restock.ledger.quarantine.Unappliable;
import io.restock.ledger.records.SeenRecords;
import io.restock.ledger.records.TillTime;
import io.restock.ledger.reservation.ReservationBook;
import io.restock.ledger.reservation.Reservations;
import io.restock.ledger.reversal.ReversalBook;
import io.restock.ledger.reversal.Reversing;
import io.restock.ledger.tills.Conflicts;
import io.restock.ledger.transfer.TransferBook;
import io.restock.ledger.transfer.Transfers;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Decides what becomes of each record, in the order of arrival: what was seen is passed over, other content under a known identity is
 * an exception, what is impossible is put aside, and the rest asks something of its store-items. Knows nothing of SQL: the books do.
 */
final class Clerk {
    /** What the ledger remembers, up to and including what was booked before in this batch. */
    interface Books {
        /** @param letters what other stores have to hear beside what {@link StoreLetters} reads from the record */
        void book(Taken taken, List<? extends StoreItemCommand> asked, List<StoreRecord> letters) throws SQLException;

        void passOver(Taken duplicate);

        void noteConflict(Taken other);

        void putAside(Taken taken, String reason) throws SQLException;

        /** When a till's transaction counts as having happened. */
        TillTime timeOf(RetailTransaction transaction);

        /** What each item's shelf has moved by since an instant. A count comes first in its instant. */
        MovedSince movedSince(List<StoreItemId> items, Instant instant) throws SQLException;

        DespatchBook despatches();

        ReversalBook reversals() throws SQLException;

        TransferBook transfers();

        ReservationBook reservations() throws SQLException;

        ExceptionBook exceptions();
    }

    private final Books books;
    private final SeenRecords seen;

    Clerk(Books books, SeenRecords seen) {
        this.books = books;
        this.seen = seen;
    }

    /** What the record that is taken makes this store report to others. */
    private final List<StoreRecord> letters = new ArrayList<>();

    /** @return whether it was booked */
    boolean take(Taken taken) throws SQLException {
        return switch (seen.verdict(taken.record())) {
            case NEW -> takeNew(taken);
            case DUPLICATE -> {
                books.passOver(taken);
                yield false;
            }
            case CONFLICT -> {
                books.noteConflict(taken);
                Conflicts.raise(books.exceptions(), taken.record());
                yield false;
            }
        };
    }

    private boolean takeNew(Taken taken) throws SQLException {
        try {
            letters.clear();
            List<? extends StoreItemCommand> asked = asked(taken.record());
            books.book(taken, asked, List.copyOf(letters));
            seen.note(taken.record());
            return true;
        } catch (Unappliable e) {
            books.putAside(taken, e.reason());
            return false;
        }
    }

    private List<? extends StoreItemCommand> asked(StoreRecord record) throws SQLException {
        return switch (record) {
            case RetailTransaction transaction -> TransactionCommands.of(transaction, books.timeOf(transaction));
            case StockCount count -> Counts.commands(books, count);
            case StockAdjustment adjustment -> StaffCommands.of(adjustment);
            case StockTransfer transfer -> {
                if (Boolean.TRUE.equals(transfer.travels())) {
                    transfers().send(transfer);
                }
                yield StaffCommands.of(transfer);
            }
            case TransferArrival arrival -> StaffCommands.of(arrival);
            case TransferNotice notice -> transfers().announce(notice);
            case TransferReceipt receipt -> transfers().receive(receipt);
            case TransferCancellation cancellation -> {
                transfers().cancel(cancellation);
                yield List.of();
            }
            case TransferCallOff callOff -> transfers().callOff(callOff);
            case TransferReturn back -> StaffCommands.of(back);
            case CenterReceipt receipt -> {
                transfers().receivedAtCenter(receipt);
                yield List.of();
            }
            case CenterCallOff callOff -> transfers().comeHome(callOff);
            case CenterReversal reversal -> {
                transfers().takenBackAtCenter(reversal);
                yield List.of();
            }
            case ReturnElsewhere back -> StaffCommands.of(back);
            case DeliveryReceipt receipt -> despatches().receive(receipt);
            case DespatchNotice notice -> despatches().advise(notice);
            case DespatchRedirection redirection -> despatches().redirect(redirection);
            case DespatchCallOff off -> despatches().callOff(off);
            case DespatchElsewhere elsewhere -> despatches().arrivedElsewhere(elsewhere);
            case ReservationRequest request -> reservations().reserve(request);
            case ReservationCollection collection -> reservations().collect(collection);
            case ReservationCallOff callOff -> reservations().cancel(callOff);
            case ReservationLapse lapse -> reservations().lapse(lapse);
            case ReportReversal reversal -> new Reversing(books.reversals(), despatches(), transfers()).reverse(reversal);
            case ArrivalReversal reversal -> new Reversing(books.reversals(), despatches(), transfers()).reverse(reversal);
        };
    }

    private Despatches despatches() {
        return new Despatches(books.despatches(), books.exceptions(), letters::add);
    }

    private Reservations reservations() throws SQLException {
        return new Reservations(books.reservations());
    }

    private Transfers transfers() {
        return new Transfers(books.transfers(), books.exceptions());
    }
}
