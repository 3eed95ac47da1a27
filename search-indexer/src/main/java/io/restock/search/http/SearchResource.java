package io.restock.search.http;

import io.restock.border.access.Caller;
import io.restock.border.access.May;
import io.restock.contracts.BusinessClock;
import io.restock.contracts.Gln;
import io.restock.contracts.access.Action;
import io.restock.search.LiveSearch;
import io.restock.search.http.SearchAnswer.Freshness;
import io.restock.search.stock.Filter;
import io.restock.search.stock.StockQuery;
import io.restock.search.words.Reasons;
import io.restock.search.words.Understanding;
import io.restock.search.words.Understanding.Understood;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import jakarta.ws.rs.core.UriInfo;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jspecify.annotations.Nullable;

/** Live stock by words, numbers and filters. */
@RequestScoped
@Path("/v1/search")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public class SearchResource {
    @Inject
    LiveSearch search;
    @Inject
    BusinessClock clock;
    @Inject
    Caller caller;

    @GET
    @May(Action.SEARCH)
    @Operation(summary = "Live stock that matches words, a number and filters; a filter given more than once matches any of its values")
    @Parameter(name = "q", in = ParameterIn.QUERY,
            description = "words or their beginnings, in name, brand, category or department, with a wrong letter, joined or split, where nothing has them as typed; or a number in any form")
    @Parameter(name = "store", in = ParameterIn.QUERY, description = "GLN")
    @Parameter(name = "state", in = ParameterIn.QUERY, description = "NEGATIVE, OUT_OF_STOCK, ON_ORDER, LOW, IN_STOCK or NOT_KEPT")
    @Parameter(name = "category", in = ParameterIn.QUERY)
    @Parameter(name = "brand", in = ParameterIn.QUERY)
    @Parameter(name = "seller", in = ParameterIn.QUERY)
    @Parameter(name = "department", in = ParameterIn.QUERY)
    @Parameter(name = "region", in = ParameterIn.QUERY)
    @Parameter(name = "dc", in = ParameterIn.QUERY, description = "GLN of the distribution center that serves the store")
    @Parameter(name = "range", in = ParameterIn.QUERY, description = "NOT_STOCKED, DELISTED or HELD")
    @Parameter(name = "price", in = ParameterIn.QUERY, description = "a range of money, from and below: 10..20, ..20 or 10..")
    @Parameter(name = "onHand", in = ParameterIn.QUERY, description = "a range of units, both ends included")
    @Parameter(name = "available", in = ParameterIn.QUERY, description = "a range of units, both ends included")
    @Parameter(name = "onOrder", in = ParameterIn.QUERY, description = "a range of units, both ends included")
    @Parameter(name = "cover", in = ParameterIn.QUERY,
            description = "a range of days for which what is available lasts, from and below, by the demand that the newest order line was explained with")
    @Parameter(name = "facet", in = ParameterIn.QUERY,
            description = "what to count: state, category, brand, store (these if absent), seller, department, region, dc, range, price or cover; none counts nothing")
    @Parameter(name = "sort", in = ParameterIn.QUERY, description = "relevance (default), name, onHand, available, onOrder, cover, changed, price; leading - for descending")
    @Parameter(name = "limit", in = ParameterIn.QUERY, description = "1 to 200, default 50")
    @Parameter(name = "after", in = ParameterIn.QUERY, description = "next of the page before")
    @Parameter(name = "explain", in = ParameterIn.QUERY, description = "true: each hit says which of its words stand for what was typed")
    public SearchAnswer search(@Context UriInfo uri) {
        var freshness = freshness();
        var catalog = search.catalog();
        var asked = SearchRequest.read(uri.getQueryParameters(), catalog);
        var understood = understood(asked.query());
        var query = asked.query().of(understood.wanted(), ownStores(asked.query()));
        var reasons = new Reasons(catalog.lexicon());
        return SearchAnswer.of(search.index().search(query), freshness, meant(understood), document -> Because.of(reasons.of(query.words(), document.listing()), asked.explain()));
    }

    @GET
    @Path("/rows")
    @Produces("text/csv")
    @May(Action.SEARCH)
    @Operation(summary = "All hits of a search as comma-separated rows",
            description = "With the parameters of the search, and its order; that of relevance is taken as that of names. UTF-8, with a header.")
    @Parameter(name = "column", in = ParameterIn.QUERY, description = "a column by its name in a hit, as often as there are to be; all if absent")
    @APIResponse(responseCode = "200", content = @Content(mediaType = "text/csv", schema = @Schema(type = SchemaType.STRING)))
    public Response rows(@Context UriInfo uri) {
        var asked = SearchRequest.table(uri.getQueryParameters(), search.catalog());
        var query = asked.query().of(understood(asked.query()).wanted(), ownStores(asked.query()));
        var rows = new Rows(search.index(), query, asked.columns());
        return Response.ok((StreamingOutput) rows::write, "text/csv; charset=utf-8").header("Content-Disposition", "attachment; filename=\"stock.csv\"").build();
    }

    private Understood understood(StockQuery query) {
        return query.item() != null ? Understood.as(query.words()) : new Understanding(search.catalog().lexicon()).understand(query.words());
    }

    @GET
    @Path("/suggestions")
    @May(Action.SEARCH)
    @Operation(summary = "Items, brands and categories that complete what has been typed so far, the best first")
    @Parameter(name = "q", in = ParameterIn.QUERY, required = true, description = "what has been typed so far")
    public Suggestions suggestions(@Context UriInfo uri) {
        var typed = SearchRequest.words(uri.getQueryParameters());
        var understanding = new Understanding(search.catalog().lexicon());
        var understood = understanding.understand(typed);
        return Suggestions.of(understood.wanted(), understanding.items(understood.wanted(), Suggestions.LOOKED_AT), search.catalog(), meant(understood));
    }

    /** What was searched in place of what was typed, as the best item writes it. */
    private @Nullable String meant(Understood understood) {
        if (!understood.corrected()) {
            return null;
        }
        var catalog = search.catalog();
        return new Understanding(catalog.lexicon()).items(understood.wanted(), 1).stream().findFirst()
                .map(best -> new Reasons(catalog.lexicon()).meant(understood.wanted(), catalog.describe(best))).orElse(null);
    }

    /** Read before the search: the answer may be fresher than it says, never staler. */
    private Freshness freshness() {
        var visibility = search.visibility();
        Instant oldest = search.running().oldestWaiting();
        long behind = oldest == null ? 0 : Math.max(0, Duration.between(oldest, clock.instant()).toMillis());
        return new Freshness(visibility.levelsTaken(), visibility.newest(), behind);
    }

    /** A caller whose token names stores sees these and no others. @return empty for all */
    private List<String> ownStores(StockQuery query) {
        query.filters().getOrDefault(Filter.STORE, List.of()).forEach(store -> caller.mustSpeakFor(new Gln(store)));
        return caller.stores().all() ? List.of() : List.copyOf(caller.stores().named());
    }
}
