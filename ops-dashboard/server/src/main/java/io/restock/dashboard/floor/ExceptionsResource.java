package io.restock.dashboard.floor;

import com.fasterxml.jackson.databind.JsonNode;
import io.restock.border.access.Caller;
import io.restock.border.access.May;
import io.restock.border.http.Checking;
import io.restock.border.http.Closing;
import io.restock.border.http.ProblemException;
import io.restock.contracts.Gln;
import io.restock.contracts.Limits;
import io.restock.contracts.access.Action;
import io.restock.contracts.exceptions.ExceptionKind;
import io.restock.contracts.exceptions.ExceptionKind.Keeper;
import io.restock.dashboard.live.ExceptionBook.ExceptionRow;
import io.restock.dashboard.live.LiveFeed;
import io.restock.dashboard.names.Names;
import io.restock.dashboard.page.Query;
import io.restock.dashboard.services.Service;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What a person has to look at, of all services. The ledger lists what it keeps; what the center and planning raise is heard on their topic, and stands before it: those
 * are the latest twenty thousand words of all.
 */
@Path("/api/exceptions")
@RunOnVirtualThread
@RequestScoped
public class ExceptionsResource extends Floor {
    private static final int PAGE = 200;

    @Inject
    LiveFeed live;

    /** @param next the {@code after} of the next page, or null; @param troubles which services could not be asked */
    public record Queue(List<Case> cases, @Schema(nullable = true) @Nullable String next, List<String> troubles) {}

    /**
     * One exception.
     *
     * @param store whose it is, null for the chain or a center; @param dc of a center's own
     * @param owner the role that has to act
     * @param openedAt null where only its latest word is known; @param times how often it was raised
     * @param ends what ends it
     * @param closable whether the viewer may say that it is settled
     */
    public record Case(String kind, String subject, @Schema(nullable = true) @Nullable Gln store, @Schema(nullable = true) @Nullable String storeName,
            @Schema(nullable = true) @Nullable Gln dc, String owner, String detail, @Schema(nullable = true) @Nullable Instant openedAt, Instant lastAt, long times, String ends,
            boolean closable) {
        static Case of(JsonNode listed, Names names, Caller caller) {
            return of(listed.path("kind").asText(), listed.path("subject").asText(), listed.path("store").asText(null), listed.path("owner").asText(),
                    listed.path("detail").asText(),
                    Instant.parse(listed.path("openedAt").asText()), Instant.parse(listed.path("lastAt").asText()), listed.path("times").asLong(1), names, caller);
        }

        static Case of(ExceptionRow heard, Names names, Caller caller) {
            return of(heard.kind(), heard.subject(), heard.store() == null ? null : heard.store().digits(), heard.owner(), heard.detail(), null, heard.occurredAt(), 1, names,
                    caller);
        }

        private static Case of(String kind, String subject, @Nullable String place, String owner, String detail, @Nullable Instant openedAt, Instant lastAt, long times,
                Names names, Caller caller) {
            Gln at = place == null ? null : new Gln(place);
            boolean isStore = at != null && names.store(at).isPresent();
            var known = known(kind);
            return new Case(kind, subject, isStore ? at : null, at != null && isStore ? names.of(at) : null, isStore ? null : at, owner, detail, openedAt, lastAt, times,
                    known.map(ExceptionKind::end).orElse("what its service says"), known.filter(is -> mayClose(is, caller)).isPresent());
        }

        private static boolean mayClose(ExceptionKind kind, Caller caller) {
            return switch (kind.keeper()) {
                case LEDGER, CENTER -> caller.roles().contains(kind.owner());
                case PLANNING, NOBODY -> false;
            };
        }
    }

    /** One of a later version than this page's has no kind here. */
    private static Optional<ExceptionKind> known(String kind) {
        return Arrays.stream(ExceptionKind.values()).filter(each -> each.name().equals(kind)).findFirst();
    }

    @GET
    @May(Action.READ_EXCEPTIONS)
    @Operation(operationId = "exceptions", summary = "What a person has to look at, of all services")
    public Queue exceptions(@QueryParam("kind") @Nullable String kind, @QueryParam("store") @Nullable String store, @QueryParam("after") @Nullable String after) {
        var checking = new Checking();
        Gln only = checking.optionalGln("store", store);
        checking.mustHold();
        var troubles = new ArrayList<String>();
        var cases = new ArrayList<Case>();
        if (after == null) {
            live.openExceptions(of -> (kind == null || of.equals(kind)) && known(of).map(is -> is.keeper() != Keeper.LEDGER).orElse(true), PAGE).stream()
                    .filter(row -> isVisible(row.store()) && (only == null || only.equals(row.store()))).forEach(row -> cases.add(Case.of(row, names, caller)));
        }
        var listed = part(Service.LEDGER, "/v1/exceptions" + Query.of("open", "true", "kind", kind, "store", store, "after", after, "limit", "" + PAGE), troubles);
        listed.ifPresent(answer -> answer.path("exceptions").forEach(each -> cases.add(Case.of(each, names, caller))));
        return new Queue(cases, listed.map(answer -> answer.path("next").asText(null)).orElse(null), troubles);
    }

    private boolean isVisible(@Nullable Gln place) {
        return place == null ? caller.sight().isOfAll() : caller.stores().holds(place.digits()) || caller.dcs().holds(place.digits());
    }

    @POST
    @May(Action.CLOSE_EXCEPTION)
    @Path("/closings")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(operationId = "closeException", summary = "Says that an exception's cause is settled", description = "Raised again, it opens again.")
    public Accepted close(Closing body) {
        Checking.body(body, "{\"kind\": \"RECEIPT_DIFFERS\", \"subject\": \"370800000000000015\"}");
        var checking = new Checking();
        ExceptionKind kind = checking.oneOf("kind", body.kind(), ExceptionKind.class);
        String subject = checking.text("subject", body.subject(), Limits.LONG_NAME);
        checking.mustHold();
        switch (checking.held(kind).keeper()) {
            case LEDGER -> tell(Service.LEDGER, "/v1/exceptions/closings", null, body);
            case CENTER -> tell(Service.DISTRIBUTION_CENTER, "/v1/dcs/" + Query.segment(checking.held(subject).split("\\|", 2)[0]) + "/exceptions/closings", null, body);
            case PLANNING, NOBODY -> throw ProblemException.invalid(List.of("kind " + checking.held(kind).ends()));
        }
        return Accepted.DONE;
    }
}
