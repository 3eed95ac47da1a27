package io.restock.ledger.despatch;

import io.restock.contracts.Digest;
import io.restock.contracts.Gln;
import io.restock.contracts.Gtin;
import io.restock.contracts.Sscc;
import io.restock.contracts.StoreItemId;
import io.restock.contracts.exceptions.ExceptionKind;
import io.restock.contracts.exceptions.Stake;
import io.restock.contracts.stock.StockEvent.DeliveryReceived;
import io.restock.contracts.store.StoreRecord;
import io.restock.contracts.store.StoreRecord.CountedLine;
import io.restock.contracts.store.StoreRecord.DeliveryReceipt;
import io.restock.contracts.store.StoreRecord.DespatchCallOff;
import io.restock.contracts.store.StoreRecord.DespatchElsewhere;
import io.restock.contracts.store.StoreRecord.DespatchNotice;
import io.restock.contracts.store.StoreRecord.DespatchRedirection;
import io.restock.contracts.store.StoreRecord.DespatchedLine;
import io.restock.contracts.store.StoreRecord.ReceivedLine;
import io.restock.inventory.StoreItemCommand;
import io.restock.inventory.StoreItemCommand.AdviseDelivery;
import io.restock.inventory.StoreItemCommand.CallOffDelivery;
import io.restock.inventory.StoreItemCommand.ReceiveDelivery;
import io.restock.inventory.StoreItemCommand.ReverseDelivery;
import io.restock.ledger.despatch.DespatchBook.Standing;
import io.restock.ledger.despatch.Manifest.Change;
import io.restock.ledger.despatch.Manifest.Some;
import io.restock.ledger.exceptions.ExceptionBook;
import io.restock.ledger.quarantine.Unappliable;
import io.restock.ledger.underway.Named;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Goods on their way to a store. A despatch is advised, then received, at once or in parts: what did not come is under way until a receipt says that nothing more
 * will. A receipt that is faster than the advice is laid against it the moment it comes. An item that comes again when all of it had come is held, unless the receipt
 * says that it is more. What was received at another store than it was sent to is on hand there, and the store to which it was sent hears of it.
 */
public final class Despatches {
    private record Came(int good, int damaged) {
        Came and(Came more) {
            return new Came(Unappliable.sum(good, more.good), Unappliable.sum(damaged, more.damaged));
        }
    }

    private final DespatchBook book;
    private final ExceptionBook exceptions;
    private final Consumer<StoreRecord> letters;
    private final Homeward homeward;

    /** @param letters takes what other stores have to hear */
    public Despatches(DespatchBook book, ExceptionBook exceptions, Consumer<StoreRecord> letters) {
        this.book = book;
        this.exceptions = exceptions;
        this.letters = letters;
        this.homeward = new Homeward(exceptions);
    }

    public List<StoreItemCommand> advise(DespatchNotice notice) throws SQLException {
        Instant at = micros(notice.despatchedAt());
        Standing before = book.standing(notice.store(), notice.despatch()).orElse(Standing.UNHEARD_OF);
        if (before.despatchedAt() != null && notice.from() == null) {
            throw new Unappliable("despatch " + notice.despatch() + " was advised before");
        }
        var is = new Standing(notice.dc(), before.despatchedAt() == null ? at : before.despatchedAt(), before.arrivedAt(), before.completedBy(), null,
                before.homeAt(), before.redirectedTo());
        var manifest = new Manifest(book.lines(notice.store(), notice.despatch()), before.complete());
        manifest.advise(notice.lines());
        manifest.settle(is.complete());
        var commands = new ArrayList<StoreItemCommand>();
        for (DespatchedLine line : notice.lines()) {
            commands.add(new AdviseDelivery(new StoreItemId(notice.store(), line.item()), at, notice.despatch(), notice.dc(), line.orderLine(), line.units()));
        }
        Instant arrivedAt = before.arrivedAt();
        if (arrivedAt != null) {
            manifest.changes(is.complete()).stream().filter(change -> change.closing() > 0)
                    .forEach(change -> commands.add(received(notice.store(), notice.despatch(), arrivedAt, change, 0, 0)));
        }
        Instant homeAt = before.homeAt();
        if (homeAt != null) {
            commands.addAll(Homeward.called(notice.store(), notice.despatch(), homeAt, notice.dc(), manifest.callOffHome(is.complete())));
        }
        settle(notice.store(), notice.despatch(), is, manifest, at);
        return commands;
    }

