package io.restock.dashboard.login;

import io.quarkus.oidc.AccessTokenCredential;
import io.quarkus.oidc.runtime.OidcAuthenticationMechanism;
import io.quarkus.security.AuthenticationCompletionException;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.AuthenticationRedirectException;
import io.quarkus.security.identity.IdentityProviderManager;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.request.AuthenticationRequest;
import io.quarkus.security.identity.request.TokenAuthenticationRequest;
import io.quarkus.smallrye.jwt.runtime.auth.JWTAuthMechanism;
import io.quarkus.smallrye.jwt.runtime.auth.JsonWebTokenCredential;
import io.quarkus.vertx.http.runtime.security.ChallengeData;
import io.quarkus.vertx.http.runtime.security.HttpAuthenticationMechanism;
import io.quarkus.vertx.http.runtime.security.HttpSecurityUtils;
import io.smallrye.jwt.auth.principal.ParseException;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Alternative;
import jakarta.inject.Inject;
import java.util.Set;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.jboss.logging.Logger;

/**
 * Knows who asks by a bearer token, by the session of a link, or by a session with the identity provider, in this order. Whichever it is, what counts in the end is one
 * token, checked here as every service checks it: so a person may before the page exactly what the person may with curl. A session that is no longer good makes its
 * owner a stranger and no more, for strangers may see the login page.
 */
@Alternative
@Priority(1)
@ApplicationScoped
public class PersonMechanism implements HttpAuthenticationMechanism {
    static final String LOGIN = "/login";
    /** Where the page says that the provider knows the person and we cannot take its word. */
    private static final String REFUSED = "/#refused";
    private static final Logger LOG = Logger.getLogger(PersonMechanism.class);

    @Inject
    JWTAuthMechanism bearer;
    @Inject
    OidcAuthenticationMechanism provider;
    @Inject
    Sessions sessions;
    @ConfigProperty(name = "quarkus.oidc.tenant-enabled")
    boolean withProvider;

    @Override
    public Uni<SecurityIdentity> authenticate(RoutingContext request, IdentityProviderManager identities) {
        if (request.request().headers().contains(HttpHeaders.AUTHORIZATION)) {
            return bearer.authenticate(request, identities);
        }
        var session = SessionCookie.of(request);
        if (session.isPresent()) {
            return check(session.get(), request, identities).onFailure(AuthenticationFailedException.class).recoverWithNull();
        }
        return withProvider ? throughProvider(request, identities) : Uni.createFrom().nullItem();
    }

    private Uni<SecurityIdentity> throughProvider(RoutingContext request, IdentityProviderManager identities) {
        var person = provider.authenticate(request, identities).onItem().ifNotNull().transformToUni(known -> checkAccess(known, request, identities));
        // Who is about to log in hears why it does not work; to all others a session that is not good is none.
        return (isLogin(request) ? person.onFailure(AuthenticationCompletionException.class).transform(PersonMechanism::refusal) : person)
                .onFailure(failure -> failure instanceof AuthenticationFailedException || failure instanceof AuthenticationCompletionException).recoverWithNull();
    }

    private Uni<SecurityIdentity> checkAccess(SecurityIdentity known, RoutingContext request, IdentityProviderManager identities) {
        var access = known.getCredential(AccessTokenCredential.class);
        return check(access.getToken(), request, identities).onFailure(AuthenticationFailedException.class).transform(AuthenticationCompletionException::new);
    }

    private Uni<SecurityIdentity> check(String token, RoutingContext request, IdentityProviderManager identities) {
        var question = HttpSecurityUtils.setRoutingContextAttribute(new TokenAuthenticationRequest(new JsonWebTokenCredential(token)), request);
        return identities.authenticate(question)
                .map(person -> person.getPrincipal() instanceof JsonWebToken known && sessions.lasts(known) ? person : null);
    }

    private static AuthenticationRedirectException refusal(Throwable failure) {
        LOG.warnf("The identity provider let a person in whom its token does not: %s", reasonOf(failure));
        return new AuthenticationRedirectException(REFUSED);
    }

    /** In our own words: those of the library quote the token. */
    private static String reasonOf(Throwable failure) {
        return failure instanceof ParseException ours ? String.valueOf(ours.getMessage())
                : failure.getCause() == null ? "it cannot be verified" : reasonOf(failure.getCause());
    }

    @Override
    public Uni<ChallengeData> getChallenge(RoutingContext request) {
        return bearer.getChallenge(request);
    }

    private static boolean isLogin(RoutingContext request) {
        return LOGIN.equals(request.normalizedPath());
    }

    @Override
    public Set<Class<? extends AuthenticationRequest>> getCredentialTypes() {
        return Set.of(TokenAuthenticationRequest.class);
    }
}
