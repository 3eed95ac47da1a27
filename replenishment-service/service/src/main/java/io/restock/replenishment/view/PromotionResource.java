package io.restock.replenishment.view;

import io.restock.border.access.May;
import io.restock.contracts.Gln;
import io.restock.contracts.access.Action;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import static java.util.Objects.requireNonNull;

import io.restock.border.http.Checking;
import io.restock.border.http.ProblemException;
import io.restock.contracts.Limits;
import io.restock.replenishment.request.PlanningRequest.PromotionEnded;
import io.restock.replenishment.request.PlanningRequest.PromotionSet;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.enterprise.context.RequestScoped;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import io.restock.border.http.IdempotencyKey;
import io.restock.replenishment.approval.PlanningRules;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import io.restock.contracts.access.Channel;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** Promotions: what they are, when they end. Every decider hears of them, in the order of everything else that is asked of it. */
@RequestScoped
@Path("/v1/promotions")
@RunOnVirtualThread
public class PromotionResource extends Asking {
    public record Promotions(List<Promotion> promotions) {}

    @GET
    @May(Action.READ_PROMOTIONS)
    @Operation(summary = "Promotions that have not ended yet")
    public Promotions promotions(@QueryParam("limit") @DefaultValue("100") int limit) {
        var checking = new Checking();
        checking.limit(limit, Limits.PAGE);
        checking.mustHold();
        return new Promotions(PromotionEntity.endingFrom(todays(null).min(Comparator.naturalOrder()).orElseThrow(), limit).stream().map(Promotion::of).toList());
    }

    @GET
    @May(Action.READ_PROMOTIONS)
    @Path("{id}")
    @Operation(summary = "One promotion")
    public Promotion promotion(@PathParam("id") String id) {
        return Promotion.of(PromotionEntity.known(id).orElseThrow(() -> unknown(id)));
    }

    /** Announces a promotion or changes it. It is durable when this returns, and takes effect with the reviews that it causes. */
    @PUT
    @May(Action.PLAN_PROMOTION)
    @Path("{id}")
    @Operation(summary = "Announces a promotion or changes it", description = "One that covers more store-items than are configured waits for a second person.")
    @APIResponseSchema(Promotion.class)
    public Response promotion(@PathParam("id") String id, @HeaderParam(IdempotencyKey.HEADER) @Nullable String key, Promotion promotion) {
        String checked = IdempotencyKey.checked(key);
        var checking = Checking.of(promotion, "{\"category\": \"Milk\", \"depth\": 30, \"from\": \"2026-03-02\", \"until\": \"2026-03-08\"}");
        checking.require(id.matches("[A-Za-z0-9._-]{1,64}"), "id", "must be 1 to 64 letters, digits, dots, dashes or underscores, was " + id);
        checking.require(promotion.id() == null || promotion.id().equals(id), "id", "must be left out or be that of the address, " + id + ", was " + promotion.id());
        promotion.check(checking, catalog);
        checking.mustHold();
        mustSpeakFor(promotion.glns());
        var known = PromotionEntity.known(id).map(Promotion::of);
        known.ifPresent(before -> mustSpeakFor(before.glns()));
        var set = new PromotionSet(id, clock.instant(), promotion.gtins(catalog), promotion.category(), promotion.glns(), promotion.share(),
                requireNonNull(promotion.from()), requireNonNull(promotion.until()), caller.name());
        var asked = new Promotion(id, promotion.items(), promotion.category(), promotion.stores(), promotion.depth(), promotion.from(), promotion.until());
        return sent(set, !known.equals(Optional.of(asked)), PlanningRules.asked(set, Action.PLAN_PROMOTION, concerned(promotion, known), id, checked, asked), Channel.REST, asked);
    }

    @DELETE
    @May(Action.PLAN_PROMOTION)
    @Path("{id}")
    @Operation(summary = "Ends a promotion with the day that it is in each store, or takes back one that has not begun")
    public void end(@PathParam("id") String id) {
        var stores = Promotion.of(PromotionEntity.known(id).orElseThrow(() -> unknown(id))).glns();
        mustSpeakFor(stores);
        requests.send(new PromotionEnded(id, clock.instant(), todays(stores).max(Comparator.naturalOrder()).orElseThrow(), caller.name()), caller.author());
    }

    /** The stores that it covers, or covered before it was changed; null for the chain. */
    private static @Nullable List<Gln> concerned(Promotion promotion, Optional<Promotion> before) {
        var all = Stream.concat(Stream.of(promotion), before.stream()).map(Promotion::glns).toList();
        return all.stream().anyMatch(Objects::isNull) ? null : all.stream().flatMap(List::stream).distinct().toList();
    }

    /** @param stores null for the chain */
    private void mustSpeakFor(@Nullable List<Gln> stores) {
        if (stores == null) {
            caller.mustSpeakForAllStores("plan promotions");
        } else {
            stores.forEach(caller::mustSpeakFor);
        }
    }

    /**
     * What day it is in stores; without any, in Greenwich.
     *
     * @param stores null for the chain
     */
    private Stream<LocalDate> todays(@Nullable List<Gln> stores) {
        Instant now = clock.instant();
        var days = catalog.stores().stream().filter(store -> stores == null || stores.contains(store.gln())).map(store -> store.businessDateOf(now)).distinct().toList();
        return days.isEmpty() ? Stream.of(now.atOffset(ZoneOffset.UTC).toLocalDate()) : days.stream();
    }

    private static ProblemException unknown(String id) {
        return ProblemException.unknown("there is no promotion " + id + "; one that was announced a moment ago is shown when it is taken");
    }
}
