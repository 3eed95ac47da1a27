package io.restock.distribution.failover;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.restock.border.http.ProblemException;
import io.restock.contracts.BusinessClock;
import io.restock.contracts.BusinessTicker;
import io.restock.contracts.Digest;
import io.restock.contracts.Gln;
import io.restock.contracts.Troubles;
import io.restock.contracts.access.Author;
import io.restock.contracts.access.DeedKind;
import io.restock.distribution.audit.CenterAudit;
import io.restock.distribution.lanes.Dc;
import io.restock.distribution.lanes.Lanes;
import io.restock.distribution.outbox.Message;
import io.restock.distribution.outbox.Outbox;
import io.restock.sql.Database;
import io.restock.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Stops centers and lets them work again. That a center is stopped is one decision; its open picks and waiting lines follow in bounded steps, each whole, which the clock goes
 * on with after a crash and for whatever comes to wait there later. What comes to be placed meanwhile is handed on as it comes.
 */
@ApplicationScoped
public class FailOvers {
    private static final Author CENTER = Author.system("distribution-center");

    private static final String DUE = "ended_at is null and (started_at is null and starts_at <= ? or ends_at <= ?)";

    private final Database database;
    private final Outbox outbox;
    private final BusinessClock clock;
    private final Troubles troubles;
    private @Nullable BusinessTicker ticker;

    FailOvers(Database database, Outbox outbox, BusinessClock clock, Troubles troubles) {
        this.database = database;
        this.outbox = outbox;
        this.clock = clock;
        this.troubles = troubles;
    }

    /** @param from now if it is not later */
    record Asked(Gln standIn, @Nullable Instant from, @Nullable Instant until, String reason) {}

    /** @param again whether this only repeats an earlier answer */
    record Reported(FailOver failOver, boolean again) {}

    void start(@Observes StartupEvent event) {
        ticker = new BusinessTicker("fail-overs", Duration.ofMinutes(2), Duration.ofSeconds(1), clock, troubles, this::goOn);
    }

    void stop(@Observes ShutdownEvent event) {
        if (ticker != null) {
            ticker.close();
        }
    }

    /** @throws ProblemException 404 without such a center, 422 without the other, 409 where one of them is stopped already */
    Reported ask(Gln dc, @Nullable String key, Asked asked, Author by) {
        Instant now = now();
        String digest = Digest.of(asked.toString());
        String identity = key == null ? "~" + now : key;
        Reported answer = database.decide(sql -> {
            StandIns.holdAll(sql);
            Dc.get(sql, dc);
            var earlier =
                    sql.first("select id, digest from distribution.fail_over where dc = ? and identity = ?", row -> new Object[] {row.getLong(1), row.getString(2)}, dc, identity);
            if (earlier.isPresent()) {
                if (!digest.equals(earlier.get()[1])) {
                    throw ProblemException.conflict("Idempotency-Key " + identity + " was used for another fail-over; send a new key for a new one");
                }
                return new Reported(FailOver.find(sql, dc, (long) earlier.get()[0]).orElseThrow(), true);
            }
            mustBeFree(sql, dc, asked.standIn());
            return new Reported(open(sql, dc, asked, by, now, identity, digest), false);
        });
        goOn();
        return database.read(sql -> new Reported(FailOver.find(sql, dc, answer.failOver().id()).orElseThrow(), answer.again()));
    }

    private static void mustBeFree(Sql sql, Gln dc, Gln standIn) throws SQLException {
        if (sql.number("select count(*) from distribution.dc where gln = ?", standIn) == 0) {
            throw ProblemException.invalid(List.of("to must be a distribution center that is registered, was " + standIn));
        }
        var own = FailOver.open(sql, dc);
        if (own.isPresent()) {
            throw ProblemException
                    .conflict("fail-over %d of %s to %s is %s; end it first with POST /v1/dcs/%s/fail-overs/%d/ends".formatted(own.get().id(), dc, own.get().standIn(),
                            own.get().status().name().toLowerCase(Locale.ROOT), dc, own.get().id()));
        }
        var its = FailOver.open(sql, standIn);
        if (its.isPresent()) {
            throw ProblemException
                    .conflict("%s cannot stand in: by fail-over %d %s stands in for it; name a center that works".formatted(standIn, its.get().id(), its.get().standIn()));
        }
    }

