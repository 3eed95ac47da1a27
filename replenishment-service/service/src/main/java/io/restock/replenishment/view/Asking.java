package io.restock.replenishment.view;

import io.restock.border.access.Caller;
import io.restock.border.approval.SecondEyes;
import io.restock.contracts.BusinessClock;
import io.restock.contracts.access.Channel;
import io.restock.contracts.approval.Asked;
import io.restock.replenishment.approval.PlanningRules;
import io.restock.replenishment.catalog.Catalog;
import io.restock.replenishment.request.PlanningRequest;
import io.restock.replenishment.request.Requests;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.Response;
import java.util.Optional;

/** What a caller asks of the deciders, about what the catalog knows. */
abstract class Asking {
    @Inject
    Caller caller;
    @Inject
    Catalog catalog;
    @Inject
    Requests requests;
    @Inject
    BusinessClock clock;
    @Inject
    SecondEyes secondEyes;
    @Inject
    PlanningRules rules;

    /**
     * Sends a request to the deciders, or keeps it until a second person has looked at it.
     *
     * @param changes whether it changes anything: what stands already, nobody has to look at again
     * @param answer once it is sent
     */
    Response sent(PlanningRequest request, boolean changes, Asked asked, Channel channel, Object answer) {
        return secondEyes.unless(() -> changes ? rules.tooWide(request) : Optional.empty(), asked, caller, () -> {
            requests.send(request, caller.author(channel));
            return Response.ok(answer).build();
        });
    }
}
