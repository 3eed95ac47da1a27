package io.restock.distribution.rebalancing;

import io.restock.border.http.ProblemException;
import io.restock.contracts.Gln;
import io.restock.contracts.Gtin;
import io.restock.contracts.access.Author;
import io.restock.contracts.access.DeedKind;
import io.restock.distribution.audit.CenterAudit;
import io.restock.distribution.failover.FailOver;
import io.restock.distribution.failover.StandIns;
import io.restock.distribution.lanes.Dc;
import io.restock.distribution.orders.ItemRange;
import io.restock.distribution.outbox.Outbox;
import io.restock.distribution.rebalancing.CenterTransfer.State;
import io.restock.distribution.stock.Bin;
import io.restock.distribution.stock.DcStock;
import io.restock.distribution.stock.DcStock.Lying;
import io.restock.distribution.stock.StockEntry;
import io.restock.distribution.stock.StockReports;
import io.restock.sql.Database;
import io.restock.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Lets goods go from one center to another. From its order until it leaves, the giver's stock is promised to it; it leaves that stock when it leaves, and is the taker's when it arrives: in between it
 * is nobody's stock, and the taker expects it. Whoever decides holds both centers, in the order of their numbers.
 */
@ApplicationScoped
class CenterTransfers {
    /** What is picked to order stays as it is as long as the reserve has enough. */
    @Inject
    Database database;
    @Inject
    Proposals proposals;
    @Inject
    Terms terms;
    @Inject
    TransferArrivals arrivals;
    @Inject
    Outbox outbox;

    /** A proposal as a person saw it. @param units that it was of, or null for whatever it is of now */
    record Seen(Gtin item, Gln from, @Nullable Integer units, @Nullable String reason) {}

    /** @param again whether this only repeats an earlier answer */
    record Reported(CenterTransfer transfer, boolean again) {}

    /** @throws ProblemException 404 without such centers, 409 if nothing like it is proposed any more */
    Reported accept(Gln to, Seen seen, @Nullable String key, Author by, Instant now) {
        String identity = key == null ? "~" + now + seen.item + seen.from : key;
        return database.decide(sql -> {
            hold(sql, seen.from, to);
            var earlier = CenterTransfer.asked(sql, to, identity, now);
            if (earlier.isPresent()) {
                if (!earlier.get().item().equals(seen.item) || !earlier.get().from().equals(seen.from)) {
                    throw ProblemException.conflict("Idempotency-Key " + identity + " was used for other goods; send a new key for new ones");
                }
                return new Reported(earlier.get(), true);
            }
            Proposal proposal = proposed(sql, to, seen, now);
            return new Reported(order(sql, proposal, seen.reason, identity, by, now), false);
        });
    }

    private Proposal proposed(Sql sql, Gln to, Seen seen, Instant now) throws SQLException {
        Proposal proposal = proposals.of(sql, List.of(seen.item), now).stream().filter(each -> each.to().equals(to) && each.from().equals(seen.from)).findFirst()
                .orElseThrow(() -> ProblemException.conflict("nothing of item " + seen.item + " should go from " + seen.from + " to " + to + " now; GET /v1/dcs/" + to
                        + "/rebalancing says what should"));
        if (seen.units != null && seen.units != proposal.units()) {
            throw ProblemException.conflict("units of item " + seen.item + " that should go are " + proposal.units() + " by now, and not " + seen.units + "; look again");
        }
        return proposal;
    }

    private CenterTransfer order(Sql sql, Proposal proposal, @Nullable String reason, String identity, Author by, Instant now) throws SQLException {
        long id = sql.number("""
                insert into distribution.center_transfer (from_dc, to_dc, item, units, net, why, reason, author, identity, ordered_at, expected_at)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) returning id""", proposal.from(), proposal.to(), proposal.item(), proposal.units(), proposal.net(), proposal.why(), reason,
                by.text(), identity, now, now.plus(terms.takes));
        int promised = TransferPlaces.reserve(sql, proposal, id, Dc.get(sql, proposal.from()).goodOn(now));
        if (promised < proposal.units()) {
            throw ProblemException.conflict("units of item " + proposal.item() + " that " + proposal.from() + " could send are " + promised + ", and not " + proposal.units()
                    + ": of the rest the last day is near or past, or it lies where it is not picked; count it, or take it away with POST /v1/dcs/" + proposal.from()
                    + "/adjustments");
        }
        CenterAudit.keep(sql, now, by, DeedKind.REBALANCED, "transfer " + id, proposal);
        return CenterTransfer.find(sql, proposal.to(), id, now).orElseThrow();
    }

