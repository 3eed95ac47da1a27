package io.restock.ledger.reservation;

import io.restock.contracts.Gln;
import io.restock.contracts.Gtin;
import io.restock.contracts.StoreItemId;
import io.restock.contracts.store.StoreRecord.CountedLine;
import io.restock.contracts.store.StoreRecord.ReservationCallOff;
import io.restock.contracts.store.StoreRecord.ReservationCollection;
import io.restock.contracts.store.StoreRecord.ReservationLapse;
import io.restock.contracts.store.StoreRecord.ReservationRequest;
import io.restock.inventory.StoreItemCommand;
import io.restock.inventory.StoreItemCommand.CancelReserved;
import io.restock.inventory.StoreItemCommand.CollectReserved;
import io.restock.inventory.StoreItemCommand.LapseReserved;
import io.restock.inventory.StoreItemCommand.ReserveItems;
import io.restock.ledger.quarantine.Unappliable;
import io.restock.ledger.reservation.ReservationBook.Line;
import io.restock.ledger.reservation.ReservationBook.Promise;
import io.restock.ledger.reservation.ReservationBook.State;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/**
 * Holds units for customers, in the one order in which everything happens to a store: of two who want the last piece, one gets it. All of an order is promised, or
 * nothing. A promise ends when the customer has come, when the order is called off, or at its instant; each unit's promise ends once, whichever comes first.
 *
 * <p>A promise moves no stock. What the customer takes is sold by a till like everything else, before or after the collection is reported, and so leaves the shelf once. A till is
 * never refused: where it sells what was promised, the promise stands short until stock comes or it ends.
 */
public final class Reservations {
    private final ReservationBook book;

    public Reservations(ReservationBook book) {
        this.book = book;
    }

    public List<StoreItemCommand> reserve(ReservationRequest request) throws SQLException {
        Instant at = micros(request.askedAt());
        SortedMap<Gtin, Integer> asked = units(request.lines());
        Map<StoreItemId, Integer> available = book.available(asked.keySet().stream().map(item -> new StoreItemId(request.store(), item)).toList());
        var lines = new ArrayList<Line>(asked.size());
        asked.forEach((item, units) -> lines.add(new Line(item, units, available.getOrDefault(new StoreItemId(request.store(), item), 0), 0)));
        boolean isThere = lines.stream().allMatch(line -> line.units() <= line.available());
        book.decided(request, at, isThere ? State.OPEN : State.REFUSED, lines);
        return !isThere ? List.of() : lines.stream()
                .<StoreItemCommand>map(line -> new ReserveItems(new StoreItemId(request.store(), line.item()), at, request.identity(), line.units(), micros(request.until())))
                .toList();
    }

    /** What comes beyond what is still held ends no promise: it was sold, and that is all. */
    public List<StoreItemCommand> collect(ReservationCollection collection) throws SQLException {
        Promise promise = promised(collection.store(), collection.reservation());
        if (!promise.isOpen()) {
            return List.of();
        }
        Instant at = micros(collection.occurredInstant());
        SortedMap<Gtin, Integer> came = units(collection.lines());
        var commands = new ArrayList<StoreItemCommand>();
        var lines = new ArrayList<Line>(promise.lines().size());
        for (Line line : promise.lines()) {
            int units = Math.min(line.open(), came.getOrDefault(line.item(), 0));
            lines.add(line.collecting(units));
            if (units > 0) {
                commands.add(new CollectReserved(new StoreItemId(promise.store(), line.item()), at, promise.reservation(), collection.identity(), units));
            }
        }
        boolean isOver = lines.stream().allMatch(line -> line.open() == 0);
        now(promise, isOver ? State.COLLECTED : State.OPEN, lines, isOver ? at : null, null);
        return commands;
    }

    public List<StoreItemCommand> cancel(ReservationCallOff callOff) throws SQLException {
        Instant at = micros(callOff.cancelledAt());
        return end(promised(callOff.store(), callOff.reservation()), State.CANCELLED, at, callOff.reason(),
                (id, line) -> new CancelReserved(id, at, callOff.reservation(), line.open()));
    }

    public List<StoreItemCommand> lapse(ReservationLapse lapse) throws SQLException {
        Instant at = micros(lapse.until());
        return end(promised(lapse.store(), lapse.identity()), State.LAPSED, at, null, (id, line) -> new LapseReserved(id, at, lapse.identity(), line.open()));
    }

    private List<StoreItemCommand> end(Promise promise, State state, Instant at, @Nullable String reason, BiFunction<StoreItemId, Line, StoreItemCommand> command)
            throws SQLException {
        if (!promise.isOpen()) {
            return List.of();
        }
        now(promise, state, promise.lines(), at, reason);
        return promise.lines().stream().filter(line -> line.open() > 0).map(line -> command.apply(new StoreItemId(promise.store(), line.item()), line)).toList();
    }

    private void now(Promise promise, State state, List<Line> lines, @Nullable Instant endedAt, @Nullable String reason) throws SQLException {
        book.now(new Promise(promise.store(), promise.reservation(), promise.until(), state, lines), endedAt, reason);
    }

    private Promise promised(Gln store, String reservation) throws SQLException {
        return book.find(store, reservation).orElseThrow(() -> new Unappliable("store " + store + " holds no reservation " + reservation));
    }

    /** An item on several lines is asked for, or comes, once. */
    private static SortedMap<Gtin, Integer> units(List<CountedLine> lines) {
        var units = new TreeMap<Gtin, Integer>();
        lines.forEach(line -> units.merge(line.item(), line.units(), Unappliable::sum));
        return units;
    }

    private static Instant micros(Instant at) {
        return at.truncatedTo(ChronoUnit.MICROS);
    }
}
