package io.restock.border.http;

import io.restock.contracts.Role;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.jwt.JsonWebToken;

/** Reads the {@link Caller} from the verified token. Without one, the local profile ({@code restock.auth.local=true}) answers as on one's own machine. */
@Singleton
public class CallerProducer {
    @Inject
    Instance<JsonWebToken> token;
    @ConfigProperty(name = "restock.auth.local", defaultValue = "true")
    boolean local;

    /** @throws ProblemException 401 if there is no token and the profile is not local */
    @Produces
    @Dependent
    Caller caller() {
        if (token.isResolvable() && token.get().getName() != null) {
            JsonWebToken jwt = token.get();
            return new Caller(jwt.getName(), stores(jwt.getClaim("stores")), roles(jwt.getGroups()));
        }
        if (local) {
            return Caller.LOCAL;
        }
        throw ProblemException.of(401, "Who is asking?", "send a bearer token in the Authorization header");
    }

    private static Set<String> stores(Object claim) {
        return claim instanceof Collection<?> all
                ? all.stream().map(CallerProducer::text).collect(Collectors.toUnmodifiableSet())
                : Set.of();
    }

    private static Set<Role> roles(Set<String> groups) {
        return groups == null ? Set.of() : groups.stream().map(Role::named).flatMap(Optional::stream).collect(Collectors.toUnmodifiableSet());
    }

    private static String text(Object claim) {
        return claim.toString().replace("\"", "");
    }
}
