package io.restock.border.access;

import io.quarkus.security.identity.SecurityIdentity;
import io.restock.border.http.ProblemException;
import io.restock.contracts.access.Role;
import io.restock.contracts.access.Scope;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.jspecify.annotations.Nullable;

/** Reads the {@link Caller} from the token that was verified. */
@Singleton
public class CallerProducer {
    static final String SEND_A_TOKEN = "send a token, as the header Authorization: Bearer …; ./restock token --subject NAME prints one";

    @Inject
    SecurityIdentity identity;
    @Inject
    Revocations revocations;

    /** @throws ProblemException 401 if there is no token, or one that was revoked */
    @Produces
    @Dependent
    Caller caller() {
        if (!(identity.getPrincipal() instanceof JsonWebToken token)) {
            throw ProblemException.of(401, "Who is asking?", SEND_A_TOKEN);
        }
        if (revocations.hold(token)) {
            throw ProblemException.of(401, "Who is asking?", "this token was revoked; ask for another one");
        }
        return of(token);
    }

    static Caller of(JsonWebToken token) {
        return new Caller(token.getName(), roles(token), scope(token, "stores"), scope(token, "dcs"), scope(token, "till"));
    }

    /** Tokens of other systems name groups that are no roles of ours. */
    private static Set<Role> roles(JsonWebToken token) {
        var roles = EnumSet.noneOf(Role.class);
        Stream.of("roles", "groups").flatMap(claim -> texts(token.getClaim(claim)).stream()).map(Role::named).flatMap(Optional::stream).forEach(roles::add);
        return roles;
    }

    private static Scope scope(JsonWebToken token, String claim) {
        return Scope.of(texts(token.getClaim(claim)));
    }

    private static List<String> texts(@Nullable Object claim) {
        return switch (claim) {
            case null -> List.of();
            case Collection<?> all -> all.stream().map(CallerProducer::text).toList();
            default -> List.of(text(claim));
        };
    }

    /** A string of JSON comes with its quotation marks. */
    private static String text(Object claim) {
        return claim.toString().replace("\"", "");
    }
}
