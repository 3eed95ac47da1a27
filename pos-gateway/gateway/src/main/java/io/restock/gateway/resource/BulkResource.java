package io.restock.gateway.resource;

import io.restock.border.access.May;
import io.restock.border.http.Problem;
import io.restock.border.http.ProblemException;
import io.restock.contracts.access.Action;
import io.restock.gateway.intake.Admission.Purpose;
import io.restock.gateway.kafka.Sender;
import io.restock.gateway.reading.Bodies;
import io.restock.gateway.reading.BulkArray;
import io.restock.gateway.reading.BulkBody;
import io.restock.gateway.reading.BulkLines;
import io.restock.gateway.resource.BulkAnswer.Status;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.enterprise.context.RequestScoped;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.io.InputStream;
import java.time.Duration;
import java.util.function.Function;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Many transactions at once, for tills that come back online and for replays. Each is judged by itself and gets its own result. */
@Path("/v1/transactions")
@RequestScoped
@RunOnVirtualThread
@Tag(name = "Transactions")
public class BulkResource extends TillDesk {
    private static final String NDJSON = "application/x-ndjson";
    private static final Duration RETRY_AFTER = Duration.ofSeconds(2);

    @POST
    @May(Action.REPORT_SALE)
    @Consumes(MediaType.APPLICATION_JSON)
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(operationId = "recordAll", summary = "Record up to 1,000 transactions",
            description = "A JSON array, or NDJSON with one transaction a line. What stands before a place that cannot be read is recorded and answered.")
    @RequestBody(required = true, content = {
        @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(ref = "BulkTransactions")),
        @Content(mediaType = NDJSON, schema = @Schema(ref = "BulkTransaction"))})
    @APIResponse(responseCode = "200", description = "A result for each, in order", content = @Content(schema = @Schema(ref = "BulkAnswer")))
    @APIResponse(responseCode = "413", description = "More than 8 MiB or 1,000 transactions", content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(ref = "Problem")))
    @APIResponse(responseCode = "503", description = "Nothing is known to be stored; send it again after Retry-After",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(ref = "Problem")))
    public BulkAnswer array(
            @Parameter(description = "Recorded sales are played again: their instants are believed, however old they are") @QueryParam("recording") boolean recording,
            @HeaderParam("traceparent") String traceParent, @HeaderParam("Date") String date, InputStream body) {
        return send(body, BulkArray::new, sender(traceParent, date, recording));
    }

    @POST
    @May(Action.REPORT_SALE)
    @Consumes(NDJSON)
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(hidden = true)
    public BulkAnswer lines(@QueryParam("recording") boolean recording, @HeaderParam("traceparent") String traceParent, @HeaderParam("Date") String date, InputStream body) {
        return send(body, BulkLines::new, sender(traceParent, date, recording));
    }

    private Sender sender(String traceParent, String date, boolean recording) {
        var sender = Sender.of(caller.author(), TraceParent.orNull(traceParent), date, clock.instant());
        return recording ? sender.ofRecording() : sender;
    }

    private BulkAnswer send(InputStream input, Function<byte[], BulkBody> form, Sender from) {
        long started = System.nanoTime();
        try (var _ = admission.enter(Purpose.BULK, caller.name())) {
            BulkBody body = form.apply(Bodies.read(input, Bodies.BULK_AT_MOST));
            admission.charge(Purpose.BULK, caller.name(), Math.max(0, body.boundedCount() - 1));
            var results = new BulkPost(intake, tally, caller, from).send(body);
            if (!results.isEmpty() && results.stream().allMatch(result -> result.status() == Status.RETRY)) {
                throw ProblemException.busy(503, "none of the transactions is known to be stored, because Kafka does not answer; send them again, each counts once",
                        RETRY_AFTER);
            }
            tally.answered(started);
            return new BulkAnswer(results);
        }
    }
}
