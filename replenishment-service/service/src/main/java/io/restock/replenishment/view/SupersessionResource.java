package io.restock.replenishment.view;

import io.restock.border.access.May;
import io.restock.contracts.access.Action;
import static java.util.Objects.requireNonNull;

import io.restock.border.http.Checking;
import io.restock.border.http.ProblemException;
import io.restock.border.http.Rules;
import io.restock.contracts.catalog.Since;
import io.restock.contracts.Gtin;
import io.restock.replenishment.request.PlanningRequest.SupersessionSet;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.enterprise.context.RequestScoped;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.util.stream.Stream;
import io.restock.border.http.IdempotencyKey;
import io.restock.replenishment.approval.PlanningRules;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.jspecify.annotations.Nullable;
import io.restock.contracts.access.Channel;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** An item that takes the place of another. */
@RequestScoped
@Path("/v1/items/{item}/supersession")
@RunOnVirtualThread
public class SupersessionResource extends Asking {
    private static final double MOST_UNITS = 1_000;

    /**
     * @param supersedes the item that goes
     * @param units of the new item that stand for one of the old, above 0, 1 unless given: 0.5 for a double pack
     * @param share of the customers who go over, above 0, at most 1, which it is unless given
     * @param from since when, an instant with its offset or a business date; at once unless given
     */
    public record Replaced(String supersedes, Double units, Double share, @Nullable String from) {}

    /**
     * From then on the old item is not ordered any more, in any store. Where it was sold, the new one goes on with its demand, and is ordered as far as what is left of the old one does not cover.
     */
    @PUT
    @May(Action.SUPERSEDE)
    @Operation(summary = "Says that an item follows another one", description = "Where more stores have it than are configured, it waits for a second person.")
    @APIResponseSchema(Replaced.class)
    public Response supersede(@PathParam("item") String item, @HeaderParam(IdempotencyKey.HEADER) @Nullable String key, Replaced replaced) {
        String checked = IdempotencyKey.checked(key);
        var checking = Checking.of(replaced, "{\"supersedes\": \"07038010000010\"}");
        Gtin follower = stocked(checking.gtin("item", item));
        Gtin replacedItem = stocked(checking.gtin("supersedes", replaced.supersedes()));
        double units = replaced.units() == null ? 1 : replaced.units();
        double share = replaced.share() == null ? 1 : replaced.share();
        checking.require(units > 0 && units <= MOST_UNITS, "units", "must be above 0 and at most 1000, was " + units);
        checking.require(share > 0 && share <= 1, "share", "must be above 0 and at most 1, was " + share);
        checking.require(follower == null || !follower.equals(replacedItem), "supersedes", "must be another item than " + item);
        String given = Checking.given(replaced.from());
        Since from = given == null ? null : checking.fits("from", given, Rules::since);
        checking.mustHold();
        Gtin comes = requireNonNull(follower);
        Gtin goes = requireNonNull(replacedItem);
        Stream.of(comes, goes).filter(each -> !catalog.lists(each)).findFirst().ifPresent(each -> {
            throw ProblemException.unknown("there is no item " + each);
        });
        var set = new SupersessionSet(comes, goes, units, share, from, clock.instant(), caller.name());
        var asked = new Replaced(goes.digits(), units, share, from == null ? null : from.text());
        return sent(set, true, PlanningRules.asked(set, Action.SUPERSEDE, null, comes.digits(), checked, asked), Channel.REST, asked);
    }

    private @Nullable Gtin stocked(@Nullable Gtin number) {
        return number == null ? null : catalog.stocked(number).item();
    }
}
