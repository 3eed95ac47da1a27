package io.restock.dashboard.login;

import io.quarkus.oidc.runtime.OidcAuthenticationMechanism;
import io.quarkus.vertx.http.runtime.security.QuarkusHttpUser;
import io.restock.contracts.login.LoginLinks;
import io.smallrye.jwt.auth.principal.JWTParser;
import io.smallrye.jwt.auth.principal.ParseException;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.jboss.logging.Logger;

/**
 * The way in and out: addresses that a browser goes to, not questions that a client asks, which is why they are no part of the API. What is open here is open to all.
 * A cookie that no other site can have sent ({@link SessionCookie}) makes a plain link to log out as safe as a form.
 */
@Singleton
class LoginRoutes {
    private static final int SEE_OTHER = 303;
    private static final String PAGE = "/";
    /** Where the page says that the link is used or too old. */
    private static final String USED_LINK = "/#link";
    private static final Logger LOG = Logger.getLogger(LoginRoutes.class);

    @Inject
    JWTParser tokens;
    @Inject
    Sessions sessions;
    @Inject
    OidcAuthenticationMechanism provider;
    @ConfigProperty(name = "restock.login.links")
    Optional<Path> folder;
    @ConfigProperty(name = "quarkus.oidc.tenant-enabled")
    boolean withProvider;
    private final Clock clock = Clock.systemUTC();

    void open(@Observes Router router) {
        router.get(PersonMechanism.LOGIN).blockingHandler(this::login, false);
        router.get(PersonMechanism.LOGIN + "/how").handler(this::how);
        router.get("/logout").handler(this::logout);
    }

    private void login(RoutingContext request) {
        String key = request.request().getParam("key");
        if (key != null) {
            goTo(follow(key, request) ? PAGE : USED_LINK, request);
        } else if (withProvider && !isKnown(request)) {
            askProvider(request);
        } else {
            goTo(PAGE, request);
        }
    }

    private void askProvider(RoutingContext request) {
        provider.getChallenge(request).subscribe().with(challenge -> {
            challenge.getHeaders().forEach((name, value) -> request.response().putHeader(name, value));
            request.response().setStatusCode(challenge.status).end();
        }, request::fail);
    }

    private boolean follow(String key, RoutingContext request) {
        var person = taken(key);
        person.ifPresent(known -> SessionCookie.keep(known, request, clock));
        return person.isPresent();
    }

    private Optional<JsonWebToken> taken(String key) {
        try {
            var token = folder.isEmpty() ? Optional.<String>empty() : new LoginLinks(folder.get(), clock).take(key);
            return token.isEmpty() ? Optional.empty() : Optional.of(tokens.parse(token.get()));
        } catch (IOException e) {
            LOG.warnf("A login link cannot be read in %s: %s", folder.get(), e.getMessage());
            return Optional.empty();
        } catch (ParseException e) {
            LOG.warnf("A login link was made with another key than this dashboard's: %s", e.getMessage());
            return Optional.empty();
        }
    }

    /** How one logs in here: what the page cannot know before it knows anybody. */
    private void how(RoutingContext request) {
        request.response().putHeader(HttpHeaders.CACHE_CONTROL, "no-store").putHeader(HttpHeaders.CONTENT_TYPE, "application/json")
                .end(new JsonObject().put("provider", withProvider).encode());
    }

    /** Of a session with the provider the mechanism takes care, which goes there. */
    private void logout(RoutingContext request) {
        SessionCookie.of(request).flatMap(token -> knownBy(token, request)).ifPresent(sessions::end);
        SessionCookie.drop(request);
        goTo(PAGE, request);
    }

    /** Empty for a cookie that lets nobody in: a stranger ends no session. */
    private static Optional<JsonWebToken> knownBy(String token, RoutingContext request) {
        return request.user() instanceof QuarkusHttpUser person && person.getSecurityIdentity().getPrincipal() instanceof JsonWebToken known
                && token.equals(known.getRawToken()) ? Optional.of(known) : Optional.empty();
    }

    private static boolean isKnown(RoutingContext request) {
        return request.user() instanceof QuarkusHttpUser person && !person.getSecurityIdentity().isAnonymous();
    }

    private static void goTo(String address, RoutingContext request) {
        request.response().setStatusCode(SEE_OTHER).putHeader(HttpHeaders.LOCATION, address).putHeader(HttpHeaders.CACHE_CONTROL, "no-store")
                .putHeader("Referrer-Policy", "no-referrer").end();
    }
}
