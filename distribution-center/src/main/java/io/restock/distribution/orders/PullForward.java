package io.restock.distribution.orders;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.restock.border.http.ProblemException;
import io.restock.contracts.Gln;
import io.restock.contracts.Gtin;
import io.restock.contracts.access.Author;
import io.restock.contracts.access.DeedKind;
import io.restock.contracts.despatch.DespatchEvent.CutOffMoved;
import io.restock.distribution.audit.CenterAudit;
import io.restock.distribution.desk.Decider;
import io.restock.distribution.lanes.Dc;
import io.restock.distribution.lanes.Lanes;
import io.restock.distribution.outbox.Message;
import io.restock.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Pulls an urgent line forward: it goes with the next wave of any cut-off of its center, whatever its own lane's timetable says, and until all of it has gone, or until that is taken back. Its 24 hours
 * stay what they are.
 */
@ApplicationScoped
public class PullForward extends Decider {
    @Inject
    Lanes lanes;

    /**
     * @param waiting units of it that no wave has taken
     * @param cutOffAt of the wave that takes them at the latest
     * @param pulledForwardAt null if it is not pulled forward, or not any more
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Pulled(String orderLine, Gln store, Gtin item, int waiting, Instant cutOffAt, Instant dueAt, @Nullable Instant pulledForwardAt) {}

    private record Line(String id, Gln dc, Gln store, Gtin item, int waiting, int taken, Instant cutOffAt, Instant dueAt, @Nullable Instant pulledForwardAt,
            @Nullable Instant cutOffBefore, String status, boolean isHeld) {
        static Line from(ResultSet row) throws SQLException {
            return new Line(row.getString("id"), new Gln(row.getString("dc")), new Gln(row.getString("store")), new Gtin(row.getString("item")), row.getInt("waiting"),
                    row.getInt("allocated") + row.getInt("picked") + row.getInt("despatched"), Sql.instant(row, "cut_off_at"), Sql.instant(row, "due_at"),
                    Sql.instantOrNull(row, "pulled_forward_at"), Sql.instantOrNull(row, "before"), row.getString("status"), row.getBoolean("held"));
        }
    }

    /**
     * Once, however often it is asked.
     *
     * @throws ProblemException 404 without such a line at the center, 409 if nothing of it waits or its item is held
     */
    Pulled pull(Gln dc, String id, String reason, Author by) {
        return database.decide(sql -> {
            Line line = held(sql, dc, id);
            if (line.pulledForwardAt() != null) {
                return pulled(line, line.cutOffAt(), line.pulledForwardAt());
            }
            mayBePulled(line);
            return write(sql, line, reason, by);
        });
    }

    /** Whether it is pulled forward. @throws ProblemException 404 without such a line at the center */
    Pulled find(Gln dc, String id) {
        return database.read(sql -> {
            Line line = line(sql, dc, id, "");
            return pulled(line, line.cutOffAt(), line.pulledForwardAt());
        });
    }

    /** With its center held. */
    private static Line held(Sql sql, Gln dc, String id) throws SQLException {
        Dc.hold(sql, dc);
        return line(sql, dc, id, " for update of l");
    }

    private static Line line(Sql sql, Gln dc, String id, String how) throws SQLException {
        return sql.first("""
                select l.*, case when l.handed_at is null or l.handed_at < l.pulled_forward_at then l.cut_off_before end as before,
                    coalesce(i.stocked and i.state = 'HELD', false)
                      or exists (select from distribution.recall r where r.released_at is null and l.store = any(r.stores) and l.item = any(r.items)) as held
                from distribution.order_line l left join distribution.item i on i.gtin = l.item where l.id = ? and l.dc = ?""" + how, Line::from, id, dc)
                .orElseThrow(() -> ProblemException.unknown("no order line " + id + " at " + dc + "; GET /v1/dcs/" + dc + "/orders lists them"));
    }

