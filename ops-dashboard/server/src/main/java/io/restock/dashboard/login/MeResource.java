package io.restock.dashboard.login;

import io.quarkus.security.identity.SecurityIdentity;
import io.restock.border.access.Caller;
import io.restock.border.access.May;
import io.restock.contracts.access.Action;
import io.restock.contracts.access.Role;
import io.restock.contracts.access.Scope;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** Says to the one who asks who that is, and so to the page what it need not show. */
@Path("/v1/me")
@RequestScoped
public class MeResource {
    @Inject
    Caller caller;
    @Inject
    SecurityIdentity asking;

    @GET
    @May(Action.READ_ONESELF)
    @Operation(operationId = "me", summary = "Who asks, and what for, as the token says")
    public Me me() {
        var token = (JsonWebToken) asking.getPrincipal();
        return new Me(caller.name(), caller.roles().stream().map(Role::toString).sorted().toList(), names(caller.stores()), names(caller.dcs()),
                Arrays.stream(Action.values()).filter(this::may).toList(), Instant.ofEpochSecond(token.getExpirationTime()));
    }

    private boolean may(Action action) {
        return !Collections.disjoint(action.roles(), caller.roles());
    }

    private static List<String> names(Scope scope) {
        return scope.all() ? List.of(Scope.EVERY) : scope.named().stream().sorted().toList();
    }
}