    public List<StoreItemCommand> receive(DeliveryReceipt receipt) throws SQLException {
        Instant at = micros(receipt.occurredInstant());
        TreeMap<Gtin, Came> came = came(receipt);
        Sscc sscc = receipt.despatch();
        if (sscc == null) {
            return came.entrySet().stream().<StoreItemCommand>map(item -> new ReceiveDelivery(new StoreItemId(receipt.store(), item.getKey()), at, null, null, 0,
                    item.getValue().good(), item.getValue().damaged(), null)).toList();
        }
        Standing before = book.standing(receipt.store(), sscc).orElse(Standing.UNHEARD_OF);
        var manifest = new Manifest(book.lines(receipt.store(), sscc), before.complete());
        Gln owner = before.belongsTo() != null || manifest.open() || manifest.isGoingHome() ? before.belongsTo() : book.underWayTo(sscc, receipt.store()).orElse(null);
        boolean endsIt = (receipt.complete() == null || receipt.complete()) && (manifest.open() || before.despatchedAt() == null);
        boolean mayBeMore = receipt.complete() == null || Boolean.TRUE.equals(receipt.more());
        List<Gtin> again = mayBeMore ? List.of() : came.keySet().stream().filter(manifest::isIn).toList();
        hold(receipt, sscc, again, came, at);
        again.forEach(came::remove);
        List<StoreItemCommand> allTheSame = homeward.allTheSame(receipt.store(), sscc, before, at, manifest, came.entrySet().stream()
                .map(item -> new CountedLine(item.getKey(), item.getValue().good() + item.getValue().damaged())).toList());
        came.forEach((item, units) -> manifest.arrive(item, units.good(), units.damaged()));
        var is = new Standing(before.dc(), before.despatchedAt(), before.arrivedAt() == null || before.arrivedAt().isBefore(at) ? at : before.arrivedAt(),
                before.complete() ? before.completedBy() : endsIt ? receipt.identity() : null, owner,
                before.homeAt(), before.redirectedTo());
        manifest.settle(is.complete());
        settle(receipt.store(), sscc, is, manifest, at);
        if (owner != null && (!came.isEmpty() || endsIt)) {
            report(receipt, sscc, owner, came, endsIt, at);
        }
        return Stream.concat(allTheSame.stream(), manifest.changes(is.complete()).stream()
                .map(change -> received(receipt.store(), sscc, at, change, change.good(), change.damaged()))).toList();
    }

    /** A second handheld, or a second tap: nobody but the person who reports it knows it from goods that came on top. */
    private void hold(DeliveryReceipt receipt, Sscc sscc, List<Gtin> again, TreeMap<Gtin, Came> came, Instant at) {
        if (!again.isEmpty()) {
            exceptions.raise(ExceptionKind.RECEIPT_HELD, receipt.store(), sscc.digits(), "receipt " + receipt.identity() + " names what was received already: "
                    + Named.of(came.entrySet().stream().filter(line -> again.contains(line.getKey()))
                            .map(line -> line.getKey() + ", " + (line.getValue().good() + line.getValue().damaged()) + " once more").toList())
                    + ". Not booked; if they came on top of the others, report them once more with \"more\": true", at,
                    stake(came, again::contains));
        } else if (Boolean.TRUE.equals(receipt.more())) {
            exceptions.close(ExceptionKind.RECEIPT_HELD, sscc.digits(), at);
        }
    }

    /** Then more may come again, even if a later receipt had said that nothing would. @param events what the receipt had led to */
    public List<StoreItemCommand> reverse(String receipt, List<DeliveryReceived> events) throws SQLException {
        DeliveryReceived first = events.getFirst();
        Sscc sscc = first.despatch();
        Instant at = first.occurredAt();
        Gln store = first.storeItem().store();
        if (sscc == null) {
            return events.stream().<StoreItemCommand>map(each -> new ReverseDelivery(each.storeItem(), at, receipt, null, null, 0, each.units(), each.damaged(), null)).toList();
        }
        Standing before = book.standing(store, sscc).orElse(Standing.UNHEARD_OF);
        var manifest = new Manifest(book.lines(store, sscc), before.complete());
        events.forEach(each -> manifest.takeBack(each.storeItem().item(), each.units(), each.damaged()));
        var is = new Standing(before.dc(), before.despatchedAt(), before.arrivedAt(), null, before.belongsTo(), before.homeAt(), before.redirectedTo());
        manifest.settle(is.complete());
        List<Change> changes = manifest.changes(is.complete());
        Instant homeAt = before.homeAt();
        List<Some> home = homeAt == null ? List.of() : manifest.callOffHome(is.complete());
        settle(store, sscc, is, manifest, at);
        if (manifest.lines().stream().allMatch(line -> line.parts().came() == 0)) {
            exceptions.close(ExceptionKind.RECEIPT_WITHOUT_DESPATCH, sscc.digits(), at);
            exceptions.close(ExceptionKind.DELIVERED_ELSEWHERE, sscc + "/" + store, at);
            exceptions.close(ExceptionKind.CALLED_OFF_RECEIVED, sscc + "/" + store, at);
        }
        exceptions.close(ExceptionKind.RECEIPT_HELD, sscc.digits(), at);
        var commands = new ArrayList<StoreItemCommand>();
        changes.forEach(change -> commands.add(new ReverseDelivery(new StoreItemId(store, change.line().item()), at, receipt, sscc,
                change.line().orderLine(), -change.closing(), -change.good(), -change.damaged(), change.missing() == null ? null : Integer.valueOf(-change.missing()))));
        return Stream.concat(withRest(receipt, events, commands).stream(),
                homeAt == null ? Stream.of() : Homeward.called(store, sscc, homeAt.isBefore(at) ? at : homeAt, Objects.requireNonNull(before.dc()), home).stream()).toList();
    }

