package io.restock.distribution.pick;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.restock.border.http.Checking;
import io.restock.border.http.ProblemException;
import io.restock.contracts.BusinessClock;
import io.restock.contracts.Gln;
import io.restock.contracts.access.Author;
import io.restock.contracts.access.DeedKind;
import io.restock.contracts.despatch.DespatchEvent;
import io.restock.contracts.despatch.DespatchEvent.LineShorted;
import io.restock.distribution.audit.CenterAudit;
import io.restock.distribution.lanes.Dc;
import io.restock.distribution.outbox.Message;
import io.restock.distribution.outbox.Outbox;
import io.restock.distribution.stock.DcStock;
import io.restock.distribution.stock.Location;
import io.restock.distribution.stock.StockEntry;
import io.restock.distribution.stock.StockEntry.Kind;
import io.restock.sql.Database;
import io.restock.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** Takes the pickers' answers. All of a request counts, or nothing of it. */
@ApplicationScoped
public class Picking {
    @Inject
    Database database;
    @Inject
    Outbox outbox;
    @Inject
    BusinessClock clock;

    /** A picker's answer to one pick. */
    public record Answered(long pick, int units, ShortChoice said) {}

    /** @param elsewhere picks that fetch the rest from another location */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Result(long pick, int units, String status, int backOrdered, int cancelled, List<Pick> elsewhere) {}

    /** What one request works on. */
    private record Visit(Sql sql, Gln dc, long wave, Instant now, DcStock stock, Author by, List<Message> messages) {}

    /**
     * @param mustSpeakFor refuses those who may not answer for the center
     * @throws ProblemException 404 if there is no such wave, 422 for picks that are not its own or answers that exceed them, 409 for a
     *     pick that was answered otherwise before
     */
    public List<Result> answer(long wave, List<Answered> answers, Author by, Consumer<Gln> mustSpeakFor) {
        return database.decide(sql -> {
            Gln dc = sql.first("select dc from distribution.wave where id = ?", row -> new Gln(row.getString("dc")), wave)
                    .orElseThrow(() -> ProblemException.unknown("no wave " + wave));
            mustSpeakFor.accept(dc);
            Dc.hold(sql, dc);
            Map<Long, Pick> picks = Pick.named(sql, wave, answers.stream().map(Answered::pick).toList());
            validate(wave, answers, picks);
            var visit = new Visit(sql, dc, wave, clock.instant().truncatedTo(ChronoUnit.MICROS), new DcStock(sql, dc), by, new ArrayList<>());
            var results = new ArrayList<Result>();
            for (Answered answer : answers) {
                results.add(answer(visit, requireNonNull(picks.get(answer.pick())), answer));
            }
            outbox.publish(sql, visit.messages(), by, visit.now());
            CenterAudit.keep(sql, visit.now(), by, DeedKind.PICKED, "wave " + wave, answers);
            return results;
        });
    }

    private static void validate(long wave, List<Answered> answers, Map<Long, Pick> picks) {
        var checking = new Checking();
        for (int i = 0; i < answers.size(); i++) {
            Answered answer = answers.get(i);
            Pick pick = picks.get(answer.pick());
            if (pick == null) {
                checking.wrongLine(i, "pick", "must be a pick of wave " + wave + ", was " + answer.pick());
            } else if (answer.units() > pick.units()) {
                checking.wrongLine(i, "units", "must be 0 to " + pick.units() + ", was " + answer.units());
            } else if (answer.units() < pick.units() && answer.said() == null) {
                checking.wrongLine(i, "short", "must say BACK_ORDER or CANCEL, since " + answer.units() + " of " + pick.units() + " were picked");
            }
        }
        checking.mustHold();
    }

    private static Result answer(Visit visit, Pick pick, Answered answer) throws SQLException {
        if (pick.picked() == null) {
            return decide(visit, pick, answer);
        }
        boolean isShort = answer.units() < pick.units();
        if (pick.picked() != answer.units() || (isShort && pick.said() != answer.said())) {
            throw ProblemException.conflict("pick " + pick.pick() + " was answered before with " + pick.picked() + " units"
                    + (pick.said() == null ? "" : " and " + pick.said()) + "; correct the stock by a count, a pick stays what it was");
        }
        return result(pick.pick(), answer, requireNonNull(pick.backOrdered()), requireNonNull(pick.cancelled()), Pick.replacing(visit.sql(), pick.pick()));
    }

