package io.restock.border.approval;

import io.quarkus.arc.properties.IfBuildProperty;
import io.restock.border.access.Caller;
import io.restock.border.access.May;
import io.restock.border.http.Checking;
import io.restock.border.http.IdempotencyKey;
import io.restock.border.http.ProblemException;
import io.restock.contracts.Gln;
import io.restock.contracts.Limits;
import io.restock.contracts.access.Action;
import io.restock.contracts.approval.Approval;
import io.restock.contracts.approval.Approval.Decision;
import io.restock.contracts.approval.Approval.Status;
import io.restock.contracts.approval.Approval.Undecidable;
import io.restock.contracts.approval.Approvals;
import io.restock.contracts.approval.Approvals.Question;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;

/** {@code /v1/approvals}: what waits for a second person, and what that one says. Only owners that have such have it: {@code restock.approvals=true}, when they are built. */
@Path("/v1/approvals")
@RequestScoped
@RunOnVirtualThread
@Produces(MediaType.APPLICATION_JSON)
@IfBuildProperty(name = "restock.approvals", stringValue = "true")
public class ApprovalResource {
    /** @param next the id to ask on after, or null if this was all */
    public record ApprovalPage(List<Approval> approvals, @Nullable Long next) {}

    /** @param decision APPROVE or REFUSE, @param reason for those who ask later */
    public record DecisionBody(@Nullable String decision, @Nullable String reason) {}

    @Inject
    Approvals approvals;
    @Inject
    Caller caller;

    @GET
    @May(Action.READ_APPROVALS)
    @Operation(summary = "Requests that wait for a second person, and those that did, oldest first", description = "Those of the caller's stores and of the whole chain. "
            + "One alone, by its number, shows in full what it asks for.")
    public ApprovalPage list(@QueryParam("status") @Nullable String status, @QueryParam("store") @Nullable String store, @QueryParam("after") @DefaultValue("0") long after,
            @QueryParam("limit") @Nullable Integer limit) {
        var checking = new Checking();
        Status asked = status == null ? null : checking.oneOf("status", status, Status.class);
        Gln of = checking.optionalGln("store", store);
        int length = checking.limit(limit, Limits.PAGE_OF_WHOLES);
        checking.mustHold();
        if (of != null) {
            caller.mustSpeakFor(of);
        }
        List<Approval> page = approvals.list(new Question(asked, caller.stores(), of == null ? null : of.digits(), after, length));
        return new ApprovalPage(page, page.size() == length ? page.getLast().id() : null);
    }

    @GET
    @May(Action.READ_APPROVALS)
    @Path("/{id}")
    @Operation(summary = "One request that waits for a second person, or did: what it asks for, who decided, and what became of it")
    public Approval approval(@PathParam("id") long id) {
        Approval approval = known(id);
        approval.asked().stores().forEach(store -> caller.mustSpeakFor(new Gln(store)));
        return approval;
    }

    /**
     * Said again by the same person it has the same answer, with or without a key.
     *
     * @param key taken as everywhere, and not needed: a request is decided once
     */
    @POST
    @May(Action.DECIDE_APPROVAL)
    @Path("/{id}/decisions")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Approves a request of another person, which is then done in that one's name, or refuses it",
            description = "It takes the right to do the same for the same stores. Nobody approves what he or she asked for; to refuse one's own request takes it back.")
    public Approval decide(@PathParam("id") long id, @HeaderParam(IdempotencyKey.HEADER) @Nullable String key, DecisionBody body) {
        IdempotencyKey.checked(key);
        var checking = Checking.of(body, "{\"decision\": \"APPROVE\", \"reason\": \"counted it myself\"}");
        Decision decision = checking.oneOf("decision", body.decision(), Decision.class);
        String reason = checking.text("reason", body.reason(), Limits.LONG_NAME);
        checking.mustHold();
        new Approver(caller).mustBeAllowed(known(id).asked());
        try {
            return approvals.decide(id, checking.held(decision), checking.held(reason), caller.author());
        } catch (Undecidable e) {
            throw e.isOwnRequest() ? ProblemException.of(403, "Not yours", String.valueOf(e.getMessage())) : ProblemException.conflict(String.valueOf(e.getMessage()));
        }
    }

    private Approval known(long id) {
        return approvals.find(id).orElseThrow(() -> ProblemException.unknown("there is no approval " + id));
    }
}
