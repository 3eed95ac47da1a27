package io.restock.ledger.reports;

import io.restock.border.access.May;
import io.restock.border.http.Checking;
import io.restock.border.http.IdempotencyKey;
import io.restock.border.http.ProblemException;
import io.restock.contracts.Gln;
import io.restock.contracts.Sscc;
import io.restock.contracts.access.Action;
import io.restock.contracts.store.StoreRecord.DespatchRedirection;
import io.restock.sql.Database;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;

/** Sends what is on its way to a store to another one. */
@Path("/v1")
@RequestScoped
@RunOnVirtualThread
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class RedirectionResource extends ReportDesk {
    /** @param underWay whether something of it is still in transit to the store */
    private record Sent(Gln store, Gln dc, boolean underWay) {}

    @Inject
    Database database;

    @POST
    @May(Action.REDIRECT_DESPATCH)
    @Path("/despatches/{sscc}/redirections")
    @Operation(summary = "Redirects a despatch to another store, as far as it has not arrived",
            description = "The store to which it was sent does not wait for it any more, and what it needs is ordered anew. 409 once nothing of it is under way.")
    public Response redirect(@PathParam("sscc") String sscc, @HeaderParam(IdempotencyKey.HEADER) @Nullable String key, RedirectionBody body) {
        var checking = Checking.of(body, "{\"to\": \"7080001000028\"}");
        Sscc named = checking.sscc("sscc", sscc);
        Gln other = checking.gln("to", body.to());
        checking.mustHold();
        Sscc despatch = checking.held(named);
        Gln to = checking.held(other);
        String digest = Reports.digest(List.of(despatch.digits(), body));
        String identity = Reports.identity(key, digest);
        Sent sent = Patience.until(() -> find(despatch, identity), Optional::isPresent)
                .orElseThrow(() -> ProblemException.unknown("nobody has advised despatch " + despatch + "; if it has just left, ask again soon"));
        caller.sight().mustHold(sent.store().digits(), sent.dc().digits());
        catalog.mustKnow(to);
        var redirection = new DespatchRedirection(sent.store(), identity, digest, clock.instant(), despatch, sent.dc(), to);
        if (!reports.hasHad(redirection)) {
            if (!sent.underWay()) {
                throw ProblemException.conflict("nothing of despatch " + despatch + " is under way any more; what has arrived at store " + sent.store() + " goes on by a transfer");
            }
            checking.require(!to.equals(sent.store()), "to", "must be another store than the one to which it is under way");
            checking.mustHold();
        }
        return accepted("redirections", redirection);
    }

    /** The store to which it is under way; or was, or that has been asked the same before. */
    private Optional<Sent> find(Sscc despatch, String identity) {
        return database.read(sql -> sql.first("""
                select d.store, d.dc, d.received_at is null as under_way from ledger.despatch d
                where d.sscc = ? and d.despatched_at is not null
                order by exists (select from ledger.record r where r.store = d.store and r.type = 'DespatchRedirection' and r.identity = ?) desc, d.received_at is null desc, d.store
                limit 1""",
                row -> new Sent(new Gln(row.getString(1)), new Gln(row.getString(2)), row.getBoolean(3)), despatch.digits(), identity));
    }
}
