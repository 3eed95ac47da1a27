package io.restock.dashboard.login;

import io.quarkus.oidc.AccessTokenCredential;
import io.quarkus.oidc.SecurityEvent;
import io.restock.contracts.Json;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.util.Base64;
import java.util.EnumSet;
import java.util.Set;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

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
            sessions.end(event.getSecurityIdentity().getCredential(AccessTokenCredential.class).getToken());
        }
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
            var session = Json.MAPPER.readTree(Base64.getUrlDecoder().decode(logout.split("\\.")[1])).path(Sessions.SESSION);
            if (session.isTextual()) {
                sessions.endSession(session.asText());
            }
        } catch (IOException e) {
            LOG.warn("The identity provider ended a session that cannot be read", e);
        }
    }
}
