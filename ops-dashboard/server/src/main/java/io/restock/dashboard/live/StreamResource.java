package io.restock.dashboard.live;

import io.restock.border.http.Caller;
import io.restock.border.http.ProblemException;
import io.restock.contracts.Role;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.smallrye.mutiny.Multi;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;
import java.time.Duration;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;

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

    @GET
    @Path("/stream")
    @Produces(MediaType.SERVER_SENT_EVENTS)
    @Operation(operationId = "stream", summary = "Server-sent events: first snapshot, then figures, stock, orders and exceptions")
    @APIResponse(responseCode = "200", content = @Content(mediaType = MediaType.SERVER_SENT_EVENTS, schema = @Schema(oneOf = {
        Snapshot.class, Figures.class, StockTicker.StockBatch.class, OrderTicker.OrderBatch.class, ExceptionBook.ExceptionBatch.class})))
    public Multi<OutboundSseEvent> stream(@Context Sse sse) {
        caller.mustRead(Role.STORE, Role.DC, Role.MERCHANDISER, Role.OPERATOR);
        String person = caller.name();
        if (feed.viewers(person) >= PAGES_OF_A_PERSON) {
            throw ProblemException.busy(429, person + " has " + PAGES_OF_A_PERSON + " pages open already; close one", RETRY_AFTER);
        }
        if (feed.viewers() >= VIEWERS_AT_MOST) {
            throw ProblemException.busy(503, "200 pages are open already; close one", RETRY_AFTER);
        }
        return feed.frames(person).map(frame -> sse.newEventBuilder().name(frame.name()).data(frame.json()).build());
    }

    @GET
    @Path("/live")
    @RunOnVirtualThread
    @Operation(operationId = "live", summary = "What the stream would begin with now")
    public Snapshot live() {
        caller.mustRead(Role.STORE, Role.DC, Role.MERCHANDISER, Role.OPERATOR);
        return feed.snapshot();
    }
}
