package io.restock.distribution.rebalancing;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.restock.border.http.ProblemException;
import io.restock.contracts.Gln;
import io.restock.contracts.access.Author;
import io.restock.contracts.access.DeedKind;
import io.restock.distribution.audit.CenterAudit;
import io.restock.distribution.outbox.Message;
import io.restock.distribution.outbox.Outbox;
import io.restock.distribution.rebalancing.CenterTransfer.State;
import io.restock.distribution.rebalancing.CenterTransfers.Reported;
import io.restock.distribution.stock.DcStock;
import io.restock.distribution.stock.Location;
import io.restock.distribution.stock.Lot;
import io.restock.distribution.stock.PuttingAway;
import io.restock.distribution.stock.PuttingAway.Goods;
import io.restock.distribution.stock.StockEntry;
import io.restock.distribution.stock.StockQuestions;
import io.restock.distribution.stock.StockReports;
import io.restock.sql.Database;
import io.restock.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What comes of a transfer, in as many parts as it takes. What has not come is on the road until it comes, until a part says that no more does, or until the center that takes it gives up the rest; and
 * what was given up may come after all.
 */
@ApplicationScoped
class TransferArrivals {
    @Inject
    Database database;
    @Inject
    PuttingAway puttingAway;
    @Inject
    Outbox outbox;

    /**
     * One part.
     *
     * @param units good ones
     * @param complete whether nothing more comes
     * @param reason why less came, or null
     * @param lot of the good ones; null: of those that are on the road, the first to expire first. What was reported before there were such words is the same report
     */
    record Arrival(Instant at, int units, int damaged, @Nullable Location location, boolean complete, @Nullable String reason,
            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Lot lot) {
        int came() {
            return units + damaged;
        }
    }

    /**
     * @param key of the report; without one, the same content is the same report
     * @throws ProblemException 404 without such a transfer to the center, 409 if it has not left, nothing more of it is to come, or the key came with other content before
     */
    Reported arrive(Gln dc, long id, Arrival arrival, @Nullable String key, Author by, Instant now) {
        String identity = StockReports.identity(key, arrival);
        return database.decide(sql -> {
            CenterTransfer transfer = CenterTransfers.held(sql, dc, id, now);
            mustGoTo(transfer, dc);
            if (isKnown(sql, id, identity, arrival)) {
                return new Reported(transfer, true);
            }
            mayCome(transfer, arrival);
            TransferPart part = keep(sql, transfer, arrival, identity, by, now);
            var stock = new DcStock(sql, dc, new DcStock.Report(StockReports.Kind.TRANSFER_ARRIVAL, part.report()));
            for (Goods goods : TransferPlaces.arrived(sql, transfer, part, arrival, stock)) {
                puttingAway.book(sql, stock, goods, StockEntry.Kind.TAKEN_OVER, CenterTransfers.reference(transfer), arrival.at, by, now);
            }
            CenterTransfer is = CenterTransfers.find(sql, dc, id, now);
            List<Message> told = new ArrayList<>(StockQuestions.settle(sql, dc, List.of(transfer.item()), "goods of it came from " + transfer.from(), now));
            told.addAll(LateTransfers.look(sql, is, now));
            outbox.publish(sql, told, by, now);
            CenterAudit.keep(sql, now, by, DeedKind.TAKEN_OVER, "transfer " + id, arrival);
            return new Reported(is, false);
        });
    }

    private static void mustGoTo(CenterTransfer transfer, Gln dc) {
        if (!transfer.to().equals(dc)) {
            throw ProblemException.conflict("transfer " + transfer.id() + " goes to " + transfer.to() + ", which says what came: POST /v1/dcs/" + transfer.to()
                    + "/center-transfers/" + transfer.id() + "/arrivals");
        }
    }

    private static boolean isKnown(Sql sql, long id, String identity, Arrival arrival) throws SQLException {
        var same =
                sql.first("""
                        select (arrived_at, arrived, damaged, complete) = (?::timestamptz, ?, ?, ?) and lot is not distinct from ? from distribution.center_transfer_part
                        where transfer = ? and identity = ?""", row -> row.getBoolean(1), arrival.at, arrival.units, arrival.damaged, arrival.complete,
                        arrival.lot == null ? null : arrival.lot.name(), id, identity);
        if (same.isPresent() && !same.get()) {
            throw ProblemException.conflict("Idempotency-Key " + identity + " was used for another part of transfer " + id + "; send a new key for a new part");
        }
        return same.isPresent();
    }

    /** While something is on the road anything may come; afterwards what is missing may, after all. */
    private static void mayCome(CenterTransfer transfer, Arrival arrival) {
        boolean isAfterAll = transfer.state() == State.ARRIVED && arrival.came() > 0 && arrival.came() <= transfer.missing();
        if (!isAfterAll) {
            CenterTransfers.mustBe(transfer, State.LEFT);
        }
    }

    private static TransferPart keep(Sql sql, CenterTransfer transfer, Arrival arrival, String identity, Author by, Instant now) throws SQLException {
        boolean isOver = transfer.state() == State.ARRIVED || arrival.complete || arrival.came() >= transfer.open();
        int part = (int) sql.number("""
                insert into distribution.center_transfer_part (transfer, part, identity, arrived_at, arrived, damaged, complete, author, recorded_at, lot, best_before)
                values (?, (select count(*) + 1 from distribution.center_transfer_part where transfer = ?), ?, ?, ?, ?, ?, ?, ?, ?, ?) returning part""", transfer.id(),
                transfer.id(), identity, arrival.at, arrival.units, arrival.damaged, arrival.complete, by.text(), now, arrival.lot == null ? null : arrival.lot.name(),
                arrival.lot == null ? null : arrival.lot.bestBefore());
        sql.execute("""
                update distribution.center_transfer set state = ?, arrived_at = ?, arrived = arrived + ?, damaged = damaged + ?, ended_for = coalesce(?, ended_for)
                where id = ?""", isOver ? State.ARRIVED : State.LEFT, isOver ? arrival.at : null, arrival.units, arrival.damaged, isOver ? arrival.reason : null, transfer.id());
        return new TransferPart(transfer.to(), transfer.id(), part, now);
    }

    /** What is still on the road of it comes no more, says the center that takes it. With both centers held. */
    CenterTransfer giveUp(Sql sql, Gln dc, CenterTransfer transfer, String reason, Author by, Instant now) throws SQLException {
        if (!transfer.to().equals(dc)) {
            CenterTransfers.mustBe(transfer, State.ORDERED);
        }
        sql.execute("update distribution.center_transfer set state = 'ARRIVED', arrived_at = ?, given_up_at = ?, ended_for = ? where id = ?", now, now, reason, transfer.id());
        CenterTransfer is = CenterTransfers.find(sql, dc, transfer.id(), now);
        outbox.publish(sql, LateTransfers.look(sql, is, now), by, now);
        CenterAudit.keep(sql, now, by, DeedKind.REBALANCING_CALLED_OFF, "transfer " + transfer.id(), Map.of("reason", reason, "missing", is.missing()));
        return is;
    }
}
