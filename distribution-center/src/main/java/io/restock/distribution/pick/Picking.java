package io.restock.distribution.pick;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.restock.border.http.Checking;
import io.restock.border.http.ProblemException;
import io.restock.contracts.Gln;
import io.restock.contracts.access.Author;
import io.restock.contracts.access.DeedKind;
import io.restock.contracts.despatch.DespatchEvent;
import io.restock.contracts.despatch.DespatchEvent.LineShorted;
import io.restock.contracts.store.AdjustmentReason;
import io.restock.distribution.audit.CenterAudit;
import io.restock.distribution.desk.Decider;
import io.restock.distribution.lanes.Dc;
import io.restock.distribution.outbox.Message;
import io.restock.distribution.stock.StockQuestion;
import io.restock.distribution.stock.StockQuestions;
import io.restock.distribution.stock.Bin;
import io.restock.distribution.stock.DcStock;
import io.restock.distribution.stock.DcStock.Lying;
import io.restock.distribution.stock.Location;
import io.restock.distribution.stock.Lot;
import io.restock.distribution.stock.Numbers;
import io.restock.distribution.stock.PassedLots;
import io.restock.distribution.stock.StockEntry;
import io.restock.distribution.stock.StockEntry.Kind;
import io.restock.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/** Takes the pickers' answers. All of a request counts, or nothing of it. */
@ApplicationScoped
public class Picking extends Decider {
    /** By which share a pick of what is weighed may differ from what was asked; by a case pack in any case. */
    @ConfigProperty(name = "restock.dc.weighed-tolerance", defaultValue = "0.10")
    double weighedTolerance;
    /** Whether goods of another item may go in place of what is not there. */
    @ConfigProperty(name = "restock.dc.substitutes", defaultValue = "true")
    boolean substitutes;

    /**
     * A picker's answer to one pick.
     *
     * @param damaged null for as many as are missing
     * @param lot that was taken, or null: the one that was asked for
     * @param substitute what went in place of units that no location has, or null
     */
    public record Answered(long pick, int units, @Nullable ShortChoice said, @Nullable ShortReason reason, @Nullable Integer damaged,
            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Lot lot, @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable InPlace substitute) {
        PickRule.Found found(PickRule.Asked asked) {
            return new PickRule.Found(units, said, reason, damaged == null ? Math.max(0, asked.units() - units) : damaged);
        }
    }

    /** @param elsewhere picks that fetch the rest from another location; @param substitute what went in place of what none has, or null */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Result(long pick, int units, String status, int backOrdered, int cancelled, List<Pick> elsewhere, Substituting.@Nullable Sent substitute) {}

    /** What one request works on. @param tolerance the share by which what is weighed may differ */
    private record Visit(Sql sql, Dc center, long wave, Instant now, DcStock stock, Author by, Map<Long, PickRule.Asked> asked, double tolerance, List<Message> messages) {
        Gln dc() {
            return center.gln();
        }
    }

    /**
     * @param mustSpeakFor refuses those who may not answer for the center
     * @throws ProblemException 404 if there is no such wave, 422 for picks that are not its own or answers that exceed them, 409 for a
     *     pick that was answered otherwise before
     */
    public List<Result> answer(long wave, List<Answered> answers, Author by, Consumer<Gln> mustSpeakFor) {
        var passed = new AtomicReference<@Nullable Pick>();
        List<Result> taken = database.decide(sql -> {
            Gln dc = sql.first("select dc from distribution.wave where id = ?", row -> new Gln(row.getString("dc")), wave)
                    .orElseThrow(() -> ProblemException.unknown("no wave " + wave));
            mustSpeakFor.accept(dc);
            Dc center = Dc.hold(sql, dc);
            Map<Long, Pick> picks = Pick.named(sql, wave, answers.stream().map(Answered::pick).toList());
            Map<Long, PickRule.Asked> asked = asked(sql, picks.keySet());
            validate(wave, answers, asked);
            passed.set(PassedPicks.taken(picks, answers, center, clock.instant()));
            if (passed.get() != null) {
                outbox.publish(sql, PassedPicks.aimAnew(sql, center, now()), by, now());
                return List.of();
            }
            var visit = new Visit(sql, center, wave, now(), new DcStock(sql, dc), by, asked, weighedTolerance,
                    new ArrayList<>());
            var results = new ArrayList<Result>();
            var full = FullPicks.book(sql, visit.stock(), picks, answers, asked, by, visit.now());
            for (int i = 0; i < answers.size(); i++) {
                Answered answer = answers.get(i);
                results.add(full.contains(answer.pick()) ? result(answer.pick(), answer, 0, 0, List.of(), null)
                        : answer(visit, requireNonNull(picks.get(answer.pick())), answer, "lines[" + i + "].substitute"));
            }
            visit.messages().addAll(PassedLots.follow(sql, center, visit.now()));
            outbox.publish(sql, visit.messages(), by, visit.now());
            CenterAudit.keep(sql, visit.now(), by, DeedKind.PICKED, "wave " + wave, answers);
            return results;
        });
        Pick own = passed.get();
        if (own != null) { // refused only now, so that it stays aimed at others
            throw PassedPicks.refused(own);
        }
        return taken;
    }

