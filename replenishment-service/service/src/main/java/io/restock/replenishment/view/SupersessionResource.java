package io.restock.replenishment.view;

import io.restock.border.http.Caller;
import io.restock.border.http.ProblemException;
import io.restock.contracts.BusinessClock;
import io.restock.contracts.Gtin;
import io.restock.replenishment.catalog.Catalog;
import io.restock.replenishment.planning.PlanningRequest.SupersessionSet;
import io.restock.replenishment.planning.Requests;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.enterprise.context.RequestScoped;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** An item that takes the place of another. */
@RequestScoped
@Path("/v1/items/{item}/supersession")
@RunOnVirtualThread
public class SupersessionResource {
    private static final double MOST_UNITS = 1_000;

    private final Caller caller;
    private final Catalog catalog;
    private final Requests requests;
    private final BusinessClock clock;

    SupersessionResource(Caller caller, Catalog catalog, Requests requests, BusinessClock clock) {
        this.caller = caller;
        this.catalog = catalog;
        this.requests = requests;
        this.clock = clock;
    }

    /**
     * @param supersedes the item that goes
     * @param units of the new item that stand for one of the old, above 0, 1 unless told: 0.5 for a double pack
     * @param share of the customers who go over, above 0, at most 1, which it is unless told
     */
    public record Replaced(String supersedes, Double units, Double share) {}

    /** In every store where the new item has not sold yet, it goes on with the demand of the old one. */
    @PUT
    public Replaced supersede(@PathParam("item") String item, Replaced replaced) {
        caller.mustBe("merchandiser");
        if (replaced == null) {
            throw ProblemException.unreadable("send what it replaces as JSON, such as {\"supersedes\": \"07038010000010\"}");
        }
        var errors = new ArrayList<String>();
        var comes = gtin("item", item, errors);
        var goes = gtin("supersedes", replaced.supersedes(), errors);
        double units = replaced.units() == null ? 1 : replaced.units();
        double share = replaced.share() == null ? 1 : replaced.share();
        if (!(units > 0 && units <= MOST_UNITS)) {
            errors.add("units must be above 0 and at most 1000, was " + units);
        }
        if (!(share > 0 && share <= 1)) {
            errors.add("share must be above 0 and at most 1, was " + share);
        }
        if (comes.isPresent() && comes.equals(goes)) {
            errors.add("supersedes must be another item than " + item);
        }
        if (!errors.isEmpty()) {
            throw ProblemException.invalid(errors);
        }
        List.of(comes.orElseThrow(), goes.orElseThrow()).stream().filter(each -> !catalog.lists(each)).findFirst().ifPresent(each -> {
            throw ProblemException.unknown("there is no item " + each);
        });
        requests.send(new SupersessionSet(comes.get(), goes.get(), units, share, clock.instant(), caller.name()));
        return new Replaced(goes.get().digits(), units, share);
    }

    private static Optional<Gtin> gtin(String field, String text, List<String> errors) {
        if (text == null) {
            errors.add(field + " is missing; send the item's number");
            return Optional.empty();
        }
        try {
            return Optional.of(Gtin.scanned(text));
        } catch (IllegalArgumentException e) {
            errors.add(field + " " + e.getMessage());
            return Optional.empty();
        }
    }
}
