package io.restock.ledger.exceptions;

import io.quarkus.panache.common.Page;
import io.restock.border.access.Caller;
import io.restock.border.access.May;
import io.restock.border.http.Checking;
import io.restock.border.http.Closing;
import io.restock.border.http.ProblemException;
import io.restock.contracts.Gln;
import io.restock.contracts.Limits;
import io.restock.contracts.access.Action;
import io.restock.contracts.access.Deed;
import io.restock.contracts.access.DeedKind;
import io.restock.contracts.exceptions.ExceptionKind;
import io.restock.contracts.exceptions.ExceptionKind.Keeper;
import io.restock.ledger.audit.LedgerAudit;
import io.restock.sql.Database;
import io.restock.sql.audit.AuditTrail;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;

/** Lists what a person has to look at, and closes what a person has looked at. */
@Path("/v1/exceptions")
@RequestScoped
@RunOnVirtualThread
@Produces(MediaType.APPLICATION_JSON)
public class ExceptionResource {
    /** @param next to be given as {@code after}, or null if this was all */
    public record ExceptionPage(List<ListedException> exceptions, @Nullable String next) {}

    @Inject
    Database database;
    @Inject
    Clock clock;
    @Inject
    Caller caller;

    /** @param open true or false; absent: both. @param after {@code kind/subject} of the last one of the page before */
    @GET
    @May(Action.READ_EXCEPTIONS)
    @Operation(summary = "Open exceptions")
    public ExceptionPage list(@QueryParam("kind") @Nullable String kind, @QueryParam("store") @Nullable String store, @QueryParam("open") @Nullable Boolean open,
            @QueryParam("after") @DefaultValue("/") String after, @QueryParam("limit") @DefaultValue("100") int limit) {
        var checking = new Checking();
        checking.limit(limit, Limits.PAGE);
        checking.optionalGln("store", store);
        checking.require(after.indexOf('/') >= 0, "after", "must be what the page before named as next");
        checking.mustHold();
        int slash = after.indexOf('/');
        var where = new StringBuilder("(kind > ?1 or kind = ?1 and subject > ?2)");
        var values = new ArrayList<Object>(List.of(after.substring(0, slash), after.substring(slash + 1)));
        narrow(where, values, "kind", kind);
        narrow(where, values, "store", store);
        narrow(where, values, "open", open);
        if (!caller.stores().all()) {
            values.add(caller.stores().named());
            where.append(" and store in ?").append(values.size());
        }
        List<ListedException> page = ListedException.find(where + " order by kind, subject", values.toArray()).page(Page.ofSize(limit)).list();
        return new ExceptionPage(page, page.size() == limit ? page.getLast().kind + "/" + page.getLast().subject : null);
    }

    private static void narrow(StringBuilder where, List<Object> values, String column, @Nullable Object value) {
        if (value != null) {
            values.add(value);
            where.append(" and ").append(column).append(" = ?").append(values.size());
        }
    }

    @POST
    @May(Action.CLOSE_EXCEPTION)
    @Path("/closings")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Closes an exception", description = "Its cause is settled. Raised again, it opens again.")
    public ListedException close(Closing body) {
        Closing.Of closing = Closing.checked(body, Keeper.LEDGER);
        ExceptionKind kind = closing.kind();
        caller.mustBe(kind.owner());
        database.read(sql -> sql.first("select store from ledger.exception where kind = ? and subject = ? and store is not null", row -> new Gln(row.getString("store")),
                kind.name(), closing.subject())).ifPresent(caller::mustSpeakFor);
        database.decide(sql -> {
            var exceptions = new ExceptionBook(clock.instant(), caller.author());
            exceptions.close(kind, closing.subject(), clock.instant());
            int looked = exceptions.write(sql);
            var deed = Deed.of(clock.instant(), caller.author(), DeedKind.EXCEPTION_CLOSED, kind + "/" + closing.subject(), body);
            LedgerAudit.TRAIL.append(sql, AuditTrail.DESK, List.of(deed));
            return looked;
        });
        return ListedException.<ListedException>findByIdOptional(new ListedException.Identity(kind.name(), closing.subject()))
                .orElseThrow(() -> ProblemException.unknown("there is no exception " + kind + " about " + closing.subject()));
    }
}
