package io.restock.ledger.transfer;

import io.restock.contracts.Gtin;
import io.restock.contracts.StoreItemId;
import io.restock.contracts.exceptions.ExceptionKind;
import io.restock.contracts.exceptions.Stake;
import io.restock.contracts.stock.StockEvent.TransferReceived;
import io.restock.contracts.store.StoreRecord.CenterCallOff;
import io.restock.contracts.store.StoreRecord.CenterReceipt;
import io.restock.contracts.store.StoreRecord.CenterReversal;
import io.restock.contracts.store.StoreRecord.CountedLine;
import io.restock.contracts.store.StoreRecord.StockTransfer;
import io.restock.contracts.store.StoreRecord.TransferCallOff;
import io.restock.contracts.store.StoreRecord.TransferCancellation;
import io.restock.contracts.store.StoreRecord.TransferNotice;
import io.restock.contracts.store.StoreRecord.TransferReceipt;
import io.restock.contracts.store.StoreRecord.TransferredLine;
import io.restock.inventory.StoreItemCommand;
import io.restock.inventory.StoreItemCommand.AnnounceTransfer;
import io.restock.inventory.StoreItemCommand.CallOffTransfer;
import io.restock.inventory.StoreItemCommand.ReceiveTransfer;
import io.restock.inventory.StoreItemCommand.ReverseArrival;
import io.restock.inventory.StoreItemCommand.TakeBackTransfer;
import io.restock.ledger.exceptions.ExceptionBook;
import io.restock.ledger.quarantine.Unappliable;
import io.restock.ledger.transfer.TransferBook.Due;
import io.restock.ledger.transfer.TransferBook.Line;
import io.restock.ledger.transfer.TransferBook.Standing;
import io.restock.ledger.underway.Named;
import io.restock.ledger.underway.Parts;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Goods between stores. The sender says what left, and may call it off; the receiver says what arrived, once or in parts. What is under way is known to the
 * receiver's half alone, so that an arrival and a cancellation that cross each other meet there, in one order: what has arrived does not come back, too.
 * An arrival that is faster than the news of its transfer is settled the moment the news comes.
 *
 * <p>Goods that go back to a distribution center keep both halves with their sender: the center has books of its own, and says what came and what will not.
 */
public final class Transfers {
    private final TransferBook book;
    private final ExceptionBook exceptions;

    public Transfers(TransferBook book, ExceptionBook exceptions) {
        this.book = book;
        this.exceptions = exceptions;
    }

    /** What goes to a center is under way to it at once, and raises nobody's stock: of the commands of its other half none is given. */
    public void send(StockTransfer transfer) throws SQLException {
        Instant at = micros(transfer.occurredInstant());
        book.sent(transfer, at);
        if (Boolean.TRUE.equals(transfer.toCenter())) {
            announce(new Due(transfer.to(), transfer.store(), transfer.identity(), true), at, transfer.lines());
        }
    }

    public void cancel(TransferCancellation cancellation) throws SQLException {
        if (!book.cancelled(cancellation, micros(cancellation.cancelledAt()))) {
            throw new Unappliable("store " + cancellation.store() + " has sent no transfer " + cancellation.transfer() + " to " + cancellation.to());
        }
    }

    public List<StoreItemCommand> announce(TransferNotice notice) throws SQLException {
        return announce(new Due(notice.store(), notice.from(), notice.transfer()), micros(notice.sentAt()), notice.lines());
    }

    private List<StoreItemCommand> announce(Due due, Instant at, List<CountedLine> announced) throws SQLException {
        Standing before = book.standing(due).orElse(Standing.UNHEARD_OF);
        if (before.sentAt() != null) {
            throw new Unappliable("transfer " + due.subject() + " was announced before");
        }
        var is = new Standing(at, before.arrivedAt(), before.complete(), null);
        SortedMap<Gtin, Line> lines = lines(due);
        var commands = new ArrayList<StoreItemCommand>();
        for (CountedLine sent : announced) {
            Parts known = lines.getOrDefault(sent.item(), Line.of(sent.item())).parts();
            Parts now = known.sending(sent.units()).settled(is.complete());
            long closing = now.closed() - known.closed();
            lines.put(sent.item(), new Line(sent.item(), now));
            commands.add(new AnnounceTransfer(item(due, sent.item()), at, due.transfer(), due.from(), sent.units()));
            if (closing > 0 && is.arrivedAt() != null) {
                commands.add(new ReceiveTransfer(item(due, sent.item()), is.arrivedAt(), due.transfer(), due.from(), (int) closing, 0, 0));
            }
        }
        settle(due, is, lines, at);
        return commands;
    }

