package io.restock.gateway.resource;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.restock.border.access.May;
import io.restock.border.http.Problem;
import io.restock.border.http.ProblemException;
import io.restock.contracts.access.Action;
import io.restock.contracts.store.TransactionId;
import io.restock.gateway.answer.TransactionAnswers;
import io.restock.gateway.intake.Admission.Purpose;
import io.restock.gateway.intake.Intake;
import io.restock.gateway.kafka.Sender;
import io.restock.gateway.reading.Bodies;
import io.restock.gateway.reading.Identity;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.io.InputStream;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;

/** One transaction of a till. Its POSLog identity is the URL, so that a resend is free. */
@Path("/v1/stores/{gln}/tills/{till}/transactions/{businessDate}/{sequence}")
@RequestScoped
@RunOnVirtualThread
@Tag(name = "Transactions")
public class TransactionResource extends TillDesk {
    @Inject
    TransactionAnswers answers;

    @PUT
    @May(Action.REPORT_SALE)
    @Consumes(MediaType.APPLICATION_JSON)
    @Produces(MediaType.APPLICATION_JSON)
    @ResponseStatus(202)
    @Operation(summary = "Record a transaction",
            description = "Answers once Kafka has it durably. The same content again gets the same answer and counts once. A line that does not fit the catalog is recorded as it was reported, and named; the others are booked.")
    @RequestBody(required = true, content = @Content(schema = @Schema(ref = "Transaction")))
    @APIResponse(responseCode = "202", description = "Recorded", content = @Content(schema = @Schema(ref = "Recorded")))
    @APIResponse(responseCode = "400", description = "Not JSON", content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(ref = "Problem")))
    @APIResponse(responseCode = "404", description = "No such store", content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(ref = "Problem")))
    @APIResponse(responseCode = "409", description = "Recorded with other content", content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(ref = "Problem")))
    @APIResponse(responseCode = "413", description = "More than 1 MiB", content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(ref = "Problem")))
    @APIResponse(responseCode = "422", description = "All that is wrong with it", content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(ref = "Problem")))
    @APIResponse(responseCode = "429", description = "This caller comes too often; see Retry-After",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(ref = "Problem")))
    @APIResponse(responseCode = "503", description = "Not known to be stored; send it again after Retry-After",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(ref = "Problem")))
    public Recorded record(@PathParam("gln") String gln, @PathParam("till") String till, @PathParam("businessDate") String businessDate,
            @PathParam("sequence") String sequence, @HeaderParam("traceparent") String traceParent, @HeaderParam("Date") String date, InputStream body) {
        long started = System.nanoTime();
        try (var _ = admission.enter(Purpose.SALE, caller.name())) {
            TransactionId id = Identity.ofPath(gln, till, businessDate, sequence);
            JsonNode transaction = Bodies.json(Bodies.read(body, Bodies.SINGLE_AT_MOST));
            Intake.Taken taken = take(id, transaction, Sender.of(caller.author(), TraceParent.orNull(traceParent), date, clock.instant()));
            intake.await(taken);
            tally.answered(started);
            return Recorded.at(id.href(), taken.unfit());
        }
    }

    private Intake.Taken take(TransactionId id, JsonNode transaction, Sender from) {
        try {
            return intake.take(id, transaction, intake.view(), from);
        } catch (ProblemException e) {
            tally.rejected(transaction.path("lines").size());
            throw e;
        }
    }

    @GET
    @May(Action.READ_SALE)
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(summary = "Ask what became of a transaction",
            description = "RECORDED until the ledger has applied it; then APPLIED, with what each line did to its item: on hand, inventory position, open order and its due time.")
    @APIResponse(responseCode = "200", description = "What is known", content = @Content(schema = @Schema(ref = "TransactionAnswer")))
    @APIResponse(responseCode = "404", description = "Nobody knows it", content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(ref = "Problem")))
    @APIResponse(responseCode = "503", description = "The ledger does not answer", content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(ref = "Problem")))
    public ObjectNode ask(@PathParam("gln") String gln, @PathParam("till") String till, @PathParam("businessDate") String businessDate,
            @PathParam("sequence") String sequence, @HeaderParam("Authorization") String authorization) {
        try (var _ = admission.enter(Purpose.QUESTION, caller.name())) {
            TransactionId id = Identity.ofPath(gln, till, businessDate, sequence);
            return answers.about(id, authorization);
        }
    }
}
