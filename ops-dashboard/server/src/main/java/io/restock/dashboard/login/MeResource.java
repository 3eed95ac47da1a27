package io.restock.dashboard.login;

import io.restock.border.http.Caller;
import io.restock.contracts.Role;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.time.Instant;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** Says to the one who asks who that is. */
@Path("/v1/me")
@RequestScoped
public class MeResource {
    @Inject
    Caller caller;
    @Inject
    JsonWebToken token;

    @GET
    @Operation(operationId = "me", summary = "Who asks, and what for, as the token says")
    public Me me() {
        return new Me(caller.name(), caller.roles().stream().map(Role::toString).sorted().toList(), caller.stores().stream().sorted().toList(),
                token.getName() == null ? null : Instant.ofEpochSecond(token.getExpirationTime()));
    }
}