    public List<StoreItemCommand> receive(TransferReceipt receipt) throws SQLException {
        return receive(new Due(receipt.store(), receipt.from(), receipt.transfer()), micros(receipt.occurredInstant()), receipt.lines(), receipt.complete());
    }

    /** What a center took in is its own stock: here it closes the sender's transfer, and no more. */
    public void receivedAtCenter(CenterReceipt receipt) throws SQLException {
        receive(new Due(receipt.dc(), receipt.store(), receipt.transfer(), true), micros(receipt.arrivedAt()), receipt.lines(), receipt.complete());
    }

    private List<StoreItemCommand> receive(Due due, Instant at, List<TransferredLine> came, boolean complete) throws SQLException {
        Standing before = book.standing(due).orElse(Standing.UNHEARD_OF);
        var is = new Standing(before.sentAt(), before.arrivedAt() == null || before.arrivedAt().isBefore(at) ? at : before.arrivedAt(),
                before.complete() || complete, before.calledOffAt());
        SortedMap<Gtin, Line> lines = lines(due);
        var commands = new ArrayList<StoreItemCommand>();
        arrived(came).forEach((item, line) -> {
            Parts known = lines.getOrDefault(item, Line.of(item)).parts();
            Parts now = known.arriving(line.units(), line.damaged()).settled(is.nothingMore(due));
            long closing = now.closed() - known.closed();
            lines.put(item, new Line(item, now));
            commands.add(new ReceiveTransfer(item(due, item), at, due.transfer(), due.from(), (int) closing, line.units(), line.damaged()));
        });
        if (is.complete()) {
            lines.replaceAll((item, line) -> {
                if (line.parts().open() > 0) {
                    commands.add(new ReceiveTransfer(item(due, item), at, due.transfer(), due.from(), (int) line.parts().open(), 0, 0));
                }
                return new Line(item, line.parts().settled(true));
            });
        }
        settle(due, is, lines, at);
        return commands;
    }

    /** Then more may come again, even if an arrival had said that nothing would. @param events what the arrival had led to */
    public List<StoreItemCommand> reverse(String arrival, List<TransferReceived> events) throws SQLException {
        TransferReceived first = events.getFirst();
        Instant at = first.occurredAt();
        var due = new Due(first.storeItem().store(), first.from(), first.transfer());
        Map<Gtin, Integer> again = takeBack(due, at, events.stream().map(each -> new TransferredLine(each.storeItem().item(), each.units(), each.damaged())).toList(), false);
        var units = arrived(events.stream().map(each -> new TransferredLine(each.storeItem().item(), each.units(), each.damaged())).toList());
        return again.entrySet().stream().<StoreItemCommand>map(item -> {
            TransferredLine line = units.getOrDefault(item.getKey(), new TransferredLine(item.getKey(), 0, 0));
            return new ReverseArrival(item(due, item.getKey()), at, arrival, due.transfer(), due.from(), item.getValue(), line.units(), line.damaged());
        }).toList();
    }

    /** What a center had not taken in after all is under way to it again. */
    public void takenBackAtCenter(CenterReversal reversal) throws SQLException {
        takeBack(new Due(reversal.dc(), reversal.store(), reversal.transfer(), true), micros(reversal.reversedAt()), reversal.lines(), reversal.complete());
    }

    /** @return of each item that this concerns, units that are in transit again */
    private SortedMap<Gtin, Integer> takeBack(Due due, Instant at, List<TransferredLine> back, boolean complete) throws SQLException {
        Standing before = book.standing(due).orElse(Standing.UNHEARD_OF);
        SortedMap<Gtin, TransferredLine> taken = arrived(back);
        SortedMap<Gtin, Line> lines = lines(due);
        var again = new TreeMap<Gtin, Integer>();
        lines.replaceAll((item, line) -> {
            TransferredLine less = taken.getOrDefault(item, new TransferredLine(item, 0, 0));
            Parts now = line.parts().arriving(-less.units(), -less.damaged()).settled(complete);
            int open = (int) (line.parts().closed() - now.closed());
            if (open != 0 || taken.containsKey(item)) {
                again.put(item, open);
            }
            return new Line(item, now);
        });
        settle(due, new Standing(before.sentAt(), before.arrivedAt(), complete, before.calledOffAt()), lines, at);
        return again;
    }

