package io.restock.distribution.despatch;

import io.restock.border.http.Checking;
import io.restock.border.http.ProblemException;
import io.restock.contracts.Gln;
import io.restock.contracts.Sscc;
import io.restock.contracts.StoreItemId;
import io.restock.contracts.exceptions.ExceptionKind;
import io.restock.contracts.exceptions.ExceptionRaised;
import io.restock.contracts.exceptions.Stake;
import io.restock.contracts.stock.StockEvent;
import io.restock.contracts.stock.StockEvent.DeliveryCalledOff;
import io.restock.contracts.stock.StockEvent.DeliveryDespatched;
import io.restock.distribution.orders.Waiting;
import io.restock.distribution.outbox.Message;
import io.restock.distribution.returns.HomeBook;
import io.restock.sql.Sql;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What was called off when it had left, as the ledger says it in the store's own order of things. So many units of the order line wait again, and so many are due back. What the store
 * received all the same is delivered after all: it waits no more, and is due no more.
 */
public final class Homecoming {
    private Homecoming() {}

    /** One despatch of a center. */
    private record Unit(Gln dc, Sscc sscc) {}

    /** Units of one of its lines. @param orderLine null where it answers none, such as after a redirection; @param home whether they come home, or came to a store all the same */
    private record Part(Unit unit, StoreItemId of, @Nullable String orderLine, int units, Instant at, boolean home) {}

    /** To be held before anything else is. */
    public static List<Gln> centers(List<StockEvent> events) {
        return events.stream().flatMap(event -> Optional.ofNullable(center(event)).stream()).toList();
    }

    private static @Nullable Gln center(StockEvent event) {
        return switch (event) {
            case DeliveryCalledOff off when Boolean.TRUE.equals(off.toCenter()) -> off.elsewhere();
            case DeliveryDespatched sent when Boolean.TRUE.equals(sent.again()) -> sent.dc();
            default -> null;
        };
    }

    /** With their centers held. @return what is reported of it */
    public static List<Message> follow(Sql sql, List<StockEvent> events, Instant now) throws SQLException {
        var told = new ArrayList<Message>();
        Map<Unit, List<Part>> units = parts(events).stream().collect(Collectors.groupingBy(Part::unit, LinkedHashMap::new, Collectors.toList()));
        for (var unit : units.entrySet()) {
            var book = new HomeBook(sql, unit.getKey().dc());
            for (Part part : unit.getValue()) {
                told.addAll(part.home ? home(sql, book, part, now) : arrived(sql, book, part, now));
            }
            book.settle(unit.getKey().sscc(), now);
            told.addAll(exception(sql, unit.getKey(), unit.getValue(), now));
        }
        return told;
    }

    /** Line by line, as those who hear of orders take theirs; of a line in the order of its events. */
    private static List<Part> parts(List<StockEvent> events) {
        return events.stream().<Part>mapMulti((event, parts) -> {
            switch (event) {
                case DeliveryCalledOff off when Boolean.TRUE.equals(off.toCenter()) ->
                    parts.accept(new Part(new Unit(off.elsewhere(), off.despatch()), off.storeItem(), off.orderLine(), off.units(), off.occurredAt(), true));
                case DeliveryDespatched sent when Boolean.TRUE.equals(sent.again()) ->
                    parts.accept(new Part(new Unit(sent.dc(), sent.despatch()), sent.storeItem(), sent.orderLine(), sent.units(), sent.occurredAt(), false));
                default -> {}
            }
        }).sorted(Comparator.comparing((Part part) -> part.orderLine == null ? "" : part.orderLine)).toList();
    }

    private static List<Message> home(Sql sql, HomeBook book, Part part, Instant now) throws SQLException {
        book.due(part.of.store(), part.unit.sscc(), part.of.item(), part.units, part.at);
        return part.orderLine == null ? List.of() : Waiting.again(sql, part.unit.sscc(), part.orderLine, part.units, now);
    }

    private static List<Message> arrived(Sql sql, HomeBook book, Part part, Instant now) throws SQLException {
        book.notDue(part.unit.sscc(), part.of.item(), part.units, now);
        if (part.orderLine != null) {
            Waiting.noMore(sql, part.unit.dc(), part.unit.sscc(), part.orderLine, part.units, now);
        }
        return List.of();
    }

    /** Of the last news of a despatch: raised again, it is the same one, and it is closed only where it was raised. */
    private static List<Message> exception(Sql sql, Unit unit, List<Part> parts, Instant now) throws SQLException {
        List<Part> arrived = parts.stream().filter(part -> !part.home).toList();
        boolean open = !parts.getLast().home;
        if (!arrived.isEmpty()) {
            sql.execute("update distribution.despatch set came_all_the_same = true where sscc = ?", unit.sscc());
        }
        var told = new ArrayList<Message>();
        if (!arrived.isEmpty()) {
            Part first = arrived.getFirst();
            told.add(message(unit.dc(), unit.sscc(),
                    "despatch " + unit.sscc() + " was called off, and store " + first.of.store() + " received " + first.units + " of " + first.of.item()
                            + (arrived.size() > 1 ? " and " + (arrived.size() - 1) + " more lines" : "")
                            + " all the same. The books are right: that waits no more, and is not due back. If it was sent once more meanwhile, call that off, or leave it",
                    true, now, Stake.of(arrived.stream().collect(Collectors.toMap(part -> part.of.item(), part -> (long) part.units, Long::sum)))));
        }
        if (!open && sql.execute("update distribution.despatch set came_all_the_same = false where sscc = ? and came_all_the_same", unit.sscc()) > 0) {
            told.add(message(unit.dc(), unit.sscc(), "what had been received of it comes home after all", false, now, null));
        }
        return told;
    }

    /**
     * A person has found out why.
     *
     * @param subject center and SSCC
     * @return what is reported of it
     * @throws ProblemException 422 for another center's, 404 if it was never asked
     */
    public static List<Message> settled(Sql sql, Gln dc, String subject, Instant now) throws SQLException {
        var checking = new Checking();
        checking.require(subject.matches("\\d{13}\\|\\d{18}") && subject.startsWith(dc.digits()), "subject", "must be " + dc + "|sscc, was " + subject);
        checking.mustHold();
        var sscc = new Sscc(subject.substring(subject.indexOf('|') + 1));
        if (sql.execute("update distribution.despatch set came_all_the_same = false where sscc = ? and dc = ? and called_off_at is not null", sscc, dc) == 0) {
            throw ProblemException.unknown("center " + dc + " has called off no despatch " + sscc);
        }
        return List.of(message(dc, sscc, "a person has looked at it", false, now, null));
    }

    private static Message message(Gln dc, Sscc sscc, String detail, boolean open, Instant now, @Nullable Stake stake) {
        return Message.of(new ExceptionRaised(ExceptionKind.DC_CALLED_OFF_RECEIVED, dc, dc + "|" + sscc, detail, open, now, now, stake));
    }
}
