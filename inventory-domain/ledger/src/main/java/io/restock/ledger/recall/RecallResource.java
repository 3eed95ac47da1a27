package io.restock.ledger.recall;

import io.restock.border.access.May;
import io.restock.border.http.Checking;
import io.restock.border.http.IdempotencyKey;
import io.restock.contracts.Digest;
import io.restock.contracts.Gln;
import io.restock.contracts.Gtin;
import io.restock.contracts.Json;
import io.restock.contracts.Limits;
import io.restock.contracts.access.Action;
import io.restock.contracts.store.StoreRecord.StockAdjustment;
import io.restock.ledger.catalog.Catalog;
import io.restock.ledger.catalog.Numbers;
import io.restock.ledger.recall.AnswerBody.Found;
import io.restock.ledger.recall.AnswerBody.Outcome;
import io.restock.ledger.recall.Recalls.Answer;
import io.restock.ledger.recall.Recalls.Asked;
import io.restock.ledger.rules.LedgerAsked;
import io.restock.ledger.rules.LedgerDesk;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;

/** Calls items back, takes what places found of them, and releases them. */
@Path("/v1/recalls")
@RequestScoped
@RunOnVirtualThread
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class RecallResource extends LedgerDesk {
    private static final Duration USUALLY_DUE = Duration.ofHours(24);
    private static final int STORES_AT_MOST = 10_000;
    private static final int ITEMS_AT_MOST = 1_000;

    /** @param next to be given as {@code after}, or null if these were all */
    public record RecallPage(List<RecallView> recalls, @Nullable String next) {}

    /** @param reason why nothing is called back any more; may be absent once all that were asked have answered */
    public record ReleaseBody(@Nullable String reason) {}

    @Inject
    Recalls recalls;
    @Inject
    RecallReading reading;
    @Inject
    Numbers numbers;
    @Inject
    Catalog catalog;

    @POST
    @May(Action.RECALL)
    @Operation(summary = "Calls items back",
            description = "They are held for the chain, and every place that has, or lately had, some of them gets a task. A lot is for the eyes of people: stock knows no lots.")
    public Response open(@HeaderParam(IdempotencyKey.HEADER) @Nullable String key, RecallBody body) {
        Checking.body(body, "{\"reason\": \"glass in the jar\", \"items\": [\"07038010000027\"], \"lot\": \"L1\", \"due\": \"2026-03-02T18:00:00+01:00\"}");
        caller.mustSpeakForAllStores("call items back");
        var checking = new Checking();
        Instant now = now();
        String reason = checking.text("reason", body.reason(), Limits.NAME);
        String lot = checking.optionalText("lot", body.lot(), Limits.NAME);
        var items = new LinkedHashSet<Gtin>();
        if (checking.require(body.items() != null && !body.items().isEmpty() && body.items().size() <= ITEMS_AT_MOST, "items", "must be 1 to " + ITEMS_AT_MOST + " items")
                && body.items() != null) {
            for (int i = 0; i < body.items().size(); i++) {
                Gtin item = checking.gtin("items[" + i + "]", body.items().get(i));
                if (item != null) {
                    items.add(numbers.item(item));
                }
            }
        }
        List<Gln> stores = stores(checking, body.stores());
        Instant due = body.due() == null ? null : body.due().toInstant().truncatedTo(ChronoUnit.MICROS);
        checking.mustHold();
        String digest = digest(body);
        String checked = IdempotencyKey.checked(key);
        String id = checked == null ? digest : checked;
        boolean fresh = recalls.open(new Asked(id, digest, checking.held(reason), List.copyOf(items), lot, stores, due == null ? now.plus(USUALLY_DUE) : due), caller.author());
        return Response.status(fresh ? 201 : 200).entity(view(id, "", Limits.PAGE_OF_WHOLES)).build();
    }

    private @Nullable List<Gln> stores(Checking checking, @Nullable List<@Nullable String> given) {
        if (given == null) {
            return null;
        }
        checking.require(!given.isEmpty() && given.size() <= STORES_AT_MOST, "stores", "must be 1 to " + STORES_AT_MOST + " stores, or absent for all");
        var stores = new ArrayList<Gln>();
        for (int i = 0; i < Math.min(given.size(), STORES_AT_MOST); i++) {
            Gln store = checking.gln("stores[" + i + "]", given.get(i));
            if (store != null) {
                catalog.mustKnow(store);
                stores.add(store);
            }
        }
        return stores;
    }

    @GET
    @May(Action.READ_RECALLS)
    @Operation(summary = "Recalls, the latest first", description = "With their sums; the places are shown with each one.")
    public RecallPage list(@QueryParam("after") @Nullable String after, @QueryParam("limit") @DefaultValue("100") int limit) {
        var checking = new Checking();
        checking.limit(limit, Limits.PAGE_OF_WHOLES);
        checking.mustHold();
        List<RecallView> page = reading.list(caller.stores(), after, limit);
        return new RecallPage(page, page.size() == limit ? page.getLast().id() : null);
    }

    /** @param after the store that the page before named as next */
    @GET
    @May(Action.READ_RECALLS)
    @Path("/{id}")
    @Operation(summary = "How far a recall is, place by place", description = "Of the stores that the caller may speak for.")
    public RecallView one(@PathParam("id") String id, @QueryParam("after") @DefaultValue("") String after, @QueryParam("limit") @DefaultValue("500") int limit) {
        var checking = new Checking();
        checking.limit(limit, Limits.PAGE_OF_WHOLES);
        checking.mustHold();
        return view(id, after, limit);
    }

    private RecallView view(String id, String after, int limit) {
        return reading.find(id, caller.stores(), after, limit).orElseThrow(() -> Recalls.unknown(id));
    }

    @POST
    @May(Action.ANSWER_RECALL)
    @Path("/{id}/stores/{gln}/answers")
    @Operation(summary = "Says what a store found, and what became of it",
            description = "What was DESTROYED leaves the shelf by an adjustment with the reason RECALL; one above the value that is configured waits for a second person. "
                    + "What is RETURNED is on its way to the store's distribution center until that reports its arrival.")
    public RecallView answer(@PathParam("id") String id, @PathParam("gln") String gln, @HeaderParam(IdempotencyKey.HEADER) @Nullable String key, AnswerBody body) {
        Gln store = Checking.location("gln", gln);
        catalog.mustKnow(store);
        Checking.body(body, "{\"lines\": [{\"item\": \"07038010000027\", \"units\": 3, \"outcome\": \"DESTROYED\"}]}");
        RecallView recall = view(id, "", 1);
        var checking = new Checking();
        OffsetDateTime at = body.answeredAt() == null ? clock.instant().atOffset(ZoneOffset.UTC) : body.answeredAt();
        checking.require(!at.toInstant().isAfter(clock.instant().plus(Limits.CLOCK_AHEAD)), "answeredAt", "must not lie ahead of " + clock.instant() + ", was " + at);
        List<Recalls.Found> lines = lines(checking, body.lines(), recall);
        boolean returns = lines.stream().anyMatch(line -> line.outcome() == Outcome.RETURNED && line.units() > 0);
        Gln center = returns ? catalog.centerOf(store).orElse(null) : null;
        checking.require(!returns || center != null, "lines", "must be DESTROYED: no distribution center is known to which store " + store
                + " could return them; PUT /v1/stores/" + store + " with its \"dc\" first, if it has one");
        checking.mustHold();
        String digest = digest(List.of(id, gln, body));
        String checked = IdempotencyKey.checked(key);
        var answer = new Answer(id, store, checked == null ? digest : checked, digest, at, lines, center, true);
        recalls.answer(waits(answer) ? new Answer(id, store, answer.identity(), digest, at, lines, center, false) : answer, caller.author());
        return view(id, "", Limits.PAGE_OF_WHOLES);
    }

    /** What was found is noted at once; the goods stay on hand until a second person has looked, where one has to. */
    private boolean waits(Answer answer) {
        StockAdjustment adjustment = answer.adjustment();
        return adjustment != null && secondEyes.kept(() -> rules.adjustment(adjustment), LedgerAsked.adjustment(adjustment), caller).isPresent();
    }

    private List<Recalls.Found> lines(Checking checking, @Nullable List<@Nullable Found> given, RecallView recall) {
        var lines = new ArrayList<Recalls.Found>();
        if (!checking.lines(given, Limits.REPORT_LINES) || given == null) {
            return lines;
        }
        for (int i = 0; i < given.size(); i++) {
            Found line = given.get(i);
            String path = "lines[" + i + "]";
            if (checking.require(line != null, path, "must not be null")) {
                found(checking, path, line, recall).ifPresent(lines::add);
            }
        }
        return lines;
    }

    private Optional<Recalls.Found> found(Checking checking, String path, Found line, RecallView recall) {
        Gtin given = checking.gtin(path + ".item", line.item());
        Gtin item = given == null ? null : numbers.item(given);
        Integer units = line.units();
        boolean none = units != null && units == 0;
        Outcome outcome = line.outcome() == null && none ? Outcome.DESTROYED : checking.oneOf(path + ".outcome", line.outcome(), Outcome.class);
        boolean fits = checking.units(path + ".units", units, 0)
                & checking.require(item == null || recall.items().stream().anyMatch(each -> each.item().equals(item.digits())), path + ".item",
                        "must be an item of recall " + recall.id() + ", was " + line.item());
        return fits && item != null && outcome != null && units != null ? Optional.of(new Recalls.Found(item, units, outcome)) : Optional.empty();
    }

    @POST
    @May(Action.RECALL)
    @Path("/{id}/releases")
    @Operation(summary = "Ends a recall: what nothing else calls back is ordered and sent again",
            description = "Without a reason once all have answered; 409 names the stores and centers that have not. With a reason all the same, and it is kept with who was missing.")
    public RecallView release(@PathParam("id") String id, @HeaderParam(IdempotencyKey.HEADER) @Nullable String key, ReleaseBody body) {
        IdempotencyKey.checked(key);
        Checking.body(body, "{\"reason\": \"it was another maker's\"}");
        caller.mustSpeakForAllStores("release a recall");
        var checking = new Checking();
        String reason = checking.optionalText("reason", body.reason(), Limits.NAME);
        checking.mustHold();
        recalls.release(id, reason, caller.author());
        return view(id, "", Limits.PAGE_OF_WHOLES);
    }

    private static String digest(Object body) {
        try {
            return Digest.of(Json.MAPPER.writeValueAsBytes(body));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