    private FailOver open(Sql sql, Gln dc, Asked asked, Author by, Instant now, String identity, String digest) throws SQLException {
        Instant from = asked.from() == null || asked.from().isBefore(now) ? now : asked.from();
        long id = sql.number("""
                insert into distribution.fail_over (dc, stand_in, starts_at, ends_at, reason, asked_by, asked_at, identity, digest, started_at)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?) returning id""",
                dc, asked.standIn(), from, asked.until(), asked.reason(), by.text(), now, identity, digest, from.isAfter(now) ? null : now);
        outbox.publish(sql, Lanes.open(sql, asked.standIn(), Lanes.storesOf(sql, dc), now), by, now);
        FailOver opened = FailOver.find(sql, dc, id).orElseThrow();
        CenterAudit.keep(sql, now, by, DeedKind.FAILED_OVER, dc, Map.of("failOver", id, "to", asked.standIn(), "from", from, "reason", asked.reason()));
        return opened;
    }

    /** @throws ProblemException 404 if there is none */
    Reported end(Gln dc, long id, String reason, Author by) {
        Instant now = now();
        boolean again = database.decide(sql -> {
            StandIns.holdAll(sql);
            FailOver found = find(sql, dc, id);
            if (found.endedAt() == null) {
                sql.execute("update distribution.fail_over set ended_at = ?, ended_by = ?, end_reason = ? where id = ?", now, by.text(), reason, id);
                CenterAudit.keep(sql, now, by, DeedKind.FAIL_OVER_ENDED, dc, Map.of("failOver", id, "reason", reason));
            }
            return found.endedAt() != null;
        });
        goOn();
        return database.read(sql -> new Reported(find(sql, dc, id), again));
    }

    /** @throws ProblemException 404 if there is none */
    static FailOver find(Sql sql, Gln dc, long id) throws SQLException {
        return FailOver.find(sql, dc, id).orElseThrow(() -> ProblemException.unknown("no fail-over " + id + " of " + dc));
    }

    /** What the clock begins and ends, and what is left to free and to hand over. */
    void goOn() {
        while (database.read(this::isAnythingToDo) && database.decide(this::step) > 0) {
            Thread.yield();
        }
    }

    /** Most of the time there is no fail-over, and no line that came by one. */
    private boolean isAnythingToDo(Sql sql) throws SQLException {
        var standIns = StandIns.now(sql);
        boolean isDue = sql.number("select count(*) from distribution.fail_over where " + DUE, now(), now()) > 0;
        for (FailOver stopped : isDue ? List.<FailOver>of() : standIns.running()) {
            isDue |= StoppedPicks.areAnyOpen(sql, stopped);
        }
        return isDue || HandingOver.isAnyAstray(sql, standIns) || ServedLanes.areAnyToBeTold(sql, standIns);
    }

    /** What follows from one decision, in the name of who decided it. @return how much was done */
    private int step(Sql sql) throws SQLException {
        StandIns.holdAll(sql);
        Instant now = now();
        int turned = byClock(sql, now);
        var standIns = StandIns.now(sql);
        List<Message> lanes = ServedLanes.changed(sql, standIns, now);
        if (!lanes.isEmpty()) {
            outbox.publish(sql, lanes, CENTER, now);
            return turned + lanes.size();
        }
        for (FailOver stopped : standIns.running()) {
            var messages = new ArrayList<Message>(StoppedPicks.free(sql, stopped, now));
            messages.addAll(HandingOver.leave(sql, standIns, stopped, now));
            if (!messages.isEmpty()) {
                outbox.publish(sql, messages, stopped.by(), now);
                return turned + messages.size();
            }
        }
        var back = HandingOver.back(sql, standIns, now);
        outbox.publish(sql, back.messages(), back.by(), now);
        return turned + back.messages().size();
    }

    private static int byClock(Sql sql, Instant now) throws SQLException {
        int ended = sql.execute("update distribution.fail_over set ended_at = ?, ended_by = ?, end_reason = 'its time is over' where ended_at is null and ends_at <= ?",
                now, CENTER.text(), now);
        return ended + sql.execute("update distribution.fail_over set started_at = ? where ended_at is null and started_at is null and starts_at <= ?", now, now);
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
