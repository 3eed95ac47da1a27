package io.restock.ledger.access;

import io.restock.border.access.Caller;
import io.restock.border.access.May;
import io.restock.border.http.Checking;
import io.restock.contracts.Json;
import io.restock.contracts.Limits;
import io.restock.contracts.access.Action;
import io.restock.contracts.access.Revocation;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.util.Base64;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;

/** {@code /v1/revocations}: ends tokens before their time, in every service within seconds. */
@Path("/v1/revocations")
@RequestScoped
@RunOnVirtualThread
@Produces(MediaType.APPLICATION_JSON)
public class RevocationResource {
    private static final int LONGEST_TOKEN = 20_000;

    @Inject
    Revoking revoking;
    @Inject
    Caller caller;

    /**
     * One of the two.
     *
     * @param token a whole token, or its {@code jti}
     * @param subject whose tokens all end that were issued until now
     */
    public record RevocationBody(@Nullable String token, @Nullable String subject) {}

    public record Revocations(List<Revocation> revocations) {}

    @POST
    @May(Action.REVOKE)
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Ends a token, or all that a person or device has", description = "Every service refuses them from then on.")
    public Response revoke(RevocationBody body) {
        var checking = Checking.of(body, "{\"subject\": \"ann\"}");
        checking.require((body.token() == null) != (body.subject() == null), "token", "or subject: name one of the two");
        String token = body.token() == null ? null : checking.read("token", body.token(), RevocationResource::identity);
        String subject = checking.optionalText("subject", body.subject(), Limits.NAME);
        checking.mustHold();
        String tokens = token != null ? Revocation.token(token) : Revocation.subject(checking.held(subject));
        return Response.status(Response.Status.CREATED).entity(revoking.revoke(tokens, revoking.now().plus(Revoking.LONGEST), caller.author())).build();
    }

    @GET
    @May(Action.READ_TOKENS)
    @Operation(summary = "Tokens that were ended before their time")
    public Revocations list(@QueryParam("limit") @DefaultValue("100") int limit) {
        var checking = new Checking();
        checking.limit(limit, Limits.PAGE);
        checking.mustHold();
        return new Revocations(revoking.list(limit));
    }

    /** Of a whole token its {@code jti}: who has found one somewhere need not know how to take it apart. */
    private static String identity(String text) {
        if (text.isBlank() || text.length() > LONGEST_TOKEN) {
            throw new IllegalArgumentException("must be a token or its \"jti\"");
        }
        String[] parts = text.split("\\.");
        if (parts.length != 3) {
            return text;
        }
        try {
            String jti = Json.MAPPER.readTree(Base64.getUrlDecoder().decode(parts[1])).path("jti").asText();
            if (jti.isEmpty()) {
                throw new IllegalArgumentException("names no \"jti\"; end all of its subject's instead");
            }
            return jti;
        } catch (IOException e) {
            throw new IllegalArgumentException("must be a token or its \"jti\"", e);
        }
    }
}
