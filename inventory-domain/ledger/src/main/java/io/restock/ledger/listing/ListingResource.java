package io.restock.ledger.listing;

import io.restock.border.access.Caller;
import io.restock.border.access.May;
import io.restock.border.http.Checking;
import io.restock.border.http.IdempotencyKey;
import io.restock.contracts.Digest;
import io.restock.contracts.Gln;
import io.restock.contracts.Limits;
import io.restock.contracts.access.Action;
import io.restock.contracts.access.Author;
import io.restock.contracts.access.Channel;
import io.restock.ledger.listing.Decisions.Decision;
import io.restock.ledger.listing.ListingBody.Changes;
import io.restock.ledger.listing.ListingReader.Read;
import io.restock.ledger.listing.SellerListing.Result;
import io.restock.ledger.listing.SellerListing.State;
import io.restock.ledger.listing.Submissions.Request;
import io.restock.sql.Database;
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
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import java.util.List;
import java.util.Objects;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jspecify.annotations.Nullable;

/** Takes what sellers want listed, shows what waits for a person, and takes what that one decides. */
@Path("/v1/listings")
@RequestScoped
@RunOnVirtualThread
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class ListingResource {
    private static final String NDJSON = "application/x-ndjson";
    private static final String CSV = "text/csv";

    /** @param results one for each row, in order */
    public record Results(List<Result> results) {}

    /** @param next to be given as {@code after}, or null if these were all */
    public record ListingPage(List<SellerListing> listings, @Nullable String next) {}

    /** @param changes what is to be published otherwise than it was sent; absent for nothing */
    public record ApprovalBody(@Nullable Changes changes, @Nullable String reason) {}

    public record ReasonBody(@Nullable String reason) {}

    @Inject
    Submissions submissions;
    @Inject
    Decisions decisions;
    @Inject
    ListingReader reader;
    @Inject
    Database database;
    @Inject
    Caller caller;

    @POST
    @May(Action.KEEP_ITEMS)
    @Operation(summary = "Submits what a seller wants listed, up to 1,000 articles",
            description = "One article, {\"seller\", \"listings\": […]}, NDJSON with one a line, or CSV whose first line names the columns; with or without a byte order mark. Each row is judged by itself: "
                    + "what passes every gate of a trusted seller is PUBLISHED at once, what one doubts is IN_REVIEW for a person, and what one refuses is REJECTED, with the reasons.")
    @RequestBody(required = true, content = {@Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(implementation = ListingBody.class)),
        @Content(mediaType = NDJSON, schema = @Schema(implementation = ListingBody.class)), @Content(mediaType = CSV, schema = @Schema(implementation = String.class))})
    @APIResponse(responseCode = "200", description = "All is decided", content = @Content(schema = @Schema(implementation = Results.class)))
    @APIResponse(responseCode = "202", description = "Some wait for a person, or for their first day", content = @Content(schema = @Schema(implementation = Results.class)))
    public Response json(@QueryParam("seller") @Nullable String seller, @HeaderParam(IdempotencyKey.HEADER) @Nullable String key, InputStream body) {
        String text = reader.text(body);
        return submit(seller, key, text, reader.json(text), caller.author());
    }

    @POST
    @May(Action.KEEP_ITEMS)
    @Consumes({NDJSON, CSV})
    @Operation(hidden = true)
    public Response rows(@QueryParam("seller") @Nullable String seller, @HeaderParam(IdempotencyKey.HEADER) @Nullable String key,
            @HeaderParam(HttpHeaders.CONTENT_TYPE) String type,
            InputStream body) {
        String text = reader.text(body);
        boolean table = MediaType.valueOf(type).isCompatible(MediaType.valueOf(CSV));
        return submit(seller, key, text, table ? reader.table(text) : reader.lines(text), caller.author(Channel.IMPORT));
    }

    private Response submit(@Nullable String named, @Nullable String key, String text, Read read, Author by) {
        String checked = IdempotencyKey.checked(key);
        var checking = new Checking();
        String seller = Checking.given(named) == null ? read.seller() : named;
        checking.require(named == null || read.seller() == null || named.equals(read.seller()), "seller", "must be the same in the address and in the body");
        Gln gln = checking.held(checking.read("seller", Checking.given(seller), Gln::new));
        if (read.rows().stream().map(ListingRow::body).filter(Objects::nonNull).anyMatch(row -> row.price() != null)) {
            caller.mustSpeakForAllStores("set prices");
        }
        List<ListingRow> rows = read.rows().stream().map(row -> ofSeller(row, gln)).toList();
        List<Result> results = submissions.submit(new Request(gln, rows, checked, Digest.of(gln + "/" + text)), by);
        boolean waits = results.stream().anyMatch(result -> result.state().isOpen());
        return Response.status(waits ? 202 : 200).entity(new Results(results)).build();
    }

    /** A row may name its seller, who is that of the request. */
    private static ListingRow ofSeller(ListingRow row, Gln seller) {
        ListingBody body = row.body();
        String named = body == null ? null : Checking.given(body.seller());
        return named == null || named.equals(seller.digits()) ? row
                : ListingRow.unreadable(row.number(), "seller",
                        "must be " + seller + ", whose request this is, was " + named + "; send what is another's in a request of that one");
    }

    /** @param after the listing that the page before named as next */
    @GET
    @May(Action.READ_CATALOG)
    @Operation(summary = "Listings, the oldest first", description = "With state IN_REVIEW, the queue of what waits for a person, and why.")
    public ListingPage list(@QueryParam("state") @Nullable String state, @QueryParam("seller") @Nullable String seller, @QueryParam("after") @Nullable String after,
            @QueryParam("limit") @DefaultValue("100") int limit) {
        var checking = new Checking();
        State in = Checking.given(state) == null ? null : checking.oneOf("state", state, State.class);
        Gln of = checking.optionalGln("seller", Checking.given(seller));
        checking.limit(limit, Limits.PAGE_OF_WHOLES);
        Long from = Checking.given(after) == null ? Long.valueOf(0) : id(checking, "after", after);
        long begin = checking.held(from);
        List<SellerListing> page = database.read(sql -> new ListingTables(sql).page(in, of, begin, limit));
        return new ListingPage(page, page.size() == limit ? page.getLast().listing() : null);
    }

    @GET
    @May(Action.READ_CATALOG)
    @Path("/{id}")
    @Operation(summary = "One listing, with all that happened to it")
    public SellerListing one(@PathParam("id") String number) {
        long id = id(number);
        return database.read(sql -> new ListingTables(sql).find(id)).orElseThrow(() -> Decisions.unknown(number));
    }

    @POST
    @May(Action.KEEP_ITEMS)
    @Path("/{id}/approvals")
    @Operation(summary = "Publishes what the gates doubted, with changes if need be",
            description = "It goes through the gates again: what they doubt the caller answers for, and what they refuse is answered with 422. One whose first day lies ahead is published on that day.")
    public SellerListing approve(@PathParam("id") String number, @HeaderParam(IdempotencyKey.HEADER) @Nullable String key, ApprovalBody body) {
        Checking.body(body, "{\"reason\": \"seen it\", \"changes\": {\"category\": \"Milk\"}}");
        Decision decision = decision(number, key, body.reason());
        boolean priced = body.changes() != null && body.changes().price() != null
                || database.read(sql -> new ListingTables(sql).hold(decision.id(), false)).filter(listing -> listing.content().price() != null).isPresent();
        if (priced) {
            caller.mustSpeakForAllStores("set prices");
        }
        return decisions.approve(decision, body.changes());
    }

    @POST
    @May(Action.KEEP_ITEMS)
    @Path("/{id}/rejections")
    @Operation(summary = "Refuses a listing that waits")
    public SellerListing reject(@PathParam("id") String number, @HeaderParam(IdempotencyKey.HEADER) @Nullable String key, ReasonBody body) {
        return decisions.reject(decision(number, key, Checking.body(body, "{\"reason\": \"we do not sell this\"}").reason()));
    }

    @POST
    @May(Action.KEEP_ITEMS)
    @Path("/{id}/withdrawals")
    @Operation(summary = "Takes back a listing that waits, since its seller does not want it after all")
    public SellerListing withdraw(@PathParam("id") String number, @HeaderParam(IdempotencyKey.HEADER) @Nullable String key, ReasonBody body) {
        return decisions.withdraw(decision(number, key, Checking.body(body, "{\"reason\": \"the seller has called it off\"}").reason()));
    }

    private Decision decision(String number, @Nullable String key, @Nullable String said) {
        var checking = new Checking();
        String reason = checking.text("reason", said, Limits.NAME);
        return new Decision(id(number), checking.held(reason), IdempotencyKey.checked(key), caller.author());
    }

    private static long id(String number) {
        Long id = id(new Checking(), "id", number);
        if (id == null) {
            throw Decisions.unknown(number);
        }
        return id;
    }

    private static @Nullable Long id(Checking checking, String field, @Nullable String number) {
        return checking.read(field, number, said -> {
            try {
                return SellerListing.id(said);
            } catch (NumberFormatException e) {
                throw new IllegalArgumentException("must be the number of a listing, such as L-17", e);
            }
        });
    }
}
