package io.restock.distribution.returns;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.restock.border.http.ProblemException;
import io.restock.contracts.Gln;
import io.restock.contracts.Gtin;
import io.restock.contracts.access.Author;
import io.restock.contracts.access.DeedKind;
import io.restock.contracts.despatch.DespatchEvent.ReturnCalledOff;
import io.restock.contracts.despatch.DespatchEvent.ReturnReceived;
import io.restock.contracts.despatch.DespatchEvent.ReturnReversed;
import io.restock.contracts.store.StoreRecord.CountedLine;
import io.restock.contracts.store.StoreRecord.TransferredLine;
import io.restock.distribution.audit.CenterAudit;
import io.restock.distribution.lanes.Dc;
import io.restock.distribution.outbox.Message;
import io.restock.distribution.outbox.Outbox;
import io.restock.distribution.returns.ReturnBook.Units;
import io.restock.distribution.returns.StoreReturn.Line;
import io.restock.distribution.stock.DcStock;
import io.restock.distribution.stock.Numbers;
import io.restock.distribution.stock.PassedLots;
import io.restock.distribution.stock.PuttingAway;
import io.restock.distribution.stock.PuttingAway.Goods;
import io.restock.distribution.stock.PuttingAway.PutAway;
import io.restock.distribution.stock.StockEntry.Kind;
import io.restock.distribution.stock.StockQuestions;
import io.restock.distribution.stock.StockReports;
import io.restock.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Takes in what stores send back, in parts, over, under or damaged, and calls off what has not come. The center alone knows what has come, so an arrival and a
 * cancellation meet here, in one order; the ledger hears of both, and settles the store's transfer by them.
 */
@ApplicationScoped
public class Returning {
    @Inject
    StockReports reports;
    @Inject
    PuttingAway puttingAway;
    @Inject
    Outbox outbox;

    /** A transfer as its address names it. */
    record Address(Gln dc, Gln store, String transfer) {
        @Override
        public String toString() {
            return store + "/" + transfer;
        }
    }

    /** @param goods that are good; @param damaged those that are not, line by line beside them. @param complete that nothing more will come */
    record Arrival(Instant arrivedAt, List<Goods> goods, List<Goods> damaged, boolean complete) {}

    /** @param arrival what it is known by, to take it back; @param putAway where the good ones are; @param unknownLots named by the lines, and never heard of here before: absent if there are none */
    record Answer(String arrival, StoreReturn returned, List<PutAway> putAway, @JsonInclude(JsonInclude.Include.NON_EMPTY) List<String> unknownLots) {}

    private record ReportedArrival(Gln store, String transfer, Arrival arrival) {}

    private record ReportedCancellation(Gln store, String transfer, String reason) {}

    /**
     * What has come is a fact, also before the store has said that it sent it, and beyond what it sent.
     *
     * @throws ProblemException 404 without such a center or store, 409 if the key came with other content before, 422 for more than a line holds
     */
    StockReports.Reported arrive(Address of, @Nullable String key, Arrival arrival, Author by, Instant now) {
        return reports.once(of.dc, StockReports.Kind.RETURN_ARRIVAL, key, new ReportedArrival(of.store, of.transfer, arrival), now, sql -> {
            mustKnow(sql, of.store);
            mustBeCalledOff(sql, of);
            String identity = StockReports.identity(key, new ReportedArrival(of.store, of.transfer, arrival));
            var book = new ReturnBook(sql, of.dc);
            List<Gtin> scanned = arrival.goods().stream().map(Goods::item).toList();
            var stocked = Numbers.stocked(sql, of.dc, scanned, arrival.arrivedAt());
            List<Goods> good = PuttingAway.inItems(arrival.goods(), stocked);
            SortedMap<Gtin, Units> came = came(good, PuttingAway.inItems(arrival.damaged(), stocked));
            Instant at = arrival.arrivedAt().isAfter(now) ? now : arrival.arrivedAt();
            book.arrived(of.store, of.transfer, at, arrival.complete(), came.values());
            book.noted(identity, of.store, of.transfer, arrival.complete(), came.values());
            StoreReturn is = book.settled(of.store, of.transfer, now);
            var stock = new DcStock(sql, of.dc, new DcStock.Report(StockReports.Kind.RETURN_ARRIVAL, identity));
            List<String> unknownLots = stock.unheard(good.stream().filter(line -> line.units() > 0).toList());
            PuttingAway.noteLots(stock, arrival.goods(), stocked);
            List<Goods> byLot = HomeBook.isHome(of.transfer) ? LotsHome.named(sql, of.dc, HomeBook.despatch(of.transfer), good) : good;
            List<PutAway> putAway = putAway(sql, stock, is, byLot, at, by, now);
            var messages = new ArrayList<Message>();
            if (!HomeBook.isHome(of.transfer)) {
                messages.add(Message.of(new ReturnReceived(of.store, at, of.dc, of.transfer, book.nextPart(of.store, of.transfer),
                        came.values().stream().map(line -> new TransferredLine(line.item(), (int) line.good(), (int) line.damaged())).toList(), arrival.complete())));
            }
            messages.addAll(StockQuestions.settle(sql, of.dc, putAway.stream().map(PutAway::item).distinct().toList(), "goods of it came back with " + of, now));
            messages.addAll(PuttingAway.askFor(sql, of.dc, scanned, stocked, now));
            messages.addAll(PassedLots.follow(sql, Dc.get(sql, of.dc), now));
            outbox.publish(sql, messages, by, now);
            CenterAudit.keep(sql, now, by, DeedKind.RETURN_CAME_IN, of.dc + "/" + of, arrival);
            return new Answer(identity, is, putAway, unknownLots);
        });
    }

