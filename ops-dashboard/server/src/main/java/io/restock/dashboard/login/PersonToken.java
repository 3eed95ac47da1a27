package io.restock.dashboard.login;

import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.jwt.auth.cdi.NullJsonWebToken;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.RequestScoped;
import jakarta.enterprise.inject.Alternative;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.jwt.JsonWebToken;

/** The token of the one who asks. Two extensions would answer, each knowing its own way in only; {@link PersonMechanism} has made one of them. */
@Alternative
@Priority(100)
@Singleton
public class PersonToken {
    @Inject
    SecurityIdentity asking;

    @Produces
    @RequestScoped
    JsonWebToken token() {
        return asking.getPrincipal() instanceof JsonWebToken token ? token : new NullJsonWebToken();
    }
}
