package io.restock.distribution.despatch;

import io.restock.border.http.ProblemException;
import io.restock.contracts.Gln;
import io.restock.contracts.Sscc;
import io.restock.contracts.access.Author;
import io.restock.contracts.access.DeedKind;
import io.restock.contracts.despatch.DespatchEvent.DespatchCalledOff;
import io.restock.distribution.audit.CenterAudit;
import io.restock.distribution.desk.Decider;
import io.restock.distribution.outbox.Message;
import io.restock.distribution.stock.StockReports;
import io.restock.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Calls a despatch off, as far as it has not been received. A receipt may cross it, so the store's own order of things decides: the ledger says how much goes home, and {@link Homecoming}
 * hears of it.
 */
@ApplicationScoped
public class DespatchCancellation extends Decider {
    @Inject
    StockReports reports;

    record Asked(Sscc despatch, String reason) {}

    /**
     * @param mustSpeakFor refuses those who may not call off for the center
     * @throws ProblemException 404 if there is no such despatch, 409 if nothing of it is under way, or it was called off before
     */
    StockReports.Reported cancel(Asked asked, @Nullable String key, Author by, Consumer<Gln> mustSpeakFor) {
        Gln dc = database.read(sql -> sql.first("select dc from distribution.despatch where sscc = ?", row -> new Gln(row.getString("dc")), asked.despatch()))
                .orElseThrow(() -> Despatching.unknown(asked.despatch()));
        mustSpeakFor.accept(dc);
        Instant now = now();
        return reports.once(dc, StockReports.Kind.DESPATCH_CANCELLATION, key, asked, now, sql -> callOff(sql, asked, by, now));
    }

    private Despatch callOff(Sql sql, Asked asked, Author by, Instant now) throws SQLException {
        Despatch is = Despatch.find(sql, asked.despatch()).orElseThrow(() -> Despatching.unknown(asked.despatch()));
        if (is.calledOffAt() != null) {
            throw ProblemException.conflict("despatch " + is.sscc() + " was called off already, at " + is.calledOffAt() + ": " + is.calledOffFor());
        }
        if (is.lines().stream().noneMatch(Despatch.Line::isUnderWay)) {
            throw ProblemException.conflict("nothing of despatch " + is.sscc() + " is under way any more; store " + is.store()
                    + " has received it, and can send it back with POST /v1/stores/" + is.store() + "/transfers");
        }
        sql.execute("update distribution.despatch set called_off_at = ?, called_off_for = ? where sscc = ?", now, asked.reason(), is.sscc());
        outbox.publish(sql, List.of(Message.of(new DespatchCalledOff(is.store(), now, is.dc(), is.sscc(), asked.reason()))), by, now);
        CenterAudit.keep(sql, now, by, DeedKind.DESPATCH_CALLED_OFF, is.sscc(), Map.of("dc", is.dc(), "store", is.store(), "reason", asked.reason()));
        return Despatch.find(sql, is.sscc()).orElseThrow();
    }
}