    /** Its center wants it back: what is under way to the store goes home, and what went on to another store is called off there. */
    public List<StoreItemCommand> callOff(DespatchCallOff off) throws SQLException {
        Gln store = off.store();
        Sscc sscc = off.despatch();
        Instant at = micros(off.cancelledAt());
        Standing before = book.standing(store, sscc).orElse(Standing.UNHEARD_OF);
        var is = new Standing(before.dc() == null ? off.dc() : before.dc(), before.despatchedAt(), before.arrivedAt(), before.completedBy(), before.belongsTo(), at,
                before.redirectedTo());
        var manifest = new Manifest(book.lines(store, sscc), before.complete());
        List<Some> home = manifest.callOffHome(before.complete());
        if (before.despatchedAt() == null) {
            book.now(store, sscc, is, manifest.lines(), null);
        } else {
            settle(store, sscc, is, manifest, at);
        }
        Gln then = before.redirectedTo();
        if (then != null) {
            letters.accept(new DespatchCallOff(then, off.identity(), off.digest(), off.cancelledAt(), off.dc(), sscc, off.reason()));
        }
        return Homeward.called(store, sscc, at, off.dc(), home);
    }

    /** Of receipts of the time before parts were counted, the lines may know of less than was booked. */
    private static List<StoreItemCommand> withRest(String receipt, List<DeliveryReceived> events, List<StoreItemCommand> commands) {
        var rest = new TreeMap<StoreItemId, Came>(Comparator.comparing(StoreItemId::toString));
        events.forEach(each -> rest.merge(each.storeItem(), new Came(each.units(), each.damaged()), Came::and));
        commands.forEach(each -> rest.merge(each.storeItem(), new Came(-((ReverseDelivery) each).units(), -((ReverseDelivery) each).damaged()), Came::and));
        rest.forEach((item, left) -> {
            if (left.good() != 0 || left.damaged() != 0) {
                commands.add(new ReverseDelivery(item, events.getFirst().occurredAt(), receipt, events.getFirst().despatch(), null, 0, left.good(), left.damaged(), null));
            }
        });
        return commands;
    }

    /** @throws Unappliable if nothing of it is under way to the store */
    public List<StoreItemCommand> redirect(DespatchRedirection redirection) throws SQLException {
        Gln store = redirection.store();
        Sscc sscc = redirection.despatch();
        Instant at = micros(redirection.redirectedAt());
        Standing is = book.standing(store, sscc).orElse(Standing.UNHEARD_OF);
        var manifest = new Manifest(book.lines(store, sscc), is.complete());
        manifest.callOffRest();
        manifest.settle(is.complete());
        List<Change> changes = manifest.changes(is.complete());
        if (changes.isEmpty()) {
            throw new Unappliable("nothing of despatch " + sscc + " is under way to store " + store + " any more");
        }
        settle(store, sscc, new Standing(is.dc(), is.despatchedAt(), is.arrivedAt(), is.completedBy(), is.belongsTo(), is.homeAt(), redirection.to()), manifest, at);
        String identity = Digest.of(sscc + "/" + store + "/" + redirection.identity());
        letters.accept(new DespatchNotice(redirection.to(), identity, identity, redirection.redirectedAt(), redirection.dc(), sscc,
                changes.stream().map(change -> new DespatchedLine(change.line().item(), change.calledOff(), null)).toList(), store));
        return calledOff(store, sscc, at, changes, redirection.to(), true);
    }

