package io.restock.replenishment.view;

import io.restock.border.access.May;
import io.restock.contracts.access.Action;
import static java.util.Objects.requireNonNull;

import io.restock.border.http.Checking;
import io.restock.border.http.ProblemException;
import io.restock.contracts.BusinessClock;
import io.restock.contracts.Gln;
import io.restock.contracts.Limits;
import io.restock.contracts.StoreItemId;
import io.restock.contracts.access.Role;
import io.restock.replenishment.catalog.Catalog;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;

/** "Please check the shelf": what stores are asked, and what they answer. An answer is a count; the ledger takes it, and planning follows. */
@RequestScoped
@Path("/v1/stores/{store}")
@RunOnVirtualThread
public class QuestionResource {
    @Inject
    Catalog catalog;
    @Inject
    CountSender counts;
    @Inject
    BusinessClock clock;

    /**
     * @param onHand units that the shelf should hold
     * @param doubt the chance that it does not, 0 to 1
     * @param lostADay units a day that are expected to be lost while nobody looks
     */
    public record Question(String item, Instant askedAt, Instant silentSince, int onHand, double doubt, double lostADay) {}

    public record Questions(List<Question> questions) {}

    /** @param units on the shelf and behind it, 0 and up; of a pack, where the address names one */
    public record CountedUnits(@Nullable Integer units) {}

    @GET
    @May(Action.READ_QUESTIONS)
    @Path("questions")
    @Operation(summary = "What planning asks a store to look at")
    public Questions questions(@PathParam("store") String store, @QueryParam("limit") @DefaultValue("100") int limit) {
        var checking = new Checking();
        Gln named = checking.gln("store", store);
        checking.limit(limit, Limits.PAGE);
        checking.mustHold();
        Gln gln = requireNonNull(named);
        return new Questions(QuestionEntity.openOf(gln.digits(), limit).stream().map(row -> new Question(row.item, row.askedAt, row.silentSince,
                row.onHand, row.doubt, row.lostADay)).toList());
    }

    /** Passes the count on to the ledger and gives its answer; sent again, it counts once. */
    @POST
    @May(Action.ANSWER_QUESTION)
    @Path("questions/{item}/answer")
    @Operation(summary = "Answers a question with what was counted")
    public Response answer(@PathParam("store") String store, @PathParam("item") String item, @HeaderParam("Authorization") String authorization,
            @Nullable CountedUnits counted) {
        var named = Checking.storeItem(store, item);
        var stocked = catalog.stocked(named.item());
        var id = new StoreItemId(named.store(), stocked.item());
        var checking = new Checking();
        Integer units = counted == null ? null : counted.units();
        int most = Limits.UNITS / stocked.units();
        checking.require(units != null && units >= 0 && units <= most, "units", "must be what was counted, 0 to " + most + ", was " + units);
        checking.mustHold();
        var question = QuestionEntity.openOf(id.store().digits(), id.item().digits())
                .orElseThrow(() -> ProblemException.unknown("no question about item " + id.item() + " is open at store " + id.store()));
        return counts.send(id, requireNonNull(units) * stocked.units(), clock.instant(), "question-" + id.item() + "-" + question.askedAt, authorization);
    }
}
