package io.restock.distribution.pick;

import io.restock.border.http.ProblemException;
import io.restock.contracts.despatch.DespatchEvent.LineShorted;
import io.restock.contracts.despatch.DespatchEvent.Outcome;
import io.restock.distribution.lanes.Dc;
import io.restock.distribution.outbox.Message;
import io.restock.distribution.pick.Picking.Answered;
import io.restock.distribution.stock.DcStock;
import io.restock.distribution.stock.DcStock.Lying;
import io.restock.distribution.stock.Lot;
import io.restock.sql.Sql;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Picks of lots of which the last day is over, or too near, by now, open ones and those that stand staged: they are called off and aimed at goods that may be sent, and what there is none of waits for
 * another wave. What was staged is to be put back. Within a decision that holds the center. A picker who is faster is refused.
 */
public final class PassedPicks {
    private static final int AT_ONCE = 2_000;
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMMM uuuu", Locale.ENGLISH);

    private PassedPicks() {}

    /** @param lot that was asked for, or of a staged pick that was taken */
    private record Passed(long pick, String lot, LocalDate bestBefore) {
        String sentence() {
            return "lot " + lot + " was good until " + DAY.format(bestBefore) + ", and may be sent no more.";
        }
    }

    /** So many of them, the first to pass first. @return what is reported to their stores */
    public static List<Message> aimAnew(Sql sql, Dc center, Instant now) throws SQLException {
        LocalDate day = center.goodOn(now);
        var stock = new DcStock(sql, center.gln());
        var messages = new ArrayList<Message>();
        for (Map.Entry<Long, List<Passed>> wave : passed(sql, center, day).entrySet()) {
            Map<Long, Pick> picks = Pick.named(sql, wave.getKey(), wave.getValue().stream().map(Passed::pick).toList());
            for (Passed passed : wave.getValue()) {
                Pick pick = Objects.requireNonNull(picks.get(passed.pick));
                int waits = CalledOff.end(sql, stock, pick, passed.sentence() + " What there is of other lots is asked for instead.", now);
                int missing = waits - fetchOthers(sql, stock, wave.getKey(), pick, waits, day);
                if (missing > 0) {
                    sql.execute("update distribution.order_line set back_ordered = back_ordered + ? where id = ?", missing, pick.orderLine());
                    messages.add(Message.of(
                            new LineShorted(pick.store(), now, center.gln(), pick.orderLine(), pick.item(), missing, Outcome.BACK_ORDERED, LineShorted.NO_STOCK)));
                }
            }
        }
        return messages;
    }

    private static Map<Long, List<Passed>> passed(Sql sql, Dc center, LocalDate day) throws SQLException {
        var byWave = new TreeMap<Long, List<Passed>>();
        sql.list("""
                select p.wave, p.id, p.lot, p.best_before from distribution.pick p join distribution.wave w on w.id = p.wave
                where w.dc = ? and p.picked is null and p.best_before < ?
                union all
                select p.wave, p.id, l.lot, l.best_before from distribution.lot_stock s
                join distribution.lot l on (l.dc, l.item, l.lot) = (s.dc, s.item, s.lot)
                join distribution.pick p on (p.item, p.picked_lot) = (l.item, l.lot) join distribution.wave w on w.id = p.wave and w.dc = l.dc
                where s.dc = ? and s.location = 'STAGED' and s.units > 0 and l.best_before < ? and p.picked > p.put_back and p.despatch is null and p.called_off is null
                order by best_before, id limit\s""" + AT_ONCE,
                row -> byWave.computeIfAbsent(row.getLong(1), _ -> new ArrayList<>()).add(new Passed(row.getLong(2), row.getString(3), row.getObject(4, LocalDate.class))),
                center.gln(), day, center.gln(), day);
        return byWave;
    }

    /** @return units that are fetched from other lots, first of those that expire first */
    private static int fetchOthers(Sql sql, DcStock stock, long wave, Pick pick, int units, LocalDate day) throws SQLException {
        var open = new ArrayList<Pick>();
        int left = units;
        for (Lying lying : stock.lying(List.of(pick.item())).getOrDefault(pick.item(), List.of())) {
            int here = lying.isGoodOn(day) ? Math.min(left, lying.held().free()) : 0;
            if (here > 0) {
                open.add(Pick.open(pick.orderLine(), pick.store(), pick.item(), here, lying, pick.dueAt(), pick.pick()));
                stock.allocate(pick.item(), lying.bin(), here);
                left -= here;
            }
        }
        Pick.insert(sql, wave, open);
        sql.execute("update distribution.order_line set allocated = allocated + ? where id = ?", units - left, pick.orderLine());
        return units - left;
    }

    private static String sentence(Pick pick) {
        return new Passed(pick.pick(), Objects.requireNonNull(pick.lot()), Objects.requireNonNull(pick.bestBefore())).sentence();
    }

    /** The first pick that brought something of its own lot, which may be sent no more; or null. */
    static @Nullable Pick taken(Map<Long, Pick> picks, List<Answered> answers, Dc center, Instant now) {
        LocalDate day = center.goodOn(now);
        return answers.stream().filter(answer -> answer.units() > 0).map(answer -> {
            Pick pick = Objects.requireNonNull(picks.get(answer.pick()));
            boolean isOwn = answer.lot() == null || answer.lot().name().equals(pick.lot());
            return pick.picked() == null && isOwn && pick.bestBefore() != null && pick.bestBefore().isBefore(day) ? pick : null;
        }).filter(Objects::nonNull).findFirst().orElse(null);
    }

    static ProblemException refused(Pick pick) {
        return ProblemException.conflict("what pick " + pick.pick() + " brought must not leave: " + sentence(pick)
                + " Put it back, and read the wave again: as far as there is any, it is fetched of other lots");
    }

    /**
     * @param lying goods of the item
     * @param day on which what is sent must still be good
     * @throws ProblemException 409 if a picker took of another lot than he was asked for, which may be sent no more
     */
    static void mustBeGood(Pick pick, Answered answer, List<Lying> lying, LocalDate day) {
        Lot taken = answer.lot();
        LocalDate until = taken == null ? null
                : lying.stream().filter(each -> taken.name().equals(each.bin().lot())).map(Lying::bestBefore).filter(Objects::nonNull).findFirst().orElse(taken.bestBefore());
        if (answer.units() > 0 && taken != null && until != null && until.isBefore(day)) {
            throw ProblemException.conflict("what pick " + pick.pick() + " brought must not leave: lot " + taken.name() + " was good until " + DAY.format(until)
                    + ". Put it back, and fetch what the pick names, or answer 0");
        }
    }
}
