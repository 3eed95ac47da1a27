package io.restock.dashboard.login;

import io.quarkus.oidc.AccessTokenCredential;
import io.quarkus.oidc.SecurityEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.EnumSet;
import java.util.Set;

/**
 * Who leaves the identity provider leaves here, too: streams that the person had open end at once, and the token is worth nothing with us any more, though it may
 * not have expired.
 */
@Singleton
class ProviderLogouts {
    private static final Set<SecurityEvent.Type> LEAVING = EnumSet.of(SecurityEvent.Type.OIDC_LOGOUT_RP_INITIATED,
            SecurityEvent.Type.OIDC_BACKCHANNEL_LOGOUT_COMPLETED);

    @Inject
    Sessions sessions;

    void happened(@Observes SecurityEvent event) {
        if (LEAVING.contains(event.getEventType())) {
            sessions.end(event.getSecurityIdentity().getCredential(AccessTokenCredential.class).getToken());
        }
    }
}
