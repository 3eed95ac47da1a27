package io.restock.ledger.listing;

import io.restock.border.access.Caller;
import io.restock.border.access.May;
import io.restock.border.http.Checking;
import io.restock.contracts.access.Action;
import io.restock.ledger.listing.gates.ListingRules;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** Sets where the gates stand through which listings go. */
@Path("/v1/listing-rules")
@RequestScoped
@RunOnVirtualThread
@Produces(MediaType.APPLICATION_JSON)
public class ListingRulesResource {
    @Inject
    KeptRules kept;
    @Inject
    Caller caller;

    @PUT
    @May(Action.KEEP_ITEMS)
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Sets where the gates for listings stand", description = "What is left out is as usual. They hold for what is submitted or decided from now on.")
    public ListingRules put(ListingRulesBody body) {
        var checking = new Checking();
        ListingRules rules = Checking.body(body, "{\"priceVariance\": 0.5, \"forbiddenWords\": [\"miracle cure\"]}").check(checking);
        checking.mustHold();
        kept.put(rules, caller.author());
        return rules;
    }

    @GET
    @May(Action.READ_CATALOG)
    @Operation(summary = "Where the gates for listings stand")
    public ListingRules get() {
        return kept.get();
    }
}