    private Map<Long, PickRule.Asked> asked(Sql sql, Collection<Long> picks) throws SQLException {
        var asked = new HashMap<Long, PickRule.Asked>();
        sql.list("""
                select p.id, p.units, l.case_pack, i.unit = 'GRAM' as weighed from distribution.pick p
                join distribution.order_line l on l.id = p.order_line left join distribution.item i on i.gtin = p.item where p.id = any(?::bigint[])""",
                row -> asked.put(row.getLong("id"), row.getBoolean("weighed") ? PickRule.Asked.weighed(row.getInt("units"), row.getInt("case_pack"), weighedTolerance)
                        : new PickRule.Asked(row.getInt("units"), 0)),
                picks);
        return asked;
    }

    private void validate(long wave, List<Answered> answers, Map<Long, PickRule.Asked> picks) {
        var checking = new Checking();
        for (int i = 0; i < answers.size(); i++) {
            Answered answer = answers.get(i);
            PickRule.Asked asked = picks.get(answer.pick());
            if (asked == null) {
                checking.wrongLine(i, "pick", "must be a pick of wave " + wave + ", was " + answer.pick());
            } else if (answer.units() > asked.most()) {
                checking.wrongLine(i, "units", "must be 0 to " + asked.most() + ", was " + answer.units());
            } else if (answer.found(asked).isShortOf(asked) && answer.said() == null && answer.reason() == null) {
                checking.wrongLine(i, "short", "must say BACK_ORDER or CANCEL, since " + answer.units() + " of " + asked.units() + " were picked");
            } else if (answer.units() >= asked.units() && answer.reason() != null) {
                checking.wrongLine(i, "reason", "says why units are missing, and none is; report the stock with POST /v1/dcs/{gln}/counts or /adjustments");
            }
            if (asked != null && answer.substitute() != null) {
                String field = "lines[" + i + "].substitute";
                checking.require(substitutes, field, "must be absent: this chain sends no substitutes (restock.dc.substitutes)");
                checking.require(answer.found(asked).isShortOf(asked), field, "goes in place of what is missing, and nothing is");
                checking.require(answer.reason() != ShortReason.NO_TIME, field, "goes with another reason than NO_TIME: the next wave fetches what there was no time for");
            }
        }
        checking.mustHold();
    }

    private static Result answer(Visit visit, Pick pick, Answered answer, String path) throws SQLException {
        if (pick.picked() == null) {
            return decide(visit, pick, answer, path);
        }
        if (pick.calledOff() != null) {
            throw ProblemException.conflict("pick " + pick.pick() + " was called off: " + pick.calledOff()
                    + "; what was taken goes back, report it with POST /v1/dcs/{gln}/moves where it was staged");
        }
        boolean isShort = requireNonNull(visit.asked().get(pick.pick())).units() > answer.units() && pick.said() != null;
        boolean isOfLot = answer.lot() == null || answer.lot().name().equals(pick.pickedLot());
        Substituting.Sent sent = Substituting.of(visit.sql(), pick.pick()).orElse(null);
        if (!isOfLot || pick.picked() != answer.units() || (isShort && (pick.said() != choice(answer) || pick.reason() != answer.reason()))
                || !isSame(visit, sent, answer.substitute())) {
            throw ProblemException.conflict("pick " + pick.pick() + " was answered before with " + pick.picked() + " units"
                    + (pick.pickedLot() == null ? "" : " of lot " + pick.pickedLot())
                    + (pick.said() == null ? "" : " and " + pick.said())
                    + (sent == null ? "" : ", and " + sent.units() + " of item " + sent.item() + " in its place")
                    + "; take it back with POST /v1/dcs/{gln}/reversals, kind PICK, as long as it has not left");
        }
        int settled = sent == null ? 0 : sent.settled();
        return result(pick.pick(), answer, requireNonNull(pick.backOrdered()), pick.said() == null ? 0 : requireNonNull(pick.cancelled()) - settled,
                Pick.replacing(visit.sql(), pick.pick()).stream().filter(rest -> rest.item().equals(pick.item())).toList(), sent);
    }