    public List<StoreItemCommand> callOff(TransferCallOff callOff) throws SQLException {
        var due = new Due(callOff.store(), callOff.from(), callOff.transfer());
        Instant at = micros(callOff.cancelledAt());
        Standing before = book.standing(due).filter(known -> known.sentAt() != null)
                .orElseThrow(() -> new Unappliable("nobody has announced transfer " + due.subject() + "; replay this when its notice is applied"));
        SortedMap<Gtin, Line> lines = lines(due);
        var commands = new ArrayList<StoreItemCommand>();
        lines.replaceAll((item, line) -> {
            if (line.parts().open() > 0) {
                commands.add(new CallOffTransfer(item(due, item), at, due.transfer(), due.from(), (int) line.parts().open(), callOff.lost()));
            }
            return new Line(item, line.parts().callingOff(line.parts().open()).settled(true));
        });
        if (!commands.isEmpty()) {
            settle(due, new Standing(before.sentAt(), before.arrivedAt(), before.complete(), at), lines, at);
        } else {
            exceptions.raise(ExceptionKind.TRANSFER_DIFFERS, due.store(), due.subject(),
                    "called off by " + due.from() + " when nothing of it was under way any more, so nothing came back. Recorded as it arrived; settle it with that store", at);
        }
        return commands;
    }

    /** A center knows what has come there, so its word says how much the store has again. */
    public List<StoreItemCommand> comeHome(CenterCallOff callOff) throws SQLException {
        var due = new Due(callOff.dc(), callOff.store(), callOff.transfer(), true);
        Instant at = micros(callOff.cancelledAt());
        Standing before = book.standing(due).filter(known -> known.sentAt() != null)
                .orElseThrow(() -> new Unappliable("store " + callOff.store() + " has sent no transfer " + callOff.transfer() + " to center " + callOff.dc()));
        book.cancelled(new TransferCancellation(callOff.store(), callOff.identity(), callOff.digest(), at, callOff.transfer(), callOff.dc(), callOff.reason(), false), at);
        SortedMap<Gtin, Line> lines = lines(due);
        var commands = new ArrayList<StoreItemCommand>();
        for (CountedLine back : callOff.lines()) {
            Parts known = lines.getOrDefault(back.item(), Line.of(back.item())).parts();
            lines.put(back.item(), new Line(back.item(), known.callingOff(back.units()).settled(before.complete())));
            commands.add(new TakeBackTransfer(new StoreItemId(due.from(), back.item()), at, due.transfer(), due.store(), back.units(), true));
        }
        settle(due, new Standing(before.sentAt(), before.arrivedAt(), before.complete(), at), lines, at);
        return commands;
    }

    private SortedMap<Gtin, Line> lines(Due due) throws SQLException {
        var lines = new TreeMap<Gtin, Line>();
        book.lines(due).forEach(line -> lines.put(line.item(), line));
        return lines;
    }

    /** An item on several lines arrived in parts. */
    private static SortedMap<Gtin, TransferredLine> arrived(List<TransferredLine> lines) {
        var arrived = new TreeMap<Gtin, TransferredLine>();
        for (TransferredLine line : lines) {
            arrived.merge(line.item(), line,
                    (one, other) -> new TransferredLine(one.item(), Unappliable.sum(one.units(), other.units()), Unappliable.sum(one.damaged(), other.damaged())));
        }
        return arrived;
    }

    private void settle(Due due, Standing is, SortedMap<Gtin, Line> lines, Instant at) throws SQLException {
        boolean open = is.sentAt() == null || lines.values().stream().anyMatch(line -> line.parts().open() > 0);
        book.now(due, is, lines.values(), open ? null : at);
        if (!open) {
            exceptions.close(ExceptionKind.TRANSFER_OVERDUE, due.subject(), at);
        }
        if (is.sentAt() != null) {
            List<String> differences = lines.values().stream().flatMap(line -> line.parts().difference(line.item(), is.nothingMore(due)).stream()).toList();
            if (differences.isEmpty()) {
                exceptions.close(ExceptionKind.TRANSFER_DIFFERS, due.subject(), at);
            } else {
                exceptions.raise(ExceptionKind.TRANSFER_DIFFERS, due.asked(), due.subject(), Named.of(differences) + ". Recorded as it arrived; settle it with "
                        + (due.toCenter() ? "center " + due.store() : "store " + due.from()), at,
                        Stake.of(lines.values().stream().collect(Collectors.toMap(Line::item, line -> line.parts().differing(is.nothingMore(due))))));
            }
        }
    }

    private static StoreItemId item(Due due, Gtin item) {
        return new StoreItemId(due.store(), item);
    }

    private static Instant micros(Instant at) {
        return at.truncatedTo(ChronoUnit.MICROS);
    }
}
