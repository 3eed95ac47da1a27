package io.restock.dashboard.live;

import io.quarkus.security.identity.SecurityIdentity;
import io.restock.border.access.Caller;
import io.restock.border.access.May;
import io.restock.border.http.ProblemException;
import io.restock.contracts.access.Action;
import io.restock.dashboard.login.Sessions;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.smallrye.mutiny.Multi;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;
import java.time.Duration;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jspecify.annotations.Nullable;

/** The live stream, and what it begins with as one answer. */
@Path("/api")
@RequestScoped
public class StreamResource {
    private static final int VIEWERS_AT_MOST = 200;
    /** In all tabs and on all screens: a control room has a dozen. */
    static final int PAGES_OF_A_PERSON = 20;
    private static final Duration RETRY_AFTER = Duration.ofSeconds(10);

    @Inject
    LiveFeed feed;
    @Inject
    Caller caller;
    @Inject
    SecurityIdentity asking;
    @Inject
    Sessions sessions;

    @GET
    @May(Action.READ_PAGE)
    @Path("/stream")
    @Produces(MediaType.SERVER_SENT_EVENTS)
    @Operation(operationId = "stream", summary = "Server-sent events: first snapshot, then figures, stock, orders and exceptions",
            description = "Whoever calls again says what it heard last, in Last-Event-ID or since, and gets what it missed where that is remembered; else a snapshot.")
    @APIResponse(responseCode = "200", content = @Content(mediaType = MediaType.SERVER_SENT_EVENTS, schema = @Schema(oneOf = {
        Snapshot.class, Figures.class, StockTicker.StockBatch.class, OrderTicker.OrderBatch.class, ExceptionBook.ExceptionBatch.class})))
    public Multi<OutboundSseEvent> stream(@Context Sse sse, @HeaderParam("Last-Event-ID") @Nullable String last, @QueryParam("since") @Nullable String since) {
        String person = caller.name();
        if (feed.viewers(person) >= PAGES_OF_A_PERSON) {
            throw ProblemException.busy(429, person + " has " + PAGES_OF_A_PERSON + " pages open already; close one", RETRY_AFTER);
        }
        if (feed.viewers() >= VIEWERS_AT_MOST) {
            throw ProblemException.busy(503, "200 pages are open already; close one", RETRY_AFTER);
        }
        return whileSessionLasts(feed.frames(person, new OwnStores(caller.stores()), last == null ? since : last))
                .map(frame -> sse.newEventBuilder().id(frame.id()).name(frame.name()).data(frame.json()).build());
    }

    /** Figures come every second, so that a stream outlives its session by no more than that. */
    private Multi<Broadcast.Frame> whileSessionLasts(Multi<Broadcast.Frame> frames) {
        return asking.getPrincipal() instanceof JsonWebToken person ? frames.select().first(frame -> sessions.lasts(person)) : frames;
    }

    @GET
    @May(Action.READ_PAGE)
    @Path("/live")
    @RunOnVirtualThread
    @Operation(operationId = "live", summary = "What the stream would begin with now")
    public Snapshot live() {
        return new OwnStores(caller.stores()).of(feed.snapshot());
    }
}