    private static void mustKnow(Sql sql, Gln store) throws SQLException {
        if (sql.number("select count(*) from distribution.store where gln = ?", store) == 0) {
            throw ProblemException.unknown("store " + store + " is not listed; PUT /v1/stores/" + store + " of the ledger");
        }
    }

    /** What left is the store's to receive, until the center says that it comes home. */
    private static void mustBeCalledOff(Sql sql, Address of) throws SQLException {
        if (HomeBook.isHome(of.transfer)
                && sql.number("select count(*) from distribution.despatch where dc = ? and called_off_at is not null and ? = 'despatch-' || sscc", of.dc, of.transfer) == 0) {
            throw ProblemException.conflict("despatch " + HomeBook.despatch(of.transfer) + " was not called off, so it is due at store " + of.store
                    + "; call it off first with POST /v1/despatches/{sscc}/cancellations");
        }
    }

    /** An item on several lines came in parts. @throws ProblemException 422 if they are more than a line holds */
    private static SortedMap<Gtin, Units> came(List<Goods> good, List<Goods> damaged) {
        var came = new TreeMap<Gtin, Units>();
        good.forEach(line -> came.merge(line.item(), new Units(line.item(), line.units(), 0), Returning::plus));
        damaged.forEach(line -> came.merge(line.item(), new Units(line.item(), 0, line.units()), Returning::plus));
        came.values().forEach(units -> PuttingAway.mustFit(units.item(), Math.max(units.good(), units.damaged())));
        return came;
    }

    private static Units plus(Units one, Units other) {
        return new Units(one.item(), one.good() + other.good(), one.damaged() + other.damaged());
    }

    private List<PutAway> putAway(Sql sql, DcStock stock, StoreReturn of, List<Goods> good, Instant at, Author by, Instant now) throws SQLException {
        var places = new ArrayList<PutAway>();
        String reference = (of.despatch() == null ? "return " + of.key() : "despatch " + of.despatch() + " came home") + (of.reason() == null ? "" : ", " + of.reason());
        for (Goods line : good) {
            if (line.units() > 0) {
                places.addAll(puttingAway.book(sql, stock, line, Kind.RETURNED, reference, at, by, now));
            }
        }
        return places;
    }

    /** An arrival was typed wrongly: what it said has not come. Its entries are taken back beside it. @return what the ledger hears of it */
    public List<Message> takeBack(Sql sql, Gln dc, String report, Instant now) throws SQLException {
        var book = new ReturnBook(sql, dc);
        ReturnBook.Arrived arrived = book.takeBack(report);
        book.settled(arrived.store(), arrived.transfer(), now);
        return HomeBook.isHome(arrived.transfer()) ? List.of() : List.of(Message.of(new ReturnReversed(arrived.store(), now, dc, arrived.transfer(),
                book.nextPart(arrived.store(), arrived.transfer()), arrived.lines().stream()
                        .map(line -> new TransferredLine(line.item(), (int) line.good(), (int) line.damaged())).toList(),
                arrived.stillComplete())));
    }

    /** @throws ProblemException 404 if no store has sent it, or not yet; 409 if nothing of it is under way, or the key came with other content before */
    StockReports.Reported callOff(Address of, @Nullable String key, String reason, Author by, Instant now) {
        return reports.once(of.dc, StockReports.Kind.RETURN_CANCELLATION, key, new ReportedCancellation(of.store, of.transfer, reason), now, sql -> {
            var book = new ReturnBook(sql, of.dc);
            if (HomeBook.isHome(of.transfer)) {
                throw ProblemException
                        .conflict("what comes home of a despatch is the center's; what the store received all the same its receipt says, with POST /v1/stores/" + of.store
                                + "/receipts");
            }
            StoreReturn before = book.find(of.store, of.transfer).filter(found -> found.sentAt() != null).orElseThrow(() -> unknown(of));
            if (before.lines().stream().allMatch(line -> line.open() == 0)) {
                throw ProblemException.conflict("nothing of transfer " + of.transfer + " of store " + of.store + " is under way any more"
                        + (before.cancelledAt() == null ? "; send what came to the store with its next despatch" : ": it was called off at " + before.cancelledAt()));
            }
            Message told = rest(book, before, reason, now);
            outbox.publish(sql, List.of(told), by, now);
            CenterAudit.keep(sql, now, by, DeedKind.RETURN_CALLED_OFF, of.dc + "/" + of, Map.of("reason", reason));
            return book.settled(of.store, of.transfer, now);
        });
    }

    static ProblemException unknown(Address of) {
        return ProblemException.unknown("store " + of.store + " has sent no transfer " + of.transfer + " to center " + of.dc + "; if it was accepted, ask again soon");
    }

    /** What is open of it is the store's again. */
    static Message rest(ReturnBook book, StoreReturn of, String reason, Instant now) throws SQLException {
        List<Line> open = of.lines().stream().filter(line -> line.open() > 0).toList();
        book.calledOff(of.store(), of.transfer(), now, reason, open);
        return Message.of(new ReturnCalledOff(of.store(), now, of.dc(), of.transfer(), book.nextPart(of.store(), of.transfer()), reason,
                open.stream().map(line -> new CountedLine(line.item(), (int) line.open())).toList()));
    }
}