    /** It is not proposed again for a while. */
    void dismiss(Gln to, Gln from, Gtin item, String reason, Author by, Instant now) {
        database.decide(sql -> {
            hold(sql, from, to);
            sql.execute("insert into distribution.rebalancing_dismissal (from_dc, to_dc, item, reason, author, dismissed_at) values (?, ?, ?, ?, ?, ?)", from, to, item, reason,
                    by.text(), now);
            CenterAudit.keep(sql, now, by, DeedKind.REBALANCING_DISMISSED, from + "|" + to + "|" + item, Map.of("reason", reason));
            return item;
        });
    }

    /**
     * It has left.
     *
     * @param units that did, or null for all
     * @throws ProblemException 404 without such a transfer from the center, 409 if it is not to leave, or the books have less
     */
    Reported leave(Gln dc, long id, Instant at, @Nullable Integer units, Author by, Instant now) {
        return database.decide(sql -> {
            CenterTransfer transfer = held(sql, dc, id, now);
            int sent = units == null ? transfer.units() : units;
            if (!transfer.from().equals(dc)) {
                throw ProblemException
                        .conflict("transfer " + id + " leaves " + transfer.from() + ", which says when it has: POST /v1/dcs/" + transfer.from() + "/center-transfers/" + id
                                + "/departures");
            }
            if (transfer.state() == State.LEFT && transfer.sent() == sent) {
                return new Reported(transfer, true);
            }
            mustBe(transfer, State.ORDERED);
            mayLeave(sql, transfer, sent);
            book(sql, transfer, sent, at, by, now);
            sql.execute("update distribution.center_transfer set state = 'LEFT', left_at = ?, sent = ? where id = ?", at, sent, id);
            CenterAudit.keep(sql, now, by, DeedKind.SENT_ON, "transfer " + id, Map.of("from", dc, "to", transfer.to(), "item", transfer.item(), "units", sent, "leftAt", at));
            return new Reported(looked(sql, dc, id, by, now), false);
        });
    }

    private static void mayLeave(Sql sql, CenterTransfer transfer, int sent) throws SQLException {
        FailOver stopped = StandIns.now(sql).of(transfer.from());
        if (stopped != null) {
            throw ProblemException.conflict(stopped.sentence());
        }
        if (!ItemRange.held(sql, List.of(transfer.item())).isEmpty()) {
            throw ProblemException.conflict("item " + transfer.item() + " is held; nothing of it leaves until the merchandiser releases it");
        }
        if (sent > transfer.units()) {
            throw ProblemException.conflict("units of transfer " + transfer.id() + " are at most " + transfer.units() + ", were " + sent);
        }
    }

    /** What was promised and does not leave is free again; what has passed its date meanwhile stays. */
    private static void book(Sql sql, CenterTransfer transfer, int sent, Instant at, Author by, Instant now) throws SQLException {
        var stock = new DcStock(sql, transfer.from(), new DcStock.Report(StockReports.Kind.TRANSFER_DEPARTURE, Long.toString(transfer.id())));
        LocalDate day = Dc.get(sql, transfer.from()).goodOn(now);
        Map<Bin, Integer> may = stock.lying(List.of(transfer.item())).getOrDefault(transfer.item(), List.of()).stream().filter(lying -> lying.isGoodOn(day))
                .collect(Collectors.toMap(Lying::bin, lying -> lying.held().units()));
        int left = sent;
        for (var place : TransferPlaces.free(sql, transfer).entrySet()) {
            int here = Math.min(left, Math.min(place.getValue(), may.getOrDefault(place.getKey(), 0)));
            if (here > 0) {
                String lot = place.getKey().lot();
                stock.bookLate(new StockEntry(transfer.item(), place.getKey().location(), StockEntry.Kind.SENT_ON, -here, reference(transfer), at).of(lot), by, now);
                if (lot != null) {
                    TransferPlaces.sent(sql, transfer, lot, here);
                }
                left -= here;
            }
        }
        if (left > 0) {
            throw ProblemException.conflict(
                    "units of item " + transfer.item() + " that the books have for transfer " + transfer.id() + " and that may still be sent are " + (sent - left) + ", not " + sent
                            + "; count it with POST /v1/dcs/" + transfer.from() + "/counts, or say how many left");
        }
    }