    /**
     * It leaves by its own lane's timetable again: with the cut-off that it had, or, where that has passed or nothing leaves then any more, with the next one.
     *
     * @throws ProblemException 404 without such a line at the center, 409 if it is not pulled forward, or a wave has taken of it
     */
    Pulled takeBack(Gln dc, String id, String reason, Author by) {
        return database.decide(sql -> {
            Line line = held(sql, dc, id);
            if (line.pulledForwardAt() == null) {
                throw ProblemException.conflict("order line " + id + " is not pulled forward; it leaves with the cut-off at " + line.cutOffAt());
            }
            if (line.taken() > 0 || line.waiting() == 0) {
                throw ProblemException.conflict("a wave has taken " + line.taken() + " of order line " + id + ", which is " + line.status()
                        + "; call its picks off first, with POST /v1/waves/{id}/cancellations");
            }
            return writeBack(sql, line, reason, by);
        });
    }

    private Pulled writeBack(Sql sql, Line line, String reason, Author by) throws SQLException {
        Instant now = now();
        Instant before = line.cutOffBefore();
        Instant cutOff = lanes.find(sql, line.dc(), line.store()).map(
                lane -> before != null && before.isAfter(now) && lane.leavesOn(before.atZone(lane.zone()).toLocalDate()) ? before : lane.nextCutOff(now)).orElse(line.cutOffAt());
        sql.execute("update distribution.order_line set pulled_forward_at = null, cut_off_before = null, cut_off_at = ? where id = ?", cutOff, line.id());
        if (!cutOff.equals(line.cutOffAt())) {
            outbox.publish(sql, List.of(Message.of(new CutOffMoved(line.store(), now, line.dc(), line.id(), line.item(), cutOff, line.dueAt()))), by, now);
        }
        CenterAudit.keep(sql, now, by, DeedKind.LINE_PULLED_BACK, line.id(), Map.of("dc", line.dc(), "reason", reason, "cutOffAt", cutOff));
        return pulled(line, cutOff, null);
    }

    private static void mayBePulled(Line line) {
        if (line.waiting() == 0) {
            throw ProblemException.conflict("nothing of order line " + line.id() + " waits: it is " + line.status() + (switch (line.status()) {
                case "PICKING" -> "; pick it with POST /v1/waves/{id}/picks";
                case "PICKED" -> "; send it with POST /v1/dcs/" + line.dc() + "/despatches";
                default -> "";
            }));
        }
        if (line.isHeld()) {
            throw ProblemException.conflict("item " + line.item() + " is held; its lines wait until the merchandiser releases it");
        }
    }

    private Pulled write(Sql sql, Line line, String reason, Author by) throws SQLException {
        Instant now = now();
        Instant next = lanes.list(sql, line.dc()).stream().map(lane -> lane.nextCutOff(now)).min(Instant::compareTo).orElse(line.cutOffAt());
        Instant cutOff = next.isBefore(line.cutOffAt()) ? next : line.cutOffAt();
        sql.execute("update distribution.order_line set pulled_forward_at = ?, cut_off_before = cut_off_at, cut_off_at = ? where id = ?", now, cutOff, line.id());
        if (!cutOff.equals(line.cutOffAt())) {
            outbox.publish(sql, List.of(Message.of(new CutOffMoved(line.store(), now, line.dc(), line.id(), line.item(), cutOff, line.dueAt()))), by, now);
        }
        CenterAudit.keep(sql, now, by, DeedKind.LINE_PULLED_FORWARD, line.id(), Map.of("dc", line.dc(), "reason", reason, "waiting", line.waiting(), "cutOffAt", cutOff));
        return pulled(line, cutOff, now);
    }

    private static Pulled pulled(Line line, Instant cutOff, @Nullable Instant at) {
        return new Pulled(line.id(), line.store(), line.item(), line.waiting(), cutOff, line.dueAt(), at);
    }
}