    /** Nothing is in transit to one shop that stands in another. */
    public List<StoreItemCommand> arrivedElsewhere(DespatchElsewhere elsewhere) throws SQLException {
        Gln store = elsewhere.store();
        Sscc sscc = elsewhere.despatch();
        Instant at = micros(elsewhere.receivedAt());
        Standing is = book.standing(store, sscc).filter(known -> known.despatchedAt() != null)
                .orElseThrow(() -> new Unappliable("nobody has advised despatch " + sscc + "; replay this when its notice is applied"));
        var manifest = new Manifest(book.lines(store, sscc), is.complete());
        List<StoreItemCommand> allTheSame = homeward.allTheSame(store, sscc, is, at, manifest, elsewhere.lines());
        elsewhere.lines().forEach(line -> manifest.callOff(line.item(), line.units()));
        if (elsewhere.complete()) {
            manifest.callOffRest();
        }
        manifest.settle(is.complete());
        settle(store, sscc, is, manifest, at);
        exceptions.raise(ExceptionKind.DELIVERED_ELSEWHERE, store, sscc + "/" + store, "despatch " + sscc + " of store " + store + " was received at store " + elsewhere.at()
                + "; it is on hand there and not on its way to " + store + " any more. Have it sent on, or leave it there: what " + store + " needs is ordered anew", at,
                Stake.of(manifest.changes(is.complete()).stream().collect(Collectors.toMap(change -> change.line().item(), change -> (long) change.calledOff(), Long::sum))));
        return Stream.concat(allTheSame.stream(), calledOff(store, sscc, at, manifest.changes(is.complete()), elsewhere.at(), false).stream()).toList();
    }

    private void report(DeliveryReceipt receipt, Sscc sscc, Gln owner, TreeMap<Gtin, Came> came, boolean complete, Instant at) {
        letters.accept(Elsewhere.letter(owner, receipt.store(), sscc, receipt.identity(), receipt.occurredInstant(),
                came.entrySet().stream().map(item -> new CountedLine(item.getKey(), item.getValue().good() + item.getValue().damaged())).toList(), complete));
        Elsewhere.raise(exceptions, receipt.store(), sscc, owner, at,
                stake(came, _ -> true));
    }

    private static Stake stake(Map<Gtin, Came> came, Predicate<Gtin> which) {
        return Stake.of(came.entrySet().stream().filter(item -> which.test(item.getKey()))
                .collect(Collectors.toMap(Map.Entry::getKey, item -> (long) item.getValue().good() + item.getValue().damaged())));
    }

    private static List<StoreItemCommand> calledOff(Gln store, Sscc sscc, Instant at, List<Change> changes, Gln elsewhere, boolean redirected) {
        return changes.stream().filter(change -> change.closing() > 0).<StoreItemCommand>map(change -> new CallOffDelivery(new StoreItemId(store, change.line().item()), at, sscc,
                change.line().orderLine(), change.closing(), elsewhere, redirected)).toList();
    }

    private static ReceiveDelivery received(Gln store, Sscc sscc, Instant at, Change change, int good, int damaged) {
        return new ReceiveDelivery(new StoreItemId(store, change.line().item()), at, sscc, change.line().orderLine(), change.closing(), good, damaged, change.missing());
    }

    private static TreeMap<Gtin, Came> came(DeliveryReceipt receipt) {
        var came = new TreeMap<Gtin, Came>();
        for (ReceivedLine line : receipt.lines()) {
            came.merge(line.item(), switch (line.condition()) {
                case GOOD -> new Came(line.units(), 0);
                case DAMAGED -> new Came(0, line.units());
            }, Came::and);
        }
        return came;
    }

    private void settle(Gln store, Sscc sscc, Standing is, Manifest manifest, Instant at) throws SQLException {
        boolean closed = is.despatchedAt() != null && !manifest.open();
        book.now(store, sscc, is, manifest.lines(), closed ? at : null);
        if (closed) {
            exceptions.close(ExceptionKind.DESPATCH_OVERDUE, sscc.digits(), at);
        }
        if (is.despatchedAt() == null) {
            without(store, sscc, is, manifest, at);
            return;
        }
        exceptions.close(ExceptionKind.RECEIPT_WITHOUT_DESPATCH, sscc.digits(), at);
        List<String> differences = manifest.differences(is.complete());
        if (differences.isEmpty()) {
            exceptions.close(ExceptionKind.RECEIPT_DIFFERS, sscc.digits(), at);
        } else {
            exceptions.raise(ExceptionKind.RECEIPT_DIFFERS, store, sscc.digits(), Named.of(differences) + ". Recorded as received; settle it with the distribution center", at,
                    manifest.differing(is.complete()));
        }
    }

    private void without(Gln store, Sscc sscc, Standing is, Manifest manifest, Instant at) {
        if (is.belongsTo() == null) {
            exceptions.raise(ExceptionKind.RECEIPT_WITHOUT_DESPATCH, store, sscc.digits(),
                    "was received, and nobody has advised it to this store; ask the distribution center for its advice", at, manifest.came());
        }
    }

    private static Instant micros(Instant at) {
        return at.truncatedTo(ChronoUnit.MICROS);
    }
}