    private static boolean isSame(Visit visit, Substituting.@Nullable Sent sent, @Nullable InPlace said) throws SQLException {
        if (sent == null || said == null) {
            return sent == null && said == null;
        }
        var is = Numbers.stocked(visit.sql(), visit.dc(), List.of(said.item()), visit.now()).get(said.item());
        return is != null && is.item().equals(sent.item()) && (long) is.units() * said.units() == sent.units();
    }

    /** What stays on order where a picker says why it is missing and no more. */
    private static ShortChoice choice(Answered answer) {
        return answer.said() == null ? ShortChoice.BACK_ORDER : answer.said();
    }

    private static Result decide(Visit visit, Pick pick, Answered answer, String path) throws SQLException {
        PickRule.Asked asked = requireNonNull(visit.asked().get(pick.pick()));
        PickRule.Found found = answer.found(asked);
        List<Lying> lying = visit.stock().lying(List.of(pick.item())).getOrDefault(pick.item(), List.of());
        PassedPicks.mustBeGood(pick, answer, lying, visit.center().goodOn(visit.now()));
        var took = Took.of(visit.stock(), lying, pick, answer);
        var alone = PickRule.of(asked, found, took.shelf(), freeElsewhere(visit, lying, pick, took));
        Substitute other = answer.substitute() == null ? null : Substitute.of(visit.sql(), visit.stock(),
                new Substitute.Question(visit.center(), pick, answer.substitute(), alone.backOrdered() + alone.cancelled(), visit.tolerance(), path, visit.now()));
        int settled = other == null ? 0 : other.settled();
        var outcome = alone.without(settled);
        visit.stock().allocate(pick.item(), pick.bin(), -pick.units());
        visit.stock().book(entries(pick, took, outcome), visit.by(), visit.now());
        boolean isShort = found.isShortOf(asked);
        int cancelled = outcome.cancelled() + Math.max(0, -outcome.weighed()) + settled;
        int more = Math.max(0, outcome.weighed());
        visit.sql().execute(
                "update distribution.pick set picked = ?, picked_lot = ?, said = ?, reason = ?, back_ordered = ?, cancelled = ?, substituted = ?, answered_at = ? where id = ?",
                answer.units(), took.from().lot(), isShort ? choice(answer) : null, answer.reason(), outcome.backOrdered(), cancelled, settled, visit.now(), pick.pick());
        visit.sql().execute("""
                update distribution.order_line set allocated = allocated - ?, picked = picked + ?, back_ordered = back_ordered + ?,
                    cancelled = cancelled + ?, substituted = substituted + ?, units = units + ?, weighed_over = weighed_over + ? where id = ?""",
                pick.units() - elsewhere(outcome), outcome.staged(), outcome.backOrdered(), cancelled, settled, more, more, pick.orderLine());
        List<Pick> fetched = fetchElsewhere(visit, lying, pick, outcome);
        announce(visit, pick, answer, outcome, took);
        if (other != null) {
            visit.messages().addAll(Substituting.book(visit.sql(), visit.stock(), visit.dc(), visit.wave(), pick, other, answer.reason(), visit.by(), visit.now()));
        }
        return result(pick.pick(), answer, outcome.backOrdered(), outcome.cancelled(), fetched, Substituting.of(visit.sql(), pick.pick()).orElse(null));
    }

