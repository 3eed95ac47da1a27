package io.restock.dashboard.login;

import io.quarkus.oidc.AccessTokenCredential;
import io.quarkus.oidc.SecurityEvent;
import io.restock.border.access.Revocations;
import io.restock.contracts.Json;
import io.smallrye.jwt.auth.principal.DefaultJWTCallerPrincipal;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.EnumSet;
import java.util.Set;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.jwt.Claims;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.jboss.logging.Logger;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.consumer.InvalidJwtException;

/**
 * Who leaves the identity provider leaves here, too: streams that the person had open end at once, and the tokens of that session are worth nothing with us any more,
 * though they may not have expired.
 */
@Singleton
class ProviderLogouts {
    private static final Logger LOG = Logger.getLogger(ProviderLogouts.class);
    private static final Set<SecurityEvent.Type> LEAVING = EnumSet.of(SecurityEvent.Type.OIDC_LOGOUT_RP_INITIATED,
            SecurityEvent.Type.OIDC_BACKCHANNEL_LOGOUT_COMPLETED);
    private static final int DONE = 200;

    @Inject
    Sessions sessions;

    void happened(@Observes SecurityEvent event) {
        if (LEAVING.contains(event.getEventType())) {
            sessions.end(read(event.getSecurityIdentity().getCredential(AccessTokenCredential.class).getToken()));
        }
    }

    /** One that Quarkus has just verified. */
    private static JsonWebToken read(String token) {
        try {
            var claims = JwtClaims.parse(new String(payload(token), StandardCharsets.UTF_8));
            claims.setClaim(Claims.raw_token.name(), token);
            return new DefaultJWTCallerPrincipal(claims);
        } catch (InvalidJwtException e) {
            throw new IllegalArgumentException("the identity provider's access token has claims that cannot be read", e);
        }
    }

    private static byte[] payload(String token) {
        return Base64.getUrlDecoder().decode(token.split("\\.")[1]);
    }

    /** What the provider says behind the browser's back: Quarkus keeps it until the browser's next question, and an open stream asks nothing. */
    void listen(@Observes Router router, @ConfigProperty(name = "quarkus.oidc.logout.backchannel.path") String path) {
        router.post(path).order(Integer.MIN_VALUE).handler(request -> {
            request.addEndHandler(_ -> answered(request));
            request.next();
        });
    }

    /** Quarkus has looked at the signature, issuer and audience of what it answers so. */
    private void answered(RoutingContext request) {
        String logout = request.response().getStatusCode() == DONE ? request.request().getFormAttribute("logout_token") : null;
        if (logout == null) {
            return;
        }
        try {
            var session = Json.MAPPER.readTree(payload(logout)).path(Revocations.SESSION);
            if (session.isTextual()) {
                sessions.endSession(session.asText());
            }
        } catch (IOException e) {
            LOG.warn("The identity provider ended a session that cannot be read", e);
        }
    }
}
