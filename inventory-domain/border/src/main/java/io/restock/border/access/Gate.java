package io.restock.border.access;

import io.restock.border.http.ProblemException;
import io.restock.contracts.access.Reach;
import jakarta.inject.Inject;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.DynamicFeature;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.FeatureContext;
import jakarta.ws.rs.ext.Provider;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Stands before every operation: who asks needs a token with a role of the operation's {@link May}, and a scope that holds the store, till or distribution center in its
 * path. What else a request names (in its query or body) the operation asks the {@link Caller} about.
 */
@Provider
public class Gate implements DynamicFeature {
    /** Under these names paths hold a store, or a distribution center. */
    private static final List<String> PLACES = List.of("gln", "store");

    @Inject
    CallerProducer callers;

    @Override
    public void configure(ResourceInfo operation, FeatureContext context) {
        context.register(new Keeper(callers, operation.getResourceMethod().getAnnotation(May.class)), Priorities.AUTHORIZATION);
    }

    private record Keeper(CallerProducer callers, @Nullable May may) implements ContainerRequestFilter {
        @Override
        public void filter(ContainerRequestContext request) {
            Caller caller = callers.caller();
            if (may == null) {
                throw ProblemException.of(403, "Not yours", "nobody may do this: it stands in no row of the table of actions");
            }
            caller.mustBeAllowed(may.value());
            var path = request.getUriInfo().getPathParameters();
            PLACES.stream().map(path::getFirst).filter(place -> place != null).findFirst().ifPresent(place -> mustReach(caller, may.value().reach(), place));
            String till = path.getFirst("till");
            if (may.value().reach() == Reach.TILL && till != null) {
                caller.mustReach(Reach.TILL, till);
            }
        }

        private static void mustReach(Caller caller, Reach reach, String place) {
            switch (reach) {
                case STORE, TILL -> caller.mustReach(Reach.STORE, place);
                case DC -> caller.mustReach(Reach.DC, place);
                case CHAIN -> { /* the role is enough */ }
            }
        }
    }
}