    private static Result decide(Visit visit, Pick pick, Answered answer) throws SQLException {
        int onHand = visit.stock().held(pick.item(), pick.location()).units();
        var outcome = PickRule.of(pick.units(), answer.units(), answer.said(), onHand, freeElsewhere(visit, pick));
        visit.stock().allocate(pick.item(), pick.location(), -pick.units());
        visit.stock().book(entries(pick, outcome), visit.by(), visit.now());
        boolean isShort = answer.units() < pick.units();
        visit.sql().execute("update distribution.pick set picked = ?, said = ?, back_ordered = ?, cancelled = ?, answered_at = ? where id = ?",
                answer.units(), isShort ? answer.said() : null, outcome.backOrdered(), outcome.cancelled(), visit.now(), pick.pick());
        visit.sql().execute("""
                update distribution.order_line set allocated = allocated - ?, picked = picked + ?, back_ordered = back_ordered + ?,
                    cancelled = cancelled + ? where id = ?""",
                pick.units() - elsewhere(outcome), outcome.staged(), outcome.backOrdered(), outcome.cancelled(), pick.orderLine());
        List<Pick> more = fetchElsewhere(visit, pick, outcome);
        if (isShort) {
            announce(visit, pick, outcome, onHand);
        }
        return result(pick.pick(), answer, outcome.backOrdered(), outcome.cancelled(), more);
    }

    private static Map<Location, Integer> freeElsewhere(Visit visit, Pick pick) throws SQLException {
        var held = visit.stock().held(List.of(pick.item())).getOrDefault(pick.item(), Map.of());
        var free = new LinkedHashMap<Location, Integer>();
        for (Location location : Location.PICKABLE) {
            if (location != pick.location() && held.containsKey(location)) {
                free.put(location, held.get(location).free());
            }
        }
        return free;
    }

    private static int elsewhere(PickRule.Outcome outcome) {
        return outcome.elsewhere().values().stream().mapToInt(Integer::intValue).sum();
    }

    /** The correction comes first where units were found that nobody knew of: a location's stock is never negative. */
    private static List<StockEntry> entries(Pick pick, PickRule.Outcome outcome) {
        String reference = "pick " + pick.pick();
        var entries = new ArrayList<StockEntry>();
        if (outcome.correction() > 0) {
            entries.add(new StockEntry(pick.item(), pick.location(), Kind.COUNTED, outcome.correction(), reference));
        }
        if (outcome.staged() > 0) {
            entries.add(new StockEntry(pick.item(), pick.location(), Kind.PICKED, -outcome.staged(), reference));
            entries.add(new StockEntry(pick.item(), Location.STAGED, Kind.PICKED, outcome.staged(), reference));
        }
        if (outcome.correction() < 0) {
            entries.add(new StockEntry(pick.item(), pick.location(), Kind.COUNTED, outcome.correction(), reference));
        }
        return entries;
    }

    private static List<Pick> fetchElsewhere(Visit visit, Pick pick, PickRule.Outcome outcome) throws SQLException {
        var open = new ArrayList<Pick>();
        for (var place : outcome.elsewhere().entrySet()) {
            open.add(Pick.open(pick.orderLine(), pick.store(), pick.item(), place.getValue(), place.getKey(), pick.dueAt(), pick.pick()));
            visit.stock().allocate(pick.item(), place.getKey(), place.getValue());
        }
        return Pick.insert(visit.sql(), visit.wave(), open);
    }

    private static void announce(Visit visit, Pick pick, PickRule.Outcome outcome, int onHand) {
        if (outcome.backOrdered() > 0) {
            visit.messages().add(shorted(visit, pick, outcome.backOrdered(), DespatchEvent.Outcome.BACK_ORDERED));
        }
        if (outcome.cancelled() > 0) {
            visit.messages().add(shorted(visit, pick, outcome.cancelled(), DespatchEvent.Outcome.CANCELLED));
        }
        String detail = "Pick %d found %d of %d units of %s at %s; the stock said %d there and now says 0. Count the item."
                .formatted(pick.pick(), outcome.staged(), pick.units(), pick.item(), pick.location(), onHand);
        visit.messages().add(new StockQuestion(visit.dc(), pick.item(), pick.location()).asked(detail, visit.now()));
    }

    private static Message shorted(Visit visit, Pick pick, int units, DespatchEvent.Outcome outcome) {
        return Message.of(new LineShorted(pick.store(), visit.now(), visit.dc(), pick.orderLine(), pick.item(), units, outcome, "SHORT_PICK"));
    }

    private static Result result(long pick, Answered answer, int backOrdered, int cancelled, List<Pick> elsewhere) {
        boolean isShort = backOrdered > 0 || cancelled > 0 || !elsewhere.isEmpty();
        return new Result(pick, answer.units(), isShort ? "SHORT" : "PICKED", backOrdered, cancelled, elsewhere);
    }
}
