package io.restock.distribution.wave;

import io.restock.border.http.Checking;
import io.restock.border.http.ProblemException;
import io.restock.contracts.Gln;
import io.restock.contracts.access.Author;
import io.restock.contracts.access.DeedKind;
import io.restock.contracts.despatch.DespatchEvent.LineShorted;
import io.restock.contracts.despatch.DespatchEvent.Outcome;
import io.restock.distribution.audit.CenterAudit;
import io.restock.distribution.desk.Decider;
import io.restock.distribution.outbox.Message;
import io.restock.distribution.pick.CalledOff;
import io.restock.distribution.pick.CalledOff.Stage;
import io.restock.distribution.pick.Pick;
import io.restock.distribution.stock.DcStock;
import io.restock.distribution.stock.StockReports;
import io.restock.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Calls off what of a wave has not left. Its lines are back-orders: another wave takes them. */
@ApplicationScoped
public class WaveCancellation extends Decider {
    @Inject
    StockReports reports;

    /** @param picks null for all of the wave */
    record Asked(long wave, @Nullable List<Long> picks, String reason) {}

    /**
     * @param freed open picks that nobody has to answer any more
     * @param toPutBack picks whose goods are staged and are to be put back
     * @param left picks that have left, and are on their way to their stores
     */
    record Answer(long wave, Gln dc, List<Long> freed, List<Long> toPutBack, List<Long> left) {}

    /**
     * @param mustSpeakFor refuses those who may not call off for the center
     * @throws ProblemException 404 if there is no such wave, 422 for picks that are not its own, 409 for one named that has left
     */
    StockReports.Reported cancel(long wave, @Nullable String key, Asked asked, Author by, Consumer<Gln> mustSpeakFor) {
        Gln dc = database.read(sql -> sql.first("select dc from distribution.wave where id = ?", row -> new Gln(row.getString("dc")), wave))
                .orElseThrow(() -> ProblemException.unknown("no wave " + wave));
        mustSpeakFor.accept(dc);
        Instant now = now();
        // Without a key it is what it does: what was called off is called off, said again or not.
        String identity = key == null ? wave + "~" + now : key;
        return reports.once(dc, StockReports.Kind.WAVE_CANCELLATION, identity, asked, now, sql -> callOff(sql, dc, asked, by, now));
    }

    private Answer callOff(Sql sql, Gln dc, Asked asked, Author by, Instant now) throws SQLException {
        List<Pick> picks = picks(sql, asked);
        var byStage = new EnumMap<Stage, List<Long>>(Stage.class);
        picks.forEach(pick -> byStage.computeIfAbsent(CalledOff.stage(pick), stage -> new ArrayList<>()).add(pick.pick()));
        if (asked.picks() != null && byStage.containsKey(Stage.DESPATCHED)) {
            Pick gone = picks.stream().filter(pick -> CalledOff.stage(pick) == Stage.DESPATCHED).findFirst().orElseThrow();
            throw ProblemException.conflict("pick " + gone.pick() + " has left with despatch " + gone.despatch() + "; the store receives it, and can send it back with a transfer");
        }
        var stock = new DcStock(sql, dc);
        var messages = new ArrayList<Message>();
        for (Pick pick : picks) {
            int waiting = CalledOff.end(sql, stock, pick, asked.reason(), now);
            if (waiting > 0) {
                sql.execute("update distribution.order_line set back_ordered = back_ordered + ? where id = ?", waiting, pick.orderLine());
                messages.add(Message.of(new LineShorted(pick.store(), now, dc, pick.orderLine(), pick.item(), waiting, Outcome.BACK_ORDERED, LineShorted.CALLED_OFF)));
            }
        }
        outbox.publish(sql, messages, by, now);
        CenterAudit.keep(sql, now, by, DeedKind.PICKS_CALLED_OFF, "wave " + asked.wave(),
                Map.of("dc", dc, "reason", asked.reason(), "picks", picks.stream().map(Pick::pick).toList()));
        return new Answer(asked.wave(), dc, byStage.getOrDefault(Stage.OPEN, List.of()), byStage.getOrDefault(Stage.STAGED, List.of()),
                byStage.getOrDefault(Stage.DESPATCHED, List.of()));
    }

    private static List<Pick> picks(Sql sql, Asked asked) throws SQLException {
        var numbers = asked.picks();
        if (numbers == null) {
            return Pick.byWave(sql, List.of(asked.wave())).getOrDefault(asked.wave(), List.of());
        }
        var named = Pick.named(sql, asked.wave(), numbers);
        var checking = new Checking();
        for (int i = 0; i < numbers.size(); i++) {
            checking.require(named.containsKey(numbers.get(i)), "picks[" + i + "]", "must be a pick of wave " + asked.wave() + ", was " + numbers.get(i));
        }
        checking.mustHold();
        return named.values().stream().sorted(Comparator.comparingLong(Pick::pick)).toList();
    }
}
