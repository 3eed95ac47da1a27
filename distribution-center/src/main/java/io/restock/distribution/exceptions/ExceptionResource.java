package io.restock.distribution.exceptions;

import io.restock.border.access.May;
import io.restock.contracts.access.Action;
import static java.util.Objects.requireNonNull;

import io.restock.border.http.Checking;
import io.restock.border.http.Closing;
import io.restock.border.http.ProblemException;
import io.restock.contracts.Gln;
import io.restock.contracts.access.DeedKind;
import io.restock.contracts.exceptions.ExceptionKind;
import io.restock.contracts.exceptions.ExceptionKind.Keeper;
import io.restock.distribution.audit.CenterAudit;
import io.restock.distribution.desk.Desk;
import io.restock.distribution.despatch.Homecoming;
import io.restock.distribution.lanes.Dc;
import io.restock.distribution.outbox.Message;
import io.restock.distribution.outbox.Outbox;
import io.restock.distribution.recall.RecallTasks;
import io.restock.distribution.stock.PassedLots;
import io.restock.distribution.stock.StockQuestion;
import io.restock.distribution.stock.StockQuestions;
import io.restock.distribution.stock.UnlistedGoods;
import io.restock.sql.Sql;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** {@code POST /v1/dcs/{gln}/exceptions/closings}: a person has looked at a location that a short pick questioned. Said again, it says nothing new. */
@Path("/v1/dcs/{gln}/exceptions/closings")
@RunOnVirtualThread
@RequestScoped
public class ExceptionResource extends Desk {
    @Inject
    Outbox outbox;

    @POST
    @May(Action.CLOSE_DC_EXCEPTION)
    @Operation(
            summary = "Closes the exception about a location that a short pick questioned, goods under a number that nobody listed, a despatch that was received although it was called off, a lot that may be sent no more, or a recall")
    public Closing close(String gln, Closing body) {
        Gln dc = Checking.location("gln", gln);
        Closing.Of closing = Closing.checked(body, Keeper.CENTER);
        if (closing.kind() == ExceptionKind.DC_UNKNOWN_ITEM) {
            return unlistedSettled(dc, closing, body);
        }
        if (closing.kind() == ExceptionKind.DC_CALLED_OFF_RECEIVED) {
            return settled(dc, closing, body, (sql, now) -> Homecoming.settled(sql, dc, closing.subject(), now));
        }
        if (closing.kind() == ExceptionKind.DC_LOT_PASSED) {
            return settled(dc, closing, body, (sql, now) -> PassedLots.settled(sql, dc, closing.subject(), now));
        }
        if (closing.kind() == ExceptionKind.DC_RECALL) {
            return settled(dc, closing, body, (sql, now) -> RecallTasks.settled(sql, dc, closing.subject(), now));
        }
        var checking = new Checking();
        StockQuestion named = checking.read("subject", closing.subject(), StockQuestion::ofSubject);
        checking.require(named == null || named.dc().equals(dc), "subject", "must be of center " + dc);
        checking.mustHold();
        StockQuestion question = requireNonNull(named);
        return settled(dc, closing, body, (sql, now) -> {
            if (!StockQuestions.knows(sql, question)) {
                throw ProblemException.unknown("no short pick questioned " + question.item() + " at " + question.location() + " of center " + dc);
            }
            return StockQuestions.settle(sql, List.of(question), "a person has looked at " + question.location(), now);
        });
    }

    /** What is published of an exception that a person has settled. */
    private interface Settling {
        List<Message> messages(Sql sql, Instant now) throws SQLException;
    }

    private Closing settled(Gln dc, Closing.Of closing, Closing body, Settling settling) {
        Instant now = now();
        return database.decide(sql -> {
            Dc.hold(sql, dc);
            outbox.publish(sql, settling.messages(sql, now), caller.author(), now);
            CenterAudit.keep(sql, now, caller.author(), DeedKind.EXCEPTION_CLOSED, closing.kind() + "/" + closing.subject(), body);
            return body;
        });
    }

    private Closing unlistedSettled(Gln dc, Closing.Of closing, Closing body) {
        Instant now = now();
        return database.decide(sql -> {
            UnlistedGoods.settled(sql, outbox, dc, closing.subject(), caller.author(), now);
            CenterAudit.keep(sql, now, caller.author(), DeedKind.EXCEPTION_CLOSED, closing.kind() + "/" + closing.subject(), body);
            return body;
        });
    }
}