    /** It does not go, or what is still on the road of it comes no more. @throws ProblemException 404 without such a transfer, 409 if it is over, or has left and goes to the other */
    Reported callOff(Gln dc, long id, String reason, Author by, Instant now) {
        return database.decide(sql -> {
            CenterTransfer transfer = held(sql, dc, id, now);
            if (transfer.state() == State.CANCELLED || transfer.state() == State.ARRIVED && reason.equals(transfer.endedFor())) {
                return new Reported(transfer, true);
            }
            if (transfer.state() == State.LEFT) {
                return new Reported(arrivals.giveUp(sql, dc, transfer, reason, by, now), false);
            }
            mustBe(transfer, State.ORDERED);
            TransferPlaces.free(sql, transfer);
            sql.execute("update distribution.center_transfer set state = 'CANCELLED', ended_for = ? where id = ?", reason, id);
            CenterAudit.keep(sql, now, by, DeedKind.REBALANCING_CALLED_OFF, "transfer " + id, Map.of("reason", reason));
            return new Reported(looked(sql, dc, id, by, now), false);
        });
    }

    /** It is expected at another time. @throws ProblemException 404 without such a transfer, 409 if nothing more of it comes */
    Reported putOff(Gln dc, long id, Instant expectedAt, Author by, Instant now) {
        return database.decide(sql -> {
            CenterTransfer transfer = held(sql, dc, id, now);
            if (transfer.state() != State.LEFT) {
                mustBe(transfer, State.ORDERED);
            }
            sql.execute("update distribution.center_transfer set expected_at = ? where id = ?", expectedAt, id);
            CenterAudit.keep(sql, now, by, DeedKind.REBALANCING_PUT_OFF, "transfer " + id, Map.of("from", transfer.expectedAt(), "to", expectedAt));
            return new Reported(looked(sql, dc, id, by, now), false);
        });
    }

    /** As it is now; who was asked since it was late hears if it is not. */
    private CenterTransfer looked(Sql sql, Gln dc, long id, Author by, Instant now) throws SQLException {
        CenterTransfer is = find(sql, dc, id, now);
        outbox.publish(sql, LateTransfers.look(sql, is, now), by, now);
        return is;
    }

    /** With both of its centers held. */
    static CenterTransfer held(Sql sql, Gln dc, long id, Instant now) throws SQLException {
        Dc.get(sql, dc);
        CenterTransfer transfer = find(sql, dc, id, now);
        hold(sql, transfer.from(), transfer.to());
        return find(sql, dc, id, now);
    }

    /** @throws ProblemException 404 without such a transfer from or to the center */
    static CenterTransfer find(Sql sql, Gln dc, long id, Instant now) throws SQLException {
        return CenterTransfer.find(sql, dc, id, now)
                .orElseThrow(() -> ProblemException.unknown("no transfer " + id + " from or to " + dc + "; GET /v1/dcs/" + dc + "/center-transfers lists them"));
    }

    private static void hold(Sql sql, Gln one, Gln other) throws SQLException {
        for (String dc : new TreeSet<>(List.of(one.digits(), other.digits()))) {
            Dc.hold(sql, new Gln(dc));
        }
    }

    static void mustBe(CenterTransfer transfer, State state) {
        if (transfer.state() != state) {
            throw ProblemException.conflict("transfer " + transfer.id() + " is " + transfer.state() + (switch (transfer.state()) {
                case ORDERED -> "; say first that it has left: POST /v1/dcs/" + transfer.from() + "/center-transfers/" + transfer.id() + "/departures";
                case LEFT -> "; say what came: POST /v1/dcs/" + transfer.to() + "/center-transfers/" + transfer.id() + "/arrivals";
                case ARRIVED -> ": " + transfer.arrived() + " units came, and " + transfer.damaged() + " damaged, "
                        + (transfer.missing() > 0 ? transfer.missing() + " are missing and may come after all; " : "")
                        + "what was typed wrongly is taken back with POST /v1/dcs/" + transfer.to() + "/reversals, kind TRANSFER_ARRIVAL";
                case CANCELLED -> ": " + transfer.endedFor();
            }));
        }
    }

    static String reference(CenterTransfer transfer) {
        return "transfer " + transfer.id() + " from " + transfer.from() + " to " + transfer.to();
    }
}
