package io.restock.dashboard.floor;

import com.fasterxml.jackson.databind.JsonNode;
import io.restock.border.access.May;
import io.restock.border.http.Checking;
import io.restock.border.http.Closing;
import io.restock.border.http.IdempotencyKey;
import io.restock.border.http.ProblemException;
import io.restock.contracts.Limits;
import io.restock.contracts.access.Action;
import io.restock.contracts.exceptions.ExceptionKind;
import io.restock.dashboard.floor.Cases.Case;
import io.restock.dashboard.floor.Cases.OneCase;
import io.restock.dashboard.floor.Cases.Queue;
import io.restock.dashboard.page.Query;
import io.restock.dashboard.services.Service;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.enterprise.context.RequestScoped;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;

/** The one queue of what people have to look at, of all services: the ledger keeps it, the page shows it and works on it. */
@Path("/api/exceptions")
@RunOnVirtualThread
@RequestScoped
public class ExceptionsResource extends Floor {
    private static final int PAGE = 100;

    /** @param to a person's name; absent: nobody */
    public record AssignmentBody(@Nullable String to) {}

    public record CommentBody(@Nullable String text) {}

    /** @param until an instant */
    public record SnoozeBody(@Nullable String until, @Nullable String reason) {}

    /** @param owner a role, or the name of the person who has them. @param state OPEN, SNOOZED or CLOSED */
    @GET
    @May(Action.READ_EXCEPTIONS)
    @Operation(operationId = "exceptions", summary = "What a person has to look at, of all services", description = "The most money at stake first.")
    public Queue exceptions(@QueryParam("service") @Nullable String service, @QueryParam("kind") @Nullable String kind, @QueryParam("store") @Nullable String store,
            @QueryParam("dc") @Nullable String dc, @QueryParam("owner") @Nullable String owner, @QueryParam("state") @DefaultValue("OPEN") String state,
            @QueryParam("after") @Nullable String after) {
        var checking = new Checking();
        checking.optionalGln("store", store);
        checking.optionalGln("dc", dc);
        checking.mustHold();
        var troubles = new ArrayList<String>();
        var cases = new ArrayList<Case>();
        var listed = part(Service.LEDGER, "/v1/exceptions" + Query.of("service", service, "kind", kind, "store", store, "dc", dc, "owner", owner, "state", state, "after", after,
                "limit", "" + PAGE), troubles);
        listed.ifPresent(answer -> answer.path("exceptions").forEach(each -> cases.add(Case.of(each, names, caller))));
        return new Queue(cases, listed.map(answer -> answer.path("next").asText(null)).orElse(null), troubles);
    }

    /** @param after the id of the last event of the page before */
    @GET
    @May(Action.READ_EXCEPTIONS)
    @Path("{id}")
    @Operation(operationId = "exception", summary = "One exception: what is at stake, what settles it, and what happened to it")
    public OneCase exception(String id, @QueryParam("after") @Nullable String after) {
        return one(ask(Service.LEDGER, "/v1/exceptions/" + Query.segment(id) + Query.of("after", after)));
    }

    @POST
    @May(Action.CLOSE_EXCEPTION)
    @Path("{id}/assignments")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(operationId = "assignException", summary = "Gives an exception to a person, or to nobody")
    public OneCase assign(String id, @HeaderParam(IdempotencyKey.HEADER) @Nullable String key, AssignmentBody body) {
        return one(submit(Service.LEDGER, "/v1/exceptions/" + Query.segment(id) + "/assignments", key, body));
    }

    @POST
    @May(Action.CLOSE_EXCEPTION)
    @Path("{id}/comments")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(operationId = "commentException", summary = "Says something of an exception")
    public OneCase comment(String id, @HeaderParam(IdempotencyKey.HEADER) @Nullable String key, CommentBody body) {
        return one(submit(Service.LEDGER, "/v1/exceptions/" + Query.segment(id) + "/comments", key, body));
    }

    @POST
    @May(Action.CLOSE_EXCEPTION)
    @Path("{id}/snoozes")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(operationId = "snoozeException", summary = "Puts an exception off until an instant", description = "Raised again and worse, it comes back before.")
    public OneCase snooze(String id, @HeaderParam(IdempotencyKey.HEADER) @Nullable String key, SnoozeBody body) {
        return one(submit(Service.LEDGER, "/v1/exceptions/" + Query.segment(id) + "/snoozes", key, body));
    }

    private OneCase one(JsonNode answer) {
        return OneCase.of(answer, names, caller);
    }

    @POST
    @May(Action.CLOSE_EXCEPTION)
    @Path("closings")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(operationId = "closeException", summary = "Says that an exception's cause is settled", description = "Raised again, it opens again.")
    public Accepted close(Closing body) {
        var checking = Checking.of(body, "{\"kind\": \"RECEIPT_DIFFERS\", \"subject\": \"370800000000000015\"}");
        ExceptionKind kind = checking.oneOf("kind", body.kind(), ExceptionKind.class);
        String subject = checking.text("subject", body.subject(), Limits.LONG_NAME);
        checking.mustHold();
        switch (checking.held(kind).keeper()) {
            case LEDGER -> submit(Service.LEDGER, "/v1/exceptions/closings", null, body);
            case CENTER -> submit(Service.DISTRIBUTION_CENTER, "/v1/dcs/" + Query.segment(checking.held(subject).split("\\|", 2)[0]) + "/exceptions/closings", null, body);
            case PLANNING, NOBODY -> throw ProblemException.invalid(List.of("kind " + checking.held(kind).ends()));
        }
        return Accepted.DONE;
    }
}
