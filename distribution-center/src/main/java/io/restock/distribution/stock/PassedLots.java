package io.restock.distribution.stock;

import io.restock.border.http.Checking;
import io.restock.border.http.ProblemException;
import io.restock.contracts.Gln;
import io.restock.contracts.Gtin;
import io.restock.contracts.exceptions.ExceptionKind;
import io.restock.contracts.exceptions.ExceptionRaised;
import io.restock.contracts.exceptions.Stake;
import io.restock.distribution.lanes.Dc;
import io.restock.distribution.outbox.Message;
import io.restock.sql.Sql;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Lots that may be sent no more, since their last day is over or too near: nobody is sent to fetch them, and people are asked to take them away. The question ends when none of the lot lies
 * where it could be picked, or it may be sent after all.
 */
public final class PassedLots {
    private static final String LYING = """
            coalesce((select sum(s.units) from distribution.lot_stock s where (s.dc, s.item, s.lot) = (l.dc, l.item, l.lot) and s.location <> 'STAGED'), 0)""";

    private PassedLots() {}

    private record Passed(Gtin item, String lot, @Nullable LocalDate bestBefore, long units) {}

    /** With the center held. @return what is reported of them */
    public static List<Message> follow(Sql sql, Dc dc, Instant now) throws SQLException {
        LocalDate day = dc.goodOn(now);
        var messages = new ArrayList<Message>();
        for (Passed lot : sql.list("""
                update distribution.lot l set passed_at = ?, asked_at = case when %s > 0 then ?::timestamptz end
                where dc = ? and best_before < ? and passed_at is null returning item, lot, best_before, %s as units""".formatted(LYING, LYING),
                row -> new Passed(new Gtin(row.getString("item")), row.getString("lot"), row.getObject("best_before", LocalDate.class), row.getLong("units")), now, now, dc.gln(),
                day)) {
            if (lot.units > 0) {
                messages.add(message(dc.gln(), lot,
                        "%d of %s lie there with lot %s, good until %s: they may be sent no more, and nobody is sent to fetch them. Take them away, and report it with %s"
                                .formatted(lot.units, lot.item, lot.lot, lot.bestBefore, "POST /v1/dcs/" + dc.gln() + "/adjustments, reason DAMAGE or WASTE; or count them"),
                        true, now));
            }
        }
        for (Passed lot : sql.list("""
                update distribution.lot l set asked_at = null, passed_at = case when best_before < ? then passed_at end
                where dc = ? and asked_at is not null and (%s = 0 or best_before >= ?) returning item, lot, best_before, %s as units""".formatted(LYING, LYING),
                row -> new Passed(new Gtin(row.getString("item")), row.getString("lot"), row.getObject("best_before", LocalDate.class), row.getLong("units")), day, dc.gln(),
                day)) {
            messages.add(message(dc.gln(), lot, lot.units == 0 ? "none of it is there any more" : "it may be sent after all", false, now));
        }
        return messages;
    }

    /**
     * A person has looked at it.
     *
     * @param subject center, item and lot
     * @return what is reported of it
     * @throws ProblemException 422 for another center's, 404 if nobody was asked about it
     */
    public static List<Message> settled(Sql sql, Gln dc, String subject, Instant now) throws SQLException {
        var checking = new Checking();
        checking.require(subject.matches("\\d{13}\\|\\d{14}\\|.+") && subject.startsWith(dc.digits()), "subject", "must be " + dc + "|item|lot, was " + subject);
        checking.mustHold();
        String[] parts = subject.split("\\|", 3);
        if (sql.execute("update distribution.lot set asked_at = null where dc = ? and item = ? and lot = ? and passed_at is not null", dc, parts[1], parts[2]) == 0) {
            throw ProblemException.unknown("nobody asked about lot " + parts[2] + " of " + parts[1] + " at center " + dc);
        }
        return List.of(message(dc, new Passed(new Gtin(parts[1]), parts[2], null, 0), "a person has looked at it", false, now));
    }

    private static Message message(Gln dc, Passed lot, String detail, boolean open, Instant now) {
        return Message
                .of(new ExceptionRaised(ExceptionKind.DC_LOT_PASSED, dc, dc + "|" + lot.item + "|" + lot.lot, detail, open, now, now, open ? Stake.of(lot.item, lot.units) : null));
    }
}
