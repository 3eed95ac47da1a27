package io.restock.border.quarantine;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.restock.border.access.Caller;
import io.restock.border.access.May;
import io.restock.border.http.Checking;
import io.restock.border.http.ProblemException;
import io.restock.contracts.Json;
import io.restock.contracts.Limits;
import io.restock.contracts.access.Action;
import io.restock.contracts.operations.Quarantine;
import io.restock.contracts.operations.Quarantine.Quarantined;
import io.restock.contracts.operations.Quarantine.Refused;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.enterprise.context.RequestScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Records that a service could not read or apply, and what to do with them: apply them again once the cause is repaired, or what they should have been, or dismiss them. */
@Path("/v1/quarantine")
@RequestScoped
@RunOnVirtualThread
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Operations")
public class QuarantineResource {
    /** @param next the id to ask on after, or null if this was all; @param waiting how many wait, on this page and beyond */
    public record QuarantinePage(List<Quarantined> quarantined, @Nullable Long next, long waiting) {}

    /** @param type of the record, @param value as it should be */
    public record Correction(String type, JsonNode value) {}

    /** May be left out. @param reason for those who ask later */
    public record Dismissal(String reason) {}

    @Inject
    @Any
    Instance<Quarantine> quarantines;
    @Inject
    Caller caller;

    @GET
    @May(Action.WATCH)
    @Operation(summary = "Records that could not be read or applied and wait, oldest first; with ended=true those that do not wait any more")
    public QuarantinePage list(@QueryParam("ended") @DefaultValue("false") boolean ended, @QueryParam("after") @DefaultValue("0") long after,
            @QueryParam("limit") @DefaultValue("100") int limit) {
        var checking = new Checking();
        checking.limit(limit, Limits.PAGE);
        checking.mustHold();
        List<Quarantined> page = quarantines.stream().flatMap(each -> each.list(ended, after, limit).stream())
                .sorted(Comparator.comparingLong(Quarantined::id)).limit(limit).toList();
        return new QuarantinePage(page, page.size() == limit ? page.getLast().id() : null, quarantines.stream().mapToLong(Quarantine::waiting).sum());
    }

    @POST
    @May(Action.SETTLE_QUARANTINE)
    @Path("/{id}/replay")
    @Operation(summary = "Apply a record once more; 409 with the reason if it cannot be applied now either")
    public Quarantined replay(@PathParam("id") long id) {
        return inTheOneThatHolds(id, each -> each.replay(id, null, caller.author()));
    }

    /** What came stays readable. @param correction a record of the topic on which the other came */
    @POST
    @May(Action.SETTLE_QUARANTINE)
    @Path("/{id}/correct")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Apply what a record should have been")
    public Quarantined correct(@PathParam("id") long id, Correction correction) {
        var checking = new Checking();
        checking.require(correction != null && correction.type() != null, "type", "is missing; it is the record's, such as RetailTransaction");
        checking.require(correction != null && correction.value() != null && correction.value().isObject(), "value", "is missing; it is the record as it should be");
        checking.mustHold();
        var corrected = new Quarantine.Correction(correction.type(), correction.value().toString().getBytes(StandardCharsets.UTF_8));
        return inTheOneThatHolds(id, each -> each.replay(id, corrected, caller.author()));
    }

    @POST
    @May(Action.SETTLE_QUARANTINE)
    @Path("/{id}/dismiss")
    @Operation(summary = "Let a record go; it stays readable, with who let it go and why")
    public Quarantined dismiss(@PathParam("id") long id, @RequestBody(content = @Content(schema = @Schema(implementation = Dismissal.class))) String body)
            throws JsonProcessingException {
        Dismissal dismissal = body == null || body.isBlank() ? null : Json.MAPPER.readValue(body, Dismissal.class);
        var checking = new Checking();
        String reason = checking.optionalText("reason", dismissal == null ? null : dismissal.reason(), Limits.LONG_NAME);
        checking.mustHold();
        return inTheOneThatHolds(id, each -> each.dismiss(id, reason, caller.author()));
    }

    private Quarantined inTheOneThatHolds(long id, Function<Quarantine, Optional<Quarantined>> ending) {
        try {
            return quarantines.stream().flatMap(each -> ending.apply(each).stream()).findFirst()
                    .orElseThrow(() -> ProblemException.unknown("nothing waits in quarantine under " + id));
        } catch (Refused e) {
            throw ProblemException.of(409, "It cannot be applied", String.valueOf(e.getMessage()));
        }
    }
}
