package io.restock.dashboard.approval;

import io.restock.border.access.Caller;
import io.restock.border.access.May;
import io.restock.border.approval.Approver;
import io.restock.border.http.Checking;
import io.restock.border.http.ProblemException;
import io.restock.contracts.Gln;
import io.restock.contracts.Json;
import io.restock.contracts.Limits;
import io.restock.contracts.access.Action;
import io.restock.contracts.access.Author;
import io.restock.contracts.approval.Approval;
import io.restock.contracts.approval.Approval.Decision;
import io.restock.contracts.approval.Asked;
import io.restock.dashboard.approval.Waiting.Standing;
import io.restock.dashboard.names.Names;
import io.restock.dashboard.services.Service;
import io.restock.dashboard.services.ServiceAway;
import io.restock.dashboard.services.ServiceClient;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;

/** What waits for a second person at the ledger and in planning, and what the person before the page says to it. The services decide; the page only asks. */
@Path("/api/approvals")
@RunOnVirtualThread
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class ApprovalsResource {
    private static final List<Service> OWNERS = List.of(Service.LEDGER, Service.REPLENISHMENT);
    /** Of one service: more than a person looks through at once. */
    private static final int SHOWN_AT_MOST = 50;
    private static final String APPROVALS = "/v1/approvals";

    @Inject
    ServiceClient services;
    @Inject
    RequestWords words;
    @Inject
    Names names;
    @Inject
    Caller caller;

    /**
     * @param more whether more wait than are listed
     * @param troubles which services could not be asked
     */
    public record Approvals(List<Waiting> waiting, boolean more, List<String> troubles) {}

    /** @param decision {@code APPROVE} or {@code REFUSE}, @param reason for those who ask later */
    public record DecisionBody(@Nullable String decision, @Nullable String reason) {}

    /** @param status as the service has it, such as {@code DONE}, @param sentence what came of it */
    public record Decided(String status, String sentence) {}

    /** As the services answer. */
    private record AnsweredPage(List<Approval> approvals, @Nullable Long next) {}

    @GET
    @May(Action.READ_APPROVALS)
    @Operation(operationId = "approvals", summary = "What waits for a second person, oldest first, and whether the viewer can be that person")
    public Approvals waiting() {
        var waiting = new ArrayList<Waiting>();
        var troubles = new ArrayList<String>();
        boolean more = false;
        for (Service owner : OWNERS) {
            try {
                var page = services.get(owner, APPROVALS + "?status=AWAITING_APPROVAL&limit=" + SHOWN_AT_MOST, AnsweredPage.class);
                page.approvals.forEach(approval -> waiting.add(row(owner, approval)));
                more |= page.next != null;
            } catch (ServiceAway e) {
                troubles.add(String.valueOf(e.getMessage()));
            } catch (ProblemException e) {
                troubles.add(owner.title() + ": " + e.problem().detail());
            }
        }
        waiting.sort(Comparator.comparing(Waiting::requestedAt));
        return new Approvals(waiting, more, troubles);
    }

    @POST
    @May(Action.DECIDE_APPROVAL)
    @Path("/{service}/{id}/decisions")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(operationId = "decide", summary = "Approves what another person asked for, which is then done in that one's name, or refuses it")
    public Decided decide(String service, long id, DecisionBody body) {
        var checking = Checking.of(body, "{\"decision\": \"APPROVE\", \"reason\": \"counted it myself\"}");
        checking.oneOf("decision", body.decision(), Decision.class);
        checking.text("reason", body.reason(), Limits.LONG_NAME);
        checking.mustHold();
        try {
            var answer = services.post(owner(service), APPROVALS + "/" + id + "/decisions", body);
            return decided(Json.MAPPER.convertValue(answer, Approval.class));
        } catch (ServiceAway e) {
            throw ProblemException.of(503, e.service().title() + " is away",
                    e.getMessage() + " Look again: what was said may have come through, and saying the same twice does no harm.");
        }
    }

    private static Service owner(String name) {
        return OWNERS.stream().filter(owner -> owner.configName().equals(name)).findFirst()
                .orElseThrow(() -> ProblemException.unknown("nothing waits for a second person at " + name + "; it does at ledger and replenishment"));
    }

    private static Decided decided(Approval approval) {
        return new Decided(approval.status().name(), switch (approval.status()) {
            case REFUSED -> "Refused.";
            case DONE -> "Approved, and done.";
            case APPROVED -> "Approved; it is being done.";
            case AWAITING_APPROVAL, LAPSED, FAILED -> "It " + approval.ended() + ".";
        });
    }

    private Waiting row(Service owner, Approval approval) {
        Asked asked = approval.asked();
        var said = words.of(owner, approval, mayReadInFull(asked));
        Author by = approval.requestedBy();
        boolean isOwn = by.subject().equals(caller.name());
        String lacks = lacks(asked);
        Standing standing = lacks != null ? Standing.LOOK : isOwn ? Standing.TAKE_BACK : Standing.DECIDE;
        return new Waiting(owner.configName(), approval.id(), said.sentence(), said.lines(), said.moreLines(),
                asked.stores().stream().map(store -> names.of(new Gln(store))).toList(), approval.reason(), by.subject(),
                String.valueOf(by.role() == null ? by.channel() : by.role()),
                approval.requestedAt(), approval.lapsesAt(), standing, lacks);
    }

    private boolean mayReadInFull(Asked asked) {
        return asked.stores().stream().allMatch(caller.stores()::holds);
    }

    /** Why the viewer cannot be the second person; null if nothing stands in the way but having asked. */
    private @Nullable String lacks(Asked asked) {
        try {
            caller.mustBeAllowed(Action.DECIDE_APPROVAL);
            new Approver(caller).mustBeAllowed(asked);
            return null;
        } catch (ProblemException e) {
            return e.problem().detail();
        }
    }
}