    /** Other good bins, first those that expire first. */
    private static Map<Bin, Integer> freeElsewhere(Visit visit, List<Lying> all, Pick pick, Took took) {
        var day = visit.center().goodOn(visit.now());
        var free = new LinkedHashMap<Bin, Integer>();
        for (Lying lying : all) {
            if (!lying.bin().equals(pick.bin()) && lying.isGoodOn(day)) {
                free.put(lying.bin(), lying.held().free() - (lying.bin().equals(took.from()) ? took.units() : 0));
            }
        }
        return free;
    }

    private static int elsewhere(PickRule.Outcome outcome) {
        return outcome.elsewhere().values().stream().mapToInt(Integer::intValue).sum();
    }

    /** What nobody knew of comes first: a location's stock is never negative. */
    private static List<StockEntry> entries(Pick pick, Took took, PickRule.Outcome outcome) {
        String reference = "pick " + pick.pick();
        String lot = took.from().lot();
        return Stream.of(new StockEntry(pick.item(), pick.location(), Kind.COUNTED, outcome.unknown(), reference).of(lot),
                new StockEntry(pick.item(), pick.location(), Kind.PICKED, -outcome.staged(), reference).of(lot),
                new StockEntry(pick.item(), Location.STAGED, Kind.PICKED, outcome.staged(), reference).of(lot),
                new StockEntry(pick.item(), pick.location(), Kind.COUNTED, -outcome.missing(), reference).of(pick.lot()),
                new StockEntry(pick.item(), pick.location(), Kind.ADJUSTED, -outcome.damaged(), AdjustmentReason.DAMAGE + ", " + reference).of(pick.lot()))
                .filter(entry -> entry.units() != 0).toList();
    }

    private static List<Pick> fetchElsewhere(Visit visit, List<Lying> all, Pick pick, PickRule.Outcome outcome) throws SQLException {
        var open = new ArrayList<Pick>();
        for (Lying lying : all) {
            Integer units = outcome.elsewhere().get(lying.bin());
            if (units != null) {
                open.add(Pick.open(pick.orderLine(), pick.store(), pick.item(), units, lying, pick.dueAt(), pick.pick()));
                visit.stock().allocate(pick.item(), lying.bin(), units);
            }
        }
        return Pick.insert(visit.sql(), visit.wave(), open);
    }

    private static void announce(Visit visit, Pick pick, Answered answer, PickRule.Outcome outcome, Took took) throws SQLException {
        if (outcome.backOrdered() > 0) {
            visit.messages().add(shorted(visit, pick, outcome.backOrdered(), DespatchEvent.Outcome.BACK_ORDERED, LineShorted.SHORT_PICK));
        }
        if (outcome.cancelled() > 0) {
            visit.messages().add(shorted(visit, pick, outcome.cancelled(), DespatchEvent.Outcome.CANCELLED, LineShorted.SHORT_PICK));
        }
        if (outcome.weighed() < 0) {
            visit.messages().add(shorted(visit, pick, -outcome.weighed(), DespatchEvent.Outcome.CANCELLED, LineShorted.WEIGHED));
        }
        if (outcome.questioned()) {
            String detail = "Pick %d found %d of %d units of %s at %s%s; the stock said %d there and now says %d. Count it with POST /v1/dcs/%s/counts."
                    .formatted(pick.pick(), outcome.staged(), pick.units(), pick.item(), pick.bin(), answer.reason() == null ? "" : " (" + answer.reason() + ")", took.onHand(),
                            took.shelf().left() - outcome.missing(), visit.dc());
            visit.messages().add(StockQuestions.ask(visit.sql(), new StockQuestion(visit.dc(), pick.item(), pick.location()), detail,
                    pick.units() - outcome.staged(), visit.now()));
        }
    }

    private static Message shorted(Visit visit, Pick pick, int units, DespatchEvent.Outcome outcome, String reason) {
        return Message.of(new LineShorted(pick.store(), visit.now(), visit.dc(), pick.orderLine(), pick.item(), units, outcome, reason));
    }

    private static Result result(long pick, Answered answer, int backOrdered, int cancelled, List<Pick> elsewhere, Substituting.@Nullable Sent substitute) {
        boolean isShort = backOrdered > 0 || cancelled > 0 || !elsewhere.isEmpty() || substitute != null;
        return new Result(pick, answer.units(), isShort ? "SHORT" : "PICKED", backOrdered, cancelled, elsewhere, substitute);
    }
}
